import { parameterAt } from '../../engine/network/network'
import { stateNames } from '../../engine/step/optimizers'
import { range } from '../build-expression'
import type { StepContext } from '../context'
import { keyOf } from '../key-of'
import { lookUp, type PerQuantity, type Quantity } from '../quantity'
import { derive } from './derive'
import { isFixed } from './derive-parameter'

/** The numbers that a number is directly a part of, in the order in which they are made, up to the loss and to the new parameters. */
export function usedBy(context: StepContext, quantity: Quantity): Quantity[] {
  const key = keyOf(quantity)
  const { ends } = context.trace
  return lookUp(USERS, context, quantity).filter(
    (candidate) =>
      !(ends && isBeyond(ends, candidate)) &&
      !isNeverMade(context, candidate) &&
      derive(context, candidate).factors.some((factor) => keyOf(factor) === key),
  )
}

const FORWARD: ReadonlySet<Quantity['kind']> = new Set(['z', 'a', 'dropped'])
const BACKWARD: ReadonlySet<Quantity['kind']> = new Set([...FORWARD, 'sampleLoss', 'lossSlope', 'slope', 'back', 'delta', 'dataGradient'])

/** A pass that is no step ends before it. */
function isBeyond(ends: NonNullable<StepContext['trace']['ends']>, { kind }: Quantity): boolean {
  return !(ends === 'forward' ? FORWARD : BACKWARD).has(kind)
}

/** Fixed biases have no gradient and no update of their own. */
function isNeverMade(context: StepContext, quantity: Quantity): boolean {
  return 'parameter' in quantity && quantity.kind !== 'before' && isFixed(context, quantity.parameter)
}

/** Those that may be made of it, under some activation, loss or optimizer. */
const USERS: PerQuantity<Quantity[]> = {
  x: (context, { sample, unit }) => sentInto(context, sample, 0, unit),
  y: (context, at) => ofOutput(context, at, context.network.layers.length - 1),
  lossSlope: (context, at) => ofOutput(context, at, context.network.layers.length - 1),
  z: (context, at) => ofOutput(context, at, at.layer),
  a: (context, at) => ofOutput(context, at, at.layer),
  mask: (_, at) => [
    { ...at, kind: 'dropped' },
    { ...at, kind: 'delta' },
  ],
  dropped: (context, { sample, layer, unit }) => sentInto(context, sample, layer + 1, unit),
  slope: (_, at) => [{ ...at, kind: 'delta' }],
  back: (_, at) => [{ ...at, kind: 'delta' }],
  delta: (context, { sample, layer, unit }) => behind(context, sample, layer, unit),
  sampleLoss: () => [{ kind: 'dataLoss' }],
  dataLoss: () => [{ kind: 'totalLoss' }],
  penalty: () => [{ kind: 'totalLoss' }],
  batchSize: ({ network, trace }) => {
    const layer = network.layers.length - 1
    const outputs = range(trace.rows.length, (sample) => range(network.layers[layer]!.out, (unit) => ({ sample, unit })))
    const errors = outputs.flat().flatMap((at): Quantity[] => [
      { kind: 'lossSlope', ...at },
      { kind: 'delta', layer, ...at },
    ])
    return [...errors, { kind: 'dataLoss' }, { kind: 'lossAfter' }]
  },
  learningRate: ({ network }) => range(network.parameterCount, (parameter) => ({ kind: 'update', parameter })),
  contribution: (_, { parameter }) => [{ kind: 'dataGradient', parameter }],
  before: (context, { parameter }) => ofParameter(context, parameter),
  dataGradient: (_, { parameter }) => [
    { kind: 'penaltyGradient', parameter },
    { kind: 'totalGradient', parameter },
  ],
  penaltyGradient: (_, { parameter }) => [{ kind: 'totalGradient', parameter }],
  totalGradient: (context, { parameter }) => [...statesOf(context, parameter), { kind: 'update', parameter }],
  stateBefore: (context, { parameter }) => statesOf(context, parameter),
  state: (_, { parameter }) => [{ kind: 'update', parameter }],
  update: (_, { parameter }) => [{ kind: 'after', parameter }],
  zAfter: (context, { sample }) => [lossWithNewWeights(context, sample)],
  aAfter: (context, { sample }) => [lossWithNewWeights(context, sample)],
  sampleLossAfter: () => [{ kind: 'lossAfter' }],
  totalLoss: () => [],
  lossAfter: () => [],
  after: () => [],
}

function statesOf({ trace }: StepContext, parameter: number): Quantity[] {
  return stateNames(trace.optimizer).map((name) => ({ kind: 'state', name, parameter }))
}

/** What a unit of the layer below sends: the weighted sums it comes into, and the contributions of its weights. */
function sentInto(context: StepContext, sample: number, layer: number, unit: number): Quantity[] {
  const next = context.network.layers[layer]
  if (!next) return []
  return [
    ...range(next.out, (to): Quantity => ({ kind: 'z', sample, layer, unit: to })),
    ...range(next.out, (to) => partOf(context, sample, next.W + to * next.in + unit)),
  ]
}

/** Of a sum, an activation, a target or a slope of the loss: in the unit, among the outputs, and in the next layer. */
function ofOutput(
  context: StepContext,
  { kind, sample, unit }: { readonly kind: Quantity['kind']; readonly sample: number; readonly unit: number },
  layer: number,
): Quantity[] {
  const all = range(context.network.layers[layer]!.out, (k) => k) // a softmax joins them
  if (kind === 'z') {
    const activations = all.map((k): Quantity => ({ kind: 'a', sample, layer, unit: k }))
    return [...activations, { kind: 'slope', sample, layer, unit }, { kind: 'sampleLoss', sample }]
  }
  const errors = all.map((k): Quantity => ({ kind: 'delta', sample, layer, unit: k }))
  if (kind === 'lossSlope') return errors
  const loss: Quantity[] = [
    { kind: 'sampleLoss', sample },
    { kind: 'lossSlope', sample, unit },
  ]
  if (kind === 'y') return [...loss, ...errors, lossWithNewWeights(context, sample)]
  const inUnit: Quantity[] = [
    { kind: 'dropped', sample, layer, unit },
    { kind: 'slope', sample, layer, unit },
  ]
  if (layer === context.network.layers.length - 1) return [...inUnit, ...loss, ...errors]
  return [...inUnit, ...sentInto(context, sample, layer + 1, unit)]
}

/** Of a node error: the contributions of its parameters, and what is sent back to the layer below. */
function behind(context: StepContext, sample: number, layer: number, unit: number): Quantity[] {
  const { in: n, W, b } = context.network.layers[layer]!
  const below = layer === 0 ? [] : range(n, (from): Quantity => ({ kind: 'back', sample, layer: layer - 1, unit: from }))
  const weights = range(n, (from) => partOf(context, sample, W + unit * n + from))
  return [...weights, partOf(context, sample, b + unit), ...below]
}

/** A sample's loss after the step: of a batch of one the loss of the batch itself. */
function lossWithNewWeights({ trace }: StepContext, sample: number): Quantity {
  return trace.rows.length === 1 ? { kind: 'lossAfter' } : { kind: 'sampleLossAfter', sample }
}

/** A sample's contribution to a gradient: of a batch of one the gradient itself. */
function partOf({ trace }: StepContext, sample: number, parameter: number): Quantity {
  return trace.rows.length === 1 ? { kind: 'dataGradient', parameter } : { kind: 'contribution', sample, parameter }
}

/** Of a weight before the step: its unit's sum and what goes back through it, of each sample; the penalty; and itself after the step. */
function ofParameter({ network, trace }: StepContext, parameter: number): Quantity[] {
  const place = parameterAt(network, parameter)
  const { layer, to: unit } = place
  const samples = range(trace.rows.length, (sample) => sample)
  const sums = samples.map((sample): Quantity => ({ kind: 'z', sample, layer, unit }))
  if (place.kind === 'bias') return [...sums, { kind: 'after', parameter }]
  const back = layer === 0 ? [] : samples.map((sample): Quantity => ({ kind: 'back', sample, layer: layer - 1, unit: place.from }))
  return [
    ...sums,
    ...back,
    { kind: 'penalty' },
    { kind: 'penaltyGradient', parameter },
    { kind: 'update', parameter },
    { kind: 'after', parameter },
  ]
}
