import { stateNames } from '../../engine/step/optimizers'
import type { StepContext } from '../context'
import type { Quantity } from '../quantity'
import type { Level, Operation, OperationKind, Operations } from './operation'
import { batchPart, type Part, type Run, type Segment, type SegmentName, samplePart, updateKinds } from './segments'
import { whereMade } from './where-made'

/** The operations of a step; what is kept grows with the layers, not with the operations. */
export function createOperations(context: StepContext): Operations {
  const samples = context.trace.rows.length
  const ofSample = samplePart(context)
  const ofBatch = batchPart(context)
  const end = samples * ofSample.length
  const total = end + ofBatch.length

  function count(level: Level): number {
    return level === 'step' ? 1 : samples * groupsOf(ofSample, level) + groupsOf(ofBatch, level)
  }

  function place(index: number) {
    requireWithin('operation', index, total)
    if (index >= end) return { part: ofBatch, sample: samples, start: end }
    const sample = Math.floor(index / ofSample.length)
    return { part: ofSample, sample, start: sample * ofSample.length }
  }

  return {
    count,
    at(index) {
      const { part, sample, start } = place(index)
      return operationIn(context, part, index - start, index, part === ofBatch ? null : sample)
    },
    group(level, index) {
      const { part, sample, start } = place(index)
      if (level === 'step') return { number: 0, from: 0, to: total }
      const { from, each, first } = lastUpTo(part.runs[level], index - start, (run) => run.from)
      const k = Math.floor((index - start - from) / each)
      const begin = start + from + k * each
      return { number: sample * groupsOf(ofSample, level) + first + k, from: begin, to: begin + each }
    },
    startOf(level, number) {
      requireWithin(level, number, count(level))
      if (level === 'step') return 0
      const sample = Math.min(samples, Math.floor(number / groupsOf(ofSample, level)))
      const local = number - sample * groupsOf(ofSample, level)
      const { from, each, first } = lastUpTo((sample < samples ? ofSample : ofBatch).runs[level], local, (run) => run.first)
      return sample * ofSample.length + from + (local - first) * each
    },
    indexOf(quantity) {
      const found = whereMade(context, quantity)
      if (found === null || (found.sample !== null && !(found.sample >= 0 && found.sample < samples))) return -1
      const part = found.sample === null ? ofBatch : ofSample
      const segment = part.segments.find(({ name, layer }) => found.names.includes(name) && layer === found.layer)
      if (!segment) return -1
      // the activations of a softmax layer stand apart from its sums
      const offset = segment.name === 'activations' ? 0 : found.offset
      return (found.sample ?? samples) * ofSample.length + segment.from + found.unit * segment.each + offset
    },
  }
}

function requireWithin(what: string, number: number, count: number): void {
  if (!(Number.isInteger(number) && number >= 0 && number < count)) throw new RangeError(`${what} ${number} is outside 0..${count - 1}`)
}

function groupsOf(part: Part, level: Exclude<Level, 'step'>): number {
  const last = part.runs[level].at(-1)
  return last ? last.first + last.groups : 0
}

/** The last of some runs or segments, in rising order, that begins at or before `at`. */
function lastUpTo<T extends Run | Segment>(list: readonly T[], at: number, begin: (entry: T) => number): T {
  return list.findLast((entry) => begin(entry) <= at)!
}

function operationIn(context: StepContext, part: Part, local: number, index: number, sample: number | null): Operation {
  const segment = lastUpTo(part.segments, local, ({ from }) => from)
  const unit = Math.floor((local - segment.from) / segment.each)
  const k = (local - segment.from) % segment.each
  const { name, phase, layer } = segment
  const make = (kind: OperationKind, result: Quantity | null, parameter: number | null = null): Operation => {
    return { index, kind, phase, sample, layer, unit: layer === null ? null : unit, parameter, state: null, result }
  }
  if (layer === null) return make(...ofNoLayer(name, sample ?? 0))
  if (sample === null) {
    if (name === 'updates') return updateOperation(context, layer, unit, k, make)
    const parameter = parameterInto(context, layer, unit, k)
    return make('gradient', { kind: 'dataGradient', parameter }, parameter)
  }
  const at = { sample, layer, unit }
  if (name === 'contributions') {
    const parameter = parameterInto(context, layer, unit, k)
    const alone = context.trace.rows.length === 1
    return make('contribution', alone ? { kind: 'dataGradient', parameter } : { kind: 'contribution', sample, parameter }, parameter)
  }
  if (name === 'errors') {
    return make(layer === context.network.layers.length - 1 ? 'output-error' : 'hidden-error', { kind: 'delta', ...at })
  }
  const nth = name === 'activations' ? 1 : k
  return make((['sum', 'activation', 'mask'] as const)[nth]!, { kind: (['z', 'a', 'dropped'] as const)[nth]!, ...at })
}

function ofNoLayer(name: SegmentName, sample: number): [OperationKind, Quantity | null] {
  switch (name) {
    case 'input':
      return ['input', null]
    case 'loss':
      return ['loss', { kind: 'sampleLoss', sample }]
    case 'batch-loss':
      return ['batch-loss', { kind: 'dataLoss' }]
    case 'penalty':
      return ['penalty', { kind: 'penalty' }]
    default:
      return ['loss-after', { kind: 'lossAfter' }]
  }
}

/** The k-th parameter that comes into a unit: its weights in index order, then its bias. */
function parameterInto({ network }: StepContext, layer: number, unit: number, k: number): number {
  const { in: n, W, b } = network.layers[layer]!
  return k < n ? W + unit * n + k : b + unit
}

const RESULTS = { 'penalty-gradient': 'penaltyGradient', 'total-gradient': 'totalGradient', update: 'update', after: 'after' } as const

function updateOperation(
  context: StepContext,
  layer: number,
  unit: number,
  k: number,
  make: (kind: OperationKind, result: Quantity, parameter: number) => Operation,
): Operation {
  const ofWeight = updateKinds(context, 'weight')
  const weights = context.network.layers[layer]!.in
  const isWeight = k < weights * ofWeight.length
  const kinds = isWeight ? ofWeight : updateKinds(context, 'bias')
  const parameter = parameterInto(context, layer, unit, isWeight ? Math.floor(k / ofWeight.length) : weights)
  const nth = isWeight ? k % ofWeight.length : k - weights * ofWeight.length
  const kind = kinds[nth]!
  if (kind !== 'state') return make(kind, { kind: RESULTS[kind as keyof typeof RESULTS], parameter }, parameter)
  const name = stateNames(context.trace.optimizer)[nth - kinds.indexOf('state')]!
  return { ...make(kind, { kind: 'state', name, parameter }, parameter), state: name }
}
