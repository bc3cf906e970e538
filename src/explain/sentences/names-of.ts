import { unitName } from '../../engine/network/names'
import { parameterAt } from '../../engine/network/network'
import type { StateName } from '../../engine/step/optimizers'
import type { StepContext } from '../context'
import { optimizerOf } from '../kinds/optimizers'
import { isPenalized } from '../kinds/penalties'
import { lookUp, type PerQuantity, type Quantity } from '../quantity'

/** The drawn name of a unit: layer 0 is the inputs; feature names at the inputs, class names at the outputs. */
export function unitNameOf({ network, inputNames, outputNames }: StepContext, layer: number, unit: number): string {
  const given = layer === network.layers.length ? outputNames[unit] : undefined
  return given ?? unitName(network, layer, unit, inputNames)
}

/** 'x1→h2' for a weight, 'b(h2)' for a bias, with the drawn names. */
export function parameterNameOf(context: StepContext, index: number): string {
  const parameter = parameterAt(context.network, index)
  const to = unitNameOf(context, parameter.layer + 1, parameter.to)
  return parameter.kind === 'bias' ? `b(${to})` : `${unitNameOf(context, parameter.layer, parameter.from)}→${to}`
}

/** What the optimizer keeps between steps, in words. */
export function stateNameOf({ trace }: StepContext, name: StateName): string {
  return optimizerOf(trace).states[name]!.name
}

/** Short plain name of a number: z(h1), δ(y1), x1→h2, ∂L/∂(x1→h2). The sample is named only where several samples' numbers meet. */
export function nameOf(context: StepContext, quantity: Quantity): string {
  return lookUp(NAMES, context, quantity)
}

/** Quantities whose names are words, not symbols. */
const IN_WORDS: readonly Quantity['kind'][] = [
  'sampleLoss',
  'sampleLossAfter',
  'dataLoss',
  'penalty',
  'totalLoss',
  'lossAfter',
  'learningRate',
  'after',
  'state',
  'stateBefore',
]

/** The name within a sentence: with its article where it is made of words. */
export function nameInSentence(context: StepContext, quantity: Quantity): string {
  const isPart = quantity.kind === 'contribution' && hasSeveral(context)
  return `${isPart || IN_WORDS.includes(quantity.kind) ? 'the ' : ''}${nameOf(context, quantity)}`
}

const ofUnit = (symbol: string) => (context: StepContext, at: { readonly layer: number; readonly unit: number }) =>
  `${symbol}(${unitNameOf(context, at.layer + 1, at.unit)})`

const NAMES: PerQuantity<string> = {
  x: (context, { unit }) => unitNameOf(context, 0, unit),
  y: (context, { unit }) => `target(${outputName(context, unit)})`,
  lossSlope: (context, { unit }) => `∂L/∂a(${outputName(context, unit)})`,
  z: ofUnit('z'),
  a: ofUnit('a'),
  mask: ofUnit('mask'),
  dropped: ofUnit('masked a'),
  slope: ofUnit('f′'),
  back: (context, at) => ofUnit(context.trace.mask[at.layer] ? '∂L/∂masked a' : '∂L/∂a')(context, at),
  delta: ofUnit('δ'),
  sampleLoss: (context, { sample }) => (hasSeveral(context) ? `loss of sample ${sample + 1}` : 'loss of the sample'),
  zAfter: (context, { unit }) => `new z(${outputName(context, unit)})`,
  aAfter: (context, { unit }) => `new a(${outputName(context, unit)})`,
  sampleLossAfter: (context, { sample }) => `loss of ${hasSeveral(context) ? `sample ${sample + 1}` : 'the sample'} after the step`,
  batchSize: () => 'm',
  dataLoss: (context) => (hasSeveral(context) ? 'loss of the batch' : 'loss'),
  penalty: () => 'penalty',
  totalLoss: ({ penalty }) => (penalty.kind === 'none' ? 'loss' : 'loss + penalty'),
  learningRate: () => 'learning rate',
  lossAfter: () => 'loss after the step',
  contribution: (context, { sample, parameter }) => {
    const gradient = slopeIn(context, 'L', parameter)
    return hasSeveral(context) ? `part of sample ${sample + 1} in ${gradient}` : gradient
  },
  before: (context, { parameter }) => parameterNameOf(context, parameter),
  after: (context, { parameter }) => `new ${parameterNameOf(context, parameter)}`,
  dataGradient: (context, { parameter }) => slopeIn(context, 'L', parameter),
  penaltyGradient: (context, { parameter }) => slopeIn(context, 'P', parameter),
  totalGradient: (context, { parameter }) => slopeIn(context, isPenalized(context, parameter) ? '(L + P)' : 'L', parameter),
  update: (context, { parameter }) => `Δ${inBrackets(context, parameter)}`,
  state: (context, { name, parameter }) => `${stateNameOf(context, name)} of ${parameterNameOf(context, parameter)}`,
  stateBefore: (context, { name, parameter }) => `old ${stateNameOf(context, name)} of ${parameterNameOf(context, parameter)}`,
}

function hasSeveral({ trace }: StepContext): boolean {
  return trace.rows.length > 1
}

function outputName(context: StepContext, unit: number): string {
  return unitNameOf(context, context.network.layers.length, unit)
}

function slopeIn(context: StepContext, of: string, parameter: number): string {
  return `∂${of}/∂${inBrackets(context, parameter)}`
}

/** A bias has its brackets already. */
function inBrackets(context: StepContext, parameter: number): string {
  const name = parameterNameOf(context, parameter)
  return parameterAt(context.network, parameter).kind === 'bias' ? name : `(${name})`
}
