import { keyOf } from '../../explain/key-of'
import { hiddenQuantities } from '../../explain/predict/hidden-quantities'
import type { Quantity } from '../../explain/quantity'
import type { Inside } from '../state/inside-state'

const GIVEN: ReadonlySet<Quantity['kind']> = new Set(['y', 'before', 'stateBefore', 'learningRate', 'batchSize'])

const hiddenIn = new WeakMap<Inside, ReadonlySet<string>>()

/**
 * Whether a number of the step is shown: it has been computed at the operation looked at, and is not to be predicted there. Weights
 * before the step always are, inputs once they are put in. Every view asks here.
 */
export function isKnown(inside: Inside, quantity: Quantity): boolean {
  const { operations, index } = inside
  if (inside.asks && hidden(inside).has(keyOf(quantity))) return false
  const made = operations.indexOf(quantity)
  if (made >= 0) return made <= index
  // what no operation makes is given; a fixed bias has none of the rest
  if (quantity.kind !== 'x') return GIVEN.has(quantity.kind)
  return operations.indexOf({ kind: 'z', sample: quantity.sample, layer: 0, unit: 0 }) <= index + 1
}

function hidden(inside: Inside): ReadonlySet<string> {
  const known = hiddenIn.get(inside)
  if (known) return known
  const keys = new Set(hiddenQuantities(inside.context, inside.operations.at(inside.index)).map(keyOf))
  hiddenIn.set(inside, keys)
  return keys
}
