import { LIMITS } from '../document/ranges'
import type { Scenario } from '../document/types'
import { type CauseNumber, judged, type Repair, rowsFrom, type Sentence, type Verdict, type Vitals, waiting } from './finding'
import { firstWeightsFor } from './first-weights'
import { largestWeight, median, totalNorm } from './movement'
import { goOnWith, tidy } from './smaller-rate'
import { flatUnits, nodeErrorNorm } from './unit-counts'

/**
 * A first layer whose gradient is a hundredth of the last one's, or less, takes a hundred steps for one of the last:
 * four sigmoid layers, at most 0.25 each, are enough. Node errors that grow a hundredfold make the steps as much too long.
 */
const APART = 100
/** Weight layers on the way from which shrinking is a matter of depth: two hidden layers. */
const DEEP = 2
/** Rows the medians are of: one batch alone may be odd. */
const SPAN = 5
/** Rows before a gradient can stand out from those of its run. */
const KNOWN = 20

/** Does the gradient shrink or grow on its way back through the layers, or from step to step? */
export function judgeGradients(vitals: Vitals): Verdict {
  const { network, scenario, units } = vitals
  const rows = rowsFrom(vitals.rows, vitals.lastChange).filter((row) => !Number.isNaN(totalNorm(row)))
  const newest = rows.at(-1)
  if (!newest) return waiting('the first step')
  const last = network.layers.length - 1 // also the number of hidden layers
  const late = rows.slice(-SPAN)
  const middle = network.layers.map((_, l) => median(late.map(({ gradientNorms }) => gradientNorms[l]!)))
  const normOf = (layer: number): CauseNumber => ({
    value: newest.gradientNorms[layer]!,
    record: ['history', newest.step, 'gradientNorms', layer],
    format: 'number',
  })
  const place = { selection: { kind: 'unit', layer: 1, unit: 0 }, lens: 'nodeErrors', unit: 'path' } as const
  const sizes = ['The gradient of the last layer has the norm ', normOf(last), ', that of the first layer ', normOf(0), ': '] as const
  if (last >= DEEP && middle[0]! * APART < middle[last]! && (middle[0]! > 0 || isFlattened(vitals))) {
    return judged({
      id: 'vanishing',
      severity: 'problem',
      title: 'The gradient vanishes',
      cause: [...sizes, ...whyVanishing(vitals)],
      place,
      repair: againstVanishing(scenario),
    })
  }
  if (last >= DEEP && units && nodeErrorNorm(units, 0) > APART * nodeErrorNorm(units, last)) {
    const errors = (layer: number): CauseNumber => ({
      value: nodeErrorNorm(units, layer),
      record: ['health', units.step, 'nodeErrors', layer],
      format: 'number',
    })
    return judged({
      id: 'exploding',
      severity: 'problem',
      title: 'The gradient explodes',
      cause: [
        'The node errors ∂L/∂z of the last layer have the norm ',
        errors(last),
        ', those of the first layer ',
        errors(0),
        `: on the way back through ${last} hidden layers large weights make them larger.`,
      ],
      place,
      repair: firstWeightsFor(scenario.network.activations),
    })
  }
  const usual = median(rows.map(totalNorm))
  if (rows.length >= KNOWN && median(late.map(totalNorm)) > APART * usual && usual > 0) {
    return judged({
      id: 'exploding-now',
      severity: 'problem',
      title: 'The gradient explodes',
      cause: [...sizes, 'more than a hundred times what is usual in this run. One such step can undo what was learned.'],
      place: { curves: 'gradients' },
      repair: goOnWith(tidy(Math.max(LIMITS.learningRate.min, newest.learningRate / 4))),
    })
  }
  return judged()
}

/** Whether a gradient of exactly 0 is one that was too small for a number: not of a dead ReLU, nor of weights that are all 0. */
function isFlattened({ network, parameters }: Vitals): boolean {
  return network.layers.slice(0, -1).every(({ activation }) => activation !== 'relu') && largestWeight(network, parameters, 1).value !== 0
}

/** What the factors f′ and w of the way back are like in these weights. */
function whyVanishing({ network, parameters, step, units }: Vitals): Sentence {
  const hidden = network.layers.slice(0, -1)
  const { index, value } = largestWeight(network, parameters, 1)
  const way = `on the way back through ${hidden.length} hidden layers it is multiplied by weights and derivatives f′. `
  const weight = { value, record: ['parameters', step, index], format: 'number' } as const
  if (hidden.some(({ activation }) => activation === 'sigmoid')) {
    return [way, 'f′ of sigmoid is at most 0.25, and no weight on the way is farther from 0 than ', weight, '.']
  }
  if (units && hidden.some((_, l) => flatUnits(network, units, l).length > 0)) {
    return [
      way,
      'No weight on the way is farther from 0 than ',
      weight,
      ', but units are so far out on their curve that their f′ is nearly 0.',
    ]
  }
  if (Math.abs(value) < 1)
    return [way, 'No weight on the way is farther from 0 than ', weight, ', and no f′ is above 1: each factor makes it smaller.']
  return [way, 'No weight on the way is farther from 0 than ', weight, ': the products of weights and f′ are small.']
}

/** tanh for sigmoid, whose derivative is four times as large; else ReLU, whose derivative is 1, with weights that suit it. */
function againstVanishing({ network: { hidden, activations }, initialization, training: { loss } }: Scenario): Repair {
  const sigmoids = activations.slice(0, -1).includes('sigmoid')
  if (sigmoids) {
    const value = { activations: activations.map((f, l) => (f === 'sigmoid' && l < hidden.length ? 'tanh' : f)), loss } as const
    return { kind: 'change', words: 'tanh in place of sigmoid in the hidden layers', change: { field: 'functions', value } }
  }
  const kind = initialization.kind === 'drawn' ? initialization.initializer.kind : 'given'
  if (kind !== 'xavier' && kind !== 'he') return firstWeightsFor(activations)
  const relu = activations.map((f, l) => (l < hidden.length ? 'relu' : f))
  return {
    kind: 'restart',
    words: 'ReLU in the hidden layers, with He weights',
    patch: { ...firstWeightsFor(relu).patch, network: { hidden, activations: relu } },
  }
}
