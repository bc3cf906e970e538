import { parameterAt } from '../../engine/network/network'
import { stateNames } from '../../engine/step/optimizers'
import { range } from '../build-expression'
import type { StepContext } from '../context'
import { derive } from '../derive/derive'
import { isPenalized } from '../kinds/penalties'
import type { Quantity } from '../quantity'

/** More worked formulas than this are no help on paper. */
export const MOST_FORMULAS = 400

/** Numbers of one layer, or of none, that stand under one heading. */
export interface Block {
  readonly layer: number | null
  readonly quantities: readonly Quantity[]
}

/** What is worked out, part by part, in the order in which it is made. */
export interface Plan {
  readonly cap: number // units of each layer, and weights into each unit, that are worked out
  readonly forward: readonly Block[]
  readonly loss: readonly Quantity[]
  readonly errors: readonly Block[]
  readonly contributions: readonly Block[] // of the sample: for a batch of one the gradient itself
  readonly gradients: readonly Block[] // of the batch, where it has several samples
  readonly penalty: readonly Quantity[]
  readonly updates: readonly Block[]
}

/** The whole step of the first sample and its batch, or as many units of each layer as there is room for, at least one. */
export function planOf(context: StepContext): Plan {
  const widest = Math.max(...context.network.sizes)
  let plan = planWith(context, 1)
  for (let cap = 2; cap <= widest; cap++) {
    const larger = planWith(context, cap)
    if (formulasIn(larger) > MOST_FORMULAS) break
    plan = larger
  }
  return plan
}

/** Formulas that are worked out. */
export function formulasIn({ forward, loss, errors, contributions, gradients, penalty, updates }: Plan): number {
  const blocks = [...forward, ...errors, ...contributions, ...gradients, ...updates]
  return blocks.reduce((sum, { quantities }) => sum + quantities.length, loss.length + penalty.length)
}

function planWith(context: StepContext, cap: number): Plan {
  const { network, trace, penalty } = context
  const { layers } = network
  const several = trace.rows.length > 1
  const ofLayers = (make: (layer: number) => Quantity[]): Block[] => layers.map((_, layer) => ({ layer, quantities: make(layer) }))
  const ofParameters = (make: (parameter: number) => Quantity[]) =>
    ofLayers((layer) =>
      parametersShown(context, layer, cap)
        .filter((p) => isTrained(context, p))
        .flatMap(make),
    )
  return {
    cap,
    forward: ofLayers((layer) => forwardOf(context, layer, cap)),
    loss: [{ kind: 'sampleLoss', sample: 0 }, { kind: 'dataLoss' }],
    errors: ofLayers((layer) => errorsOf(context, layer, cap)).reverse(),
    contributions: ofParameters((parameter) => [
      several ? { kind: 'contribution', sample: 0, parameter } : { kind: 'dataGradient', parameter },
    ]),
    gradients: several ? ofParameters((parameter) => [{ kind: 'dataGradient', parameter }]) : [],
    penalty: penalty.kind === 'none' ? [] : [{ kind: 'penalty' }, { kind: 'totalLoss' }],
    updates: ofParameters((parameter) => updateOf(context, parameter)),
  }
}

/** The first parameters into the first units of a layer: for each unit its weights, then its bias. */
export function parametersShown({ network }: StepContext, layer: number, cap: number): number[] {
  const { in: n, out, W, b } = network.layers[layer]!
  return range(Math.min(out, cap), (unit) => [...range(Math.min(n, cap), (from) => W + unit * n + from), b + unit]).flat()
}

function isTrained({ network, trainBiases }: StepContext, parameter: number): boolean {
  return trainBiases || parameterAt(network, parameter).kind === 'weight'
}

function forwardOf({ network, trace }: StepContext, layer: number, cap: number): Quantity[] {
  const { out, activation } = network.layers[layer]!
  const units = range(Math.min(out, cap), (unit) => ({ sample: 0, layer, unit }))
  // each output of a softmax needs all weighted sums
  if (activation === 'softmax') {
    return [...units.map((at): Quantity => ({ kind: 'z', ...at })), ...units.map((at): Quantity => ({ kind: 'a', ...at }))]
  }
  return units.flatMap((at): Quantity[] => [
    { kind: 'z', ...at },
    { kind: 'a', ...at },
    ...(trace.mask[layer] ? ([{ kind: 'dropped', ...at }] as const) : []),
  ])
}

/** Each node error after the slope it is made with. */
function errorsOf(context: StepContext, layer: number, cap: number): Quantity[] {
  return range(Math.min(context.network.layers[layer]!.out, cap), (unit): Quantity[] => {
    const at = { sample: 0, layer, unit }
    const delta: Quantity = { kind: 'delta', ...at }
    const slopes = derive(context, delta).factors.filter(({ kind }) => kind === 'slope')
    return [...slopes, delta]
  }).flat()
}

function updateOf(context: StepContext, parameter: number): Quantity[] {
  return [
    ...(isPenalized(context, parameter) ? (['penaltyGradient', 'totalGradient'] as const).map((kind) => ({ kind, parameter })) : []),
    ...stateNames(context.trace.optimizer).map((name) => ({ kind: 'state', name, parameter }) as const),
    { kind: 'update', parameter },
    { kind: 'after', parameter },
  ]
}
