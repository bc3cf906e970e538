import type { Lens } from '../../../document/types'
import { PINNED_OUT } from '../../../engine/network/network'
import type { Moment } from '../../../page'
import type { Frame } from '../../../trainer/protocol'
import type { Reading } from '../../../ui/number/Num'
import { recordedReading } from '../../recorded-reading'
import { ref } from '../../ref'
import type { WalkShown } from './walk-shown'

/**
 * Before or after the last update: parameters step − 1 with the trace of that step, or parameters step with a probe.
 * 'evaluated' is before it too, but as evaluation sees the sample: without the mask of the step.
 */
export type { Moment } from '../../../page'

/** Which records the graph shows of a frame. */
export interface Shown {
  readonly frame: Frame
  readonly place: number // of the sample among the trace's included samples; −1 when it was not in the last batch
  readonly moment: Moment // 'before' and 'evaluated' only when it was
  readonly walk: WalkShown | null // the step walked through, whose numbers are shown instead
}

const NONE: Reading = { value: Number.NaN, record: '' }

/** What of a frame can be shown when `wanted` is asked for. */
export function shownOf(frame: Frame, wanted: Moment, walk: WalkShown | null = null): Shown {
  const { trace, probe } = frame
  const place = trace ? trace.included.findIndex((position) => trace.rows[position] === probe.row) : -1
  return { frame, place, moment: place < 0 ? 'after' : trace?.evaluation || wanted === 'after' ? wanted : 'before', walk }
}

/** The one number of a unit under a lens; layer 0 is the inputs, which have neither a sum nor a node error. */
export function unitReading(shown: Shown, lens: Lens, layer: number, unit: number): Reading {
  if (shown.walk) return shown.walk.unit(lens, layer, unit)
  const { probe } = shown.frame
  if (lens === 'nodeErrors' || lens === 'gradients') {
    // a gradient is made of the node errors of its own step, whatever the weights are by now
    const traced = lens === 'gradients' ? shown.place >= 0 : shown.moment !== 'after'
    return layer === 0 ? NONE : passReading(shown, 'delta', traced, layer - 1, unit)
  }
  if (layer === 0) return { value: probe.x[unit] ?? Number.NaN, record: ref('probe', probe.step, 'x', probe.row, unit) }
  return passReading(shown, lens === 'sums' ? 'z' : 'a', shown.moment !== 'after', layer - 1, unit)
}

function passReading({ frame, place, moment }: Shown, name: 'z' | 'a' | 'delta', traced: boolean, layer: number, unit: number): Reading {
  const { trace, probe } = frame
  if (!traced || !trace) {
    const sent = name === 'a' && probe.dropped[layer] ? 'dropped' : name
    return { value: probe[sent][layer]?.[unit] ?? Number.NaN, record: ref('probe', probe.step, sent, layer, probe.row, unit) }
  }
  const evaluated = moment === 'evaluated' && trace.evaluation !== null && name !== 'delta'
  // what the next layer got: 0 of a dropped unit, the rest scaled up
  const sent = name === 'a' && (evaluated ? trace.evaluation! : trace).dropped[layer] ? 'dropped' : name
  return recordedReading(trace, { kind: sent, layer, sample: place, unit }, evaluated)
}

/** The value of a weight or bias. */
export function parameterReading({ frame, moment, walk }: Shown, index: number): Reading {
  if (walk) return walk.parameter(index)
  if (moment !== 'after' && frame.trace) {
    return recordedReading(frame.trace, { kind: 'before', parameter: index })
  }
  return { value: frame.parameters[index] ?? Number.NaN, record: ref('parameters', frame.position.step, index) }
}

/** The number on an edge or a bias tag: its gradient or update under those lenses, else its value. */
export function labelReading(shown: Shown, lens: Lens, index: number): Reading {
  if (shown.walk) return shown.walk.label(lens, index)
  const values = secondMarks(shown, lens)
  if (lens !== 'gradients' && lens !== 'updates') return parameterReading(shown, index)
  const { trace } = shown.frame
  if (!values || !trace) return NONE
  return recordedReading(trace, { kind: lens === 'gradients' ? 'totalGradient' : 'update', parameter: index })
}

/** The gradients or updates of the last step, under the lens that shows them beside the weights. */
export function lastMarks({ trace }: Frame, lens: Lens): Float64Array | null {
  if (lens === 'gradients') return trace?.totalGradient ?? null
  return lens === 'updates' ? (trace?.update ?? null) : null
}

/** What is drawn beside the weights: the last step's, or that of the step walked through as far as it is known. */
export function secondMarks({ frame, walk }: Shown, lens: Lens): Float64Array | null {
  if (!walk || (lens !== 'gradients' && lens !== 'updates')) return lastMarks(frame, lens)
  return Float64Array.from({ length: walk.parameters }, (_, index) => walk.label(lens, index).value)
}

/** The weights that edges are drawn with. */
export function shownWeights({ frame, moment, walk }: Shown): Float64Array {
  if (walk) return Float64Array.from({ length: walk.parameters }, (_, index) => walk.parameter(index).value)
  return moment !== 'after' && frame.trace ? frame.trace.before : frame.parameters
}

/** Losses by name: that of the sample as it is shown, and those of the last batch before and after its update. */
export function lossReading({ frame, place, moment, walk }: Shown, name: 'sample' | 'batch' | 'after'): Reading {
  if (walk) return walk.loss(name)
  const { trace, probe } = frame
  if (name !== 'sample') return trace ? recordedReading(trace, { kind: name === 'batch' ? 'dataLoss' : 'lossAfter' }) : NONE
  if (moment === 'after' || !trace) return { value: probe.loss, record: ref('probe', probe.step, 'loss', probe.row) }
  return recordedReading(trace, { kind: 'sampleLoss', sample: place }, moment === 'evaluated' && trace.evaluation !== null)
}

/**
 * Whether dropout left the unit out in the last step: for the shown sample, or for the first of the batch when it was not in it.
 * The number of a unit has to do with that only where that step is shown: 'here', else 'last'.
 */
export function droppedMark(shown: Shown, layer: number, unit: number): 'here' | 'last' | '' {
  if (!wasDropped(shown, layer, unit)) return ''
  return shown.walk || shown.moment !== 'after' ? 'here' : 'last'
}

function wasDropped({ frame: { trace }, place, moment, walk }: Shown, layer: number, unit: number): boolean {
  if (walk) return walk.dropped(layer, unit)
  const mask = layer > 0 ? trace?.mask[layer - 1] : null
  if (!mask || !trace || trace.included.length === 0) return false
  if (moment === 'evaluated') return trace.pins[layer - 1]?.[unit] === PINNED_OUT
  return mask[Math.max(0, place) * (mask.length / trace.included.length) + unit] === 0
}

/** What the legend says of dropped units: each sample of a batch has its own, a probe, whose numbers are those of now, has none. */
export function droppedWord({ frame: { trace }, place, moment, walk }: Shown, short: boolean): string {
  if (walk) return '✕ dropped by the mask'
  if (moment === 'evaluated') return short ? 'none dropped' : 'none dropped in evaluation'
  if (!trace?.mask.some((mask) => mask !== null && mask.length > 0)) return short ? 'none dropped' : 'none dropped yet: press Step'
  if (moment !== 'after') return short ? '✕ dropped' : '✕ dropped in the last step'
  if (short) return '✕ dropped last step'
  return place >= 0 ? '✕ dropped in the last step, not now' : '✕ dropped in the last step for the first row of its batch, not now'
}

/** Whether the parameters are no longer those that the last step led to: a weight was typed. */
export function changedSince({ frame: { trace, parameters, exact } }: Shown): boolean {
  return exact && (trace?.after.some((value, index) => value !== parameters[index]) ?? false)
}

/** Whether the numbers on the biases are replaced by a word: under this lens there are none, for training leaves biases alone. */
export function areBiasesFixed(lens: Lens, trainBiases: boolean): boolean {
  return !trainBiases && (lens === 'gradients' || lens === 'updates')
}

/** One line about what the numbers are, in fewer words where there is little room. Without numbers itself. */
export function describeShown(shown: Shown, lens: Lens, short: boolean): string {
  if (shown.walk) return shown.walk.note(short)
  const { frame, place, moment } = shown
  if ((lens === 'gradients' || lens === 'updates') && !frame.trace) return 'No update yet: press Step.'
  switch (lens) {
    case 'updates':
      return 'The last update, beside the weights.'
    case 'gradients':
      if (short) return 'Gradients of the last batch.'
      return place >= 0
        ? 'Gradients of the last batch, and the node errors ∂L/∂z they are made of.'
        : `Gradients of the last batch. Node errors ∂L/∂z of this sample ${probeWords(shown)}.`
    case 'nodeErrors':
      if (moment === 'after') return short ? '∂L/∂z now (a probe).' : `Node errors ∂L/∂z of this sample ${probeWords(shown)}.`
      if (short || frame.trace!.rows.length === 1) return 'Node errors ∂L/∂z in the last step.'
      return 'Node errors ∂L/∂z in the last step, with the 1/m of its batch.'
    default:
      if (moment === 'evaluated') return short ? 'without dropout' : 'The same sample in evaluation: no unit dropped, none scaled.'
      if (moment === 'before' && !short && frame.trace!.keep < 1)
        return 'This sample in the last step: kept units scaled by 1/(1 − dropout).'
      if (moment === 'before') return short ? 'before the last update' : 'This sample in the last step, before its update.'
      return short ? 'at the present weights (a probe)' : `This sample ${probeWords(shown)}.`
  }
}

function probeWords(shown: Shown): string {
  if (!shown.frame.trace) return 'at the initial weights (a probe: no step was made yet)'
  if (shown.place < 0) return 'at the present weights (a probe: it was not in the last batch)'
  return `at the present weights (a probe: computed again after the ${changedSince(shown) ? 'change' : 'update'})`
}
