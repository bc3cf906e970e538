import type { Layer } from '../../engine/network/network'
import { stateNames } from '../../engine/step/optimizers'
import type { StepContext } from '../context'
import type { Level, OperationKind, Phase } from './operation'

export type SegmentName =
  | 'input'
  | 'forward' // of each unit the sum, the activation and the mask
  | 'sums' // of a softmax layer, whose activations need all its sums
  | 'activations'
  | 'loss'
  | 'errors'
  | 'contributions'
  | 'batch-loss'
  | 'gradients'
  | 'penalty'
  | 'updates'
  | 'loss-after'

/** A stretch of operations of one kind of work: `each` operations for each of `units` units. */
export interface Segment {
  readonly name: SegmentName
  readonly phase: Phase
  readonly layer: number | null
  readonly from: number // within its part
  readonly units: number
  readonly each: number
}

/** `groups` groups of `each` operations one after the other; the first is number `first` of its part. */
export interface Run {
  readonly from: number
  readonly each: number
  readonly groups: number
  readonly first: number
}

/** The operations of one sample, or of the batch: a few segments a layer. */
export interface Part {
  readonly length: number
  readonly segments: readonly Segment[]
  readonly runs: Readonly<Record<Exclude<Level, 'step'>, readonly Run[]>>
}

type Stretch = Omit<Segment, 'from'>

/** The part that each sample has. */
export function samplePart({ network, trace, trainBiases }: StepContext): Part {
  const { layers } = network
  const forward = layers.flatMap((layer, l): Stretch[] => {
    const at = { phase: 'forward', layer: l, units: layer.out } as const
    if (layer.activation !== 'softmax') return [{ name: 'forward', ...at, each: trace.mask[l] ? 3 : 2 }]
    return [
      { name: 'sums', ...at, each: 1 },
      { name: 'activations', ...at, each: 1 },
    ]
  })
  const backward = layers.map((layer, l): Stretch[] => {
    const at = { phase: 'backward', layer: l, units: layer.out } as const
    return [
      { name: 'errors', ...at, each: 1 },
      { name: 'contributions', ...at, each: trainedInto(layer, trainBiases) },
    ]
  })
  const pass = [single('input', 'forward'), ...forward]
  return partOf(trace.ends === 'forward' ? pass : [...pass, single('loss', 'forward'), ...backward.reverse().flat()])
}

/** What follows for the batch as a whole: nothing after the pass of a sample outside training. */
export function batchPart(context: StepContext): Part {
  const { network, trace, penalty, trainBiases } = context
  if (trace.ends) return partOf([])
  const several = trace.rows.length > 1
  const gradients = network.layers.map(
    (layer, l): Stretch => ({
      name: 'gradients',
      phase: 'backward',
      layer: l,
      units: layer.out,
      each: trainedInto(layer, trainBiases),
    }),
  )
  const ofWeight = updateKinds(context, 'weight').length
  const ofBias = trainBiases ? updateKinds(context, 'bias').length : 0
  const updates = network.layers.map(
    (layer, l): Stretch => ({ name: 'updates', phase: 'update', layer: l, units: layer.out, each: layer.in * ofWeight + ofBias }),
  )
  return partOf([
    ...(several ? [single('batch-loss', 'forward'), ...gradients.reverse()] : []),
    ...(penalty.kind === 'none' ? [] : [single('penalty', 'update')]),
    ...updates,
    single('loss-after', 'update'),
  ])
}

/** The operations on one trained parameter in the update. */
export function updateKinds({ trace, penalty }: StepContext, of: 'weight' | 'bias'): OperationKind[] {
  const states = stateNames(trace.optimizer).map((): OperationKind => 'state')
  const penalized = penalty.kind !== 'none' && of === 'weight'
  return [...(penalized ? (['penalty-gradient', 'total-gradient'] as const) : []), ...states, 'update', 'after']
}

/** Trained parameters that come into each unit. */
function trainedInto(layer: Layer, trainBiases: boolean): number {
  return layer.in + (trainBiases ? 1 : 0)
}

function single(name: SegmentName, phase: Phase): Stretch {
  return { name, phase, layer: null, units: 1, each: 1 }
}

function partOf(stretches: readonly Stretch[]): Part {
  const segments: Segment[] = []
  let length = 0
  for (const stretch of stretches) {
    segments.push({ ...stretch, from: length })
    length += stretch.units * stretch.each
  }
  const whole = { from: 0, first: 0 }
  const runs = {
    operation: length > 0 ? [{ ...whole, each: 1, groups: length }] : [],
    // neighbours of one unit each are one group: it is the same unit
    unit: joinedRuns(segments, (a, b) => a.units === 1 && b.units === 1 && a.phase === b.phase && a.layer === b.layer, true),
    layer: joinedRuns(segments, (a, b) => a.phase === b.phase && a.layer === b.layer, false),
    phase: joinedRuns(segments, (a, b) => a.phase === b.phase, false),
    sample: length > 0 ? [{ ...whole, each: length, groups: 1 }] : [],
  }
  return { length, segments, runs }
}

function joinedRuns(segments: readonly Segment[], together: (a: Segment, b: Segment) => boolean, byUnit: boolean): Run[] {
  const runs: Run[] = []
  let first = 0
  for (let k = 0; k < segments.length; ) {
    const start = segments[k]!
    let to = start.from
    do to += segments[k]!.units * segments[k++]!.each
    while (k < segments.length && together(segments[k - 1]!, segments[k]!))
    const groups = byUnit ? start.units : 1
    runs.push({ from: start.from, each: (to - start.from) / groups, groups, first })
    first += groups
  }
  return runs
}
