import { parameterAt } from '../engine/network/network'
import type { StepContext } from './context'
import type { Quantity } from './quantity'

/** What one sample adds to the gradient of a parameter. */
export interface Contribution {
  readonly sample: number // position in the batch
  readonly row: number // of the data
  readonly value: number
}

export interface Contributions {
  readonly parameter: number
  readonly parts: readonly Contribution[] // by size, the largest first; equal ones in batch order
  readonly sum: number // in batch order: the trace's gradient, bit for bit
  readonly positive: number
  readonly negative: number
  readonly cancelled: number // share of all that is pushed and pulled that comes to nothing; NaN where every part is 0
}

/** Each sample's part of the gradient of the data loss: node error · input, for a bias the node error; 1/m is inside. */
export function contributionsOf(context: StepContext, parameter: number): Contributions {
  const { trace } = context
  const parts: Contribution[] = []
  let sum = 0
  let positive = 0
  let negative = 0
  for (const [sample, position] of trace.included.entries()) {
    const value = contributionOf(context, parameter, sample)
    parts.push({ sample, row: trace.rows[position]!, value })
    sum += value
    if (value > 0) positive += value
    else negative += value
  }
  parts.sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  // rounding may leave the parts a little smaller than their sum
  const cancelled = Math.max(0, 1 - Math.abs(sum) / (positive - negative))
  return { parameter, parts, sum, positive, negative, cancelled }
}

/** How much of what the samples push and pull comes to nothing, as the end of a sentence. */
export function cancelWords({ positive, negative, cancelled }: Contributions): string {
  if (Number.isNaN(cancelled)) return 'nothing to cancel.'
  if (positive === 0 || negative === 0) return 'the samples pull one way, nothing cancels.'
  const percent = Math.round(100 * cancelled)
  const share = percent < 1 ? 'less than 1' : percent > 99 && cancelled < 1 ? 'more than 99' : percent
  return `${share} % cancels, for the samples pull both ways.`
}

/** delta[s][to] · input[s][from], as the engine adds it; for a bias delta[s][to]. */
export function contributionOf(context: Pick<StepContext, 'network' | 'trace'>, parameter: number, sample: number): number {
  const { network, trace } = context
  const { kind, layer, to } = parameterAt(network, parameter)
  const delta = trace.delta[layer]![sample * network.layers[layer]!.out + to]!
  return kind === 'bias' ? delta : delta * sentBy(context, parameter, sample).value
}

/** What comes to a weight: an input, an activation, or an activation after its mask; for a bias 1, which is no number of the trace. */
export function sentBy(
  context: Pick<StepContext, 'network' | 'trace'>,
  parameter: number,
  sample: number,
): { readonly quantity: Quantity | null; readonly value: number } {
  const { network, trace } = context
  const place = parameterAt(network, parameter)
  if (place.kind === 'bias') return { quantity: null, value: 1 }
  const { layer, from: unit } = place
  const at = sample * network.layers[layer]!.in + unit
  if (layer === 0) return { quantity: { kind: 'x', sample, unit }, value: trace.x[at]! }
  const dropped = trace.dropped[layer - 1]
  const kind = dropped ? 'dropped' : 'a'
  return { quantity: { kind, sample, layer: layer - 1, unit }, value: (dropped ?? trace.a[layer - 1]!)[at]! }
}
