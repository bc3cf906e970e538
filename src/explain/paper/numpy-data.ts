import { keepOf } from '../../engine/network/dropout'
import { stateNames } from '../../engine/step/optimizers'
import type { StepContext } from '../context'
import { float, list, matrix, quoted, vector } from '../python'
import { stateNameOf, unitNameOf } from '../sentences/names-of'

/** Written out, more numbers than this are nothing to read and too much for an editor. */
const MOST_NUMBERS = 2000

/** The numbers that the step begins with. @throws RangeError where they are too many to be written out */
export function dataLines(context: StepContext): string[] {
  const { network, trace } = context
  requireFew(context)
  const { layers, sizes } = network
  const names = sizes.map((size, layer) => list(Array.from({ length: size }, (_, unit) => quoted(unitNameOf(context, layer, unit)))))
  const weights = layers.map(({ W, b, in: inputs }) => matrix(trace.before.subarray(W, b), inputs))
  const biases = layers.map(({ b, out }) => vector(trace.before.subarray(b, b + out)))
  return [
    `units = ${list(names)}`,
    `kinds = ${list(layers.map(({ activation }) => quoted(activation)))}`,
    `x = ${matrix(trace.x, sizes[0]!)}  # a row for each sample of the batch`,
    `y = ${matrix(trace.y, sizes[layers.length]!)}  # targets`,
    `W = ${list(weights)}  # W[l][j, i] is the weight from unit i of units[l] to unit j of units[l + 1]`,
    `b = ${list(biases)}`,
    ...maskLines(context),
    `rate = ${float(trace.learningRate)}`,
    ...stateNames(trace.optimizer).map(
      (name) => `${name} = ${vector(trace.stateBefore[name]!)}  # ${stateNameOf(context, name)} before the step, in the order of flat()`,
    ),
  ]
}

/** Whether the share kept is not one for all units: a pinned one is never divided. */
export function hasPins({ trace }: StepContext): boolean {
  return trace.pins.some((pins) => pins !== null)
}

function maskLines(context: StepContext): string[] {
  const { network, trace } = context
  if (!trace.mask.some((mask) => mask !== null)) return []
  const masks = trace.mask.flatMap((mask, layer) => (mask === null ? [] : [matrix(mask, network.layers[layer]!.out)]))
  const keeps = network.layers
    .slice(0, -1)
    .map(({ out }, layer) => vector(Array.from({ length: out }, (_, unit) => keepOf(trace, layer, unit))))
  const keep = hasPins(context) ? list(keeps) : float(trace.keep)
  return [`keep, mask = ${keep}, ${list(masks)}  # dropout: 1 kept, 0 dropped, in each hidden layer`]
}

function requireFew({ network, trace }: StepContext): void {
  const states = stateNames(trace.optimizer).length
  const masks = trace.mask.reduce((sum, mask) => sum + (mask?.length ?? 0), 0)
  const count = network.parameterCount * (1 + states) + trace.x.length + trace.y.length + masks
  if (count <= MOST_NUMBERS) return
  throw new RangeError(
    `This step begins with ${count.toLocaleString('en')} numbers; a script with more than ${MOST_NUMBERS.toLocaleString('en')} is not written. ` +
      'Take a smaller batch or a smaller network.',
  )
}
