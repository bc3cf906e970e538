import { parameterAt } from '../../engine/network/network'
import type { StepContext } from '../context'
import type { Quantity } from '../quantity'
import type { Notation } from './notation'

/** Where a hint belongs: a layer of the step. */
interface Place {
  readonly layer: number // a weight layer from 0
  readonly unit: number
}

/** A sentence with its {symbols} as a notation writes them, without indices: a, t, z, f′(z). */
export function inSymbols(sentence: string, notation: Notation, context: StepContext, place: Place): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => SYMBOLS[name]?.(notation, context, place) ?? whole)
}

/** The layer whose symbols a sentence about a quantity uses. */
export function placeOf({ network }: StepContext, quantity: Quantity): Place {
  if ('parameter' in quantity) {
    const { layer, to } = parameterAt(network, quantity.parameter)
    return { layer, unit: to }
  }
  return 'layer' in quantity ? quantity : { layer: network.layers.length - 1, unit: 0 }
}

type Symbol = (notation: Notation, context: StepContext, place: Place) => string

const lastOf = ({ network }: StepContext): Place => ({ layer: network.layers.length - 1, unit: 0 })
const below = ({ layer }: Place): Place => ({ layer: Math.max(0, layer - 1), unit: 0 })

const ofUnit =
  (kind: 'z' | 'a', at: (context: StepContext, place: Place) => Place = (_, place) => place): Symbol =>
  (notation, context, place) =>
    plain(notation, context, { ...at(context, place), kind, sample: 0 })

const output = ofUnit('a', lastOf)
const target: Symbol = (notation, context) => plain(notation, context, { kind: 'y', sample: 0, unit: 0 })

const slope: Symbol = (notation, context, place) => {
  if (notation.style.sigmoidSlope === 'o(1−o)' && context.network.layers[place.layer]!.activation === 'sigmoid') {
    const a = ofUnit('a')(notation, context, place)
    return `${a}(1 − ${a})`
  }
  return plain(notation, context, { ...place, kind: 'slope', sample: 0 })
}

/** What node errors start from, as the notation has it: a − t, t − a, −(t − a). */
function error(reversed: boolean): Symbol {
  return (notation, context, place) => {
    const [o, t] = [output(notation, context, place), target(notation, context, place)]
    const sign = notation.factor(context, { kind: 'delta', sample: 0, ...lastOf(context) })
    if (sign < 0) return reversed ? `${o} − ${t}` : `${t} − ${o}`
    if (reversed) return `${t} − ${o}`
    return notation.style.targetFirst ? `−(${t} − ${o})` : `${o} − ${t}`
  }
}

const SYMBOLS: Readonly<Record<string, Symbol>> = {
  a: ofUnit('a'),
  z: ofUnit('z'),
  below_a: ofUnit('a', (_, place) => below(place)),
  below_z: ofUnit('z', (_, place) => below(place)),
  o: output,
  slope,
  output_slope: (notation, context) => slope(notation, context, lastOf(context)),
  error: error(false),
  reversed: error(true),
  square: (notation, context, place) => {
    const [o, t] = [output(notation, context, place), target(notation, context, place)]
    return notation.style.targetFirst ? `(${t} − ${o})²` : `(${o} − ${t})²`
  },
  m: (notation, context) => plain(notation, context, { kind: 'batchSize' }),
}

const GREEK: Readonly<Record<string, string>> = { sigma: 'σ', delta: 'δ', eta: 'η', alpha: 'α', partial: '∂' }

/** The symbol of a quantity as plain text, without indices. */
function plain(notation: Notation, context: StepContext, quantity: Quantity): string {
  return notation
    .symbol(context, quantity)
    .tex.replace(/\\(?:mathit|mathrm|text)\{([^{}]*)\}/g, '$1')
    .replace(/\\hat\{y\}/g, 'ŷ')
    .replace(/[_^]\{[^{}]*\}/g, '')
    .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2')
    .replace(/\\(?:left|right)/g, '')
    .replace(/\\(\w+) ?/g, (_, name: string) => GREEK[name] ?? name)
    .replaceAll("'", '′')
}
