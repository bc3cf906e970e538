import type { Statistics } from '../../data/dataset'
import { keepOf } from '../../engine/network/dropout'
import { gridCoordinate } from '../../engine/objective/landscape'
import type { Probe, StepTrace } from '../../engine/step/step-trace'
import { quantityAt, recordedNumber } from '../../explain/recorded-number'
import { readReference } from '../../explain/reference'
import { gradientNoise, type NoiseNumber } from '../../explain/signals/gradient-noise'
import { moved } from '../../health/movement'
import type { Frame, HistoryRow, LandscapeEvaluation, Lowest, OrderPart, Position, Revisit } from '../../trainer/protocol'
import { latestCheck } from '../questions/check'
import { latestLandscape } from '../questions/landscape'
import { latestSweep } from '../questions/sweep'
import type { SweepKind } from '../questions/sweep-plans'
import { type SweepNumber, sweepValue } from '../questions/sweep-values'
import type { Run } from '../run/create-run'
import { dropoutBefore } from '../run/dropout-before'
import { healthOf } from '../run/health'
import { placeOf } from '../run/order-part'
import { pastGradientsOf } from '../run/past-gradients'
import { page } from '../state/page-state'
import { firstRun } from '../state/runs'
import { anatomyValue } from './anatomy-records'
import { explainedValue } from './explained'
import { logitValue, pathValue, planValue } from './signal-records'
import { activationValue, layerValue, slopeValue, unitValue } from './unit-records'

/**
 * The number a reference stands for, such as `trace:12/update/3` or `parameters:13/3`: see the cases below.
 * NaN when no record that the page holds has it. The first number is always the step of the record.
 * @param run of a comparison: whose records; A's where nothing is said
 * @throws RangeError for a reference of no known form
 */
export function resolveRef(ref: string, run: Run = firstRun): number {
  const { record, step, path } = readReference(ref)
  switch (record) {
    case 'parameters':
      return parameter(run, step, Number(path[0]))
    case 'trace':
      return path[0] === 'totalGradient' ? totalGradient(run, step, path) : first(traces(run, step), (trace) => traceValue(trace, path))
    case 'pass': {
      const trace = page.getState().inside?.context.trace
      return trace?.ends && trace.step === step ? traceValue(trace, path) : Number.NaN
    }
    case 'anatomy':
      return first(traces(run, step), (trace) => anatomyValue(run, trace, path))
    case 'unit':
      return first(traces(run, step), (trace) => unitValue(run, trace, path))
    case 'layer':
      return first(traces(run, step), (trace) => layerValue(run, trace, path))
    case 'slope':
      return first(probes(run, step), (probe) => slopeValue(run, probe, path))
    case 'probe':
      return first(probes(run, step), (probe) => probeValue(probe, path))
    case 'history':
      return first(historyRows(run, step), (row) => historyValue(row, path))
    case 'position':
      return first(positions(run, step), (position) => position[path[0] as keyof Position] ?? Number.NaN)
    case 'landscape':
      return landscapeValue(step, path)
    case 'check':
      return checkValue(step, path)
    case 'sweep': {
      const [kind, name, k] = path as [SweepKind, SweepNumber, string]
      const sweep = latestSweep(kind, run)
      return sweep?.plan.step === step ? sweepValue(sweep, name, Number(k)) : Number.NaN
    }
    case 'outputs':
      return first(framesOf(run), ({ outputs }) => {
        const rows = run.state.getState().dataset?.X.rows
        if (outputs?.step !== step || !rows) return Number.NaN
        return at(outputs.values, Number(path[0]) * (outputs.values.length / rows) + Number(path[1]))
      })
    case 'activations':
      return first(framesOf(run), ({ unit }) => (unit?.step === step ? activationValue(run, unit, path) : Number.NaN))
    case 'confusion':
      return first(framesOf(run), ({ outputs }) => {
        const counts = outputs?.step === step ? outputs.confusion?.[path[0] as 'train' | 'test'] : undefined
        return counts ? at(counts, Number(path[1]) * Math.sqrt(counts.length) + Number(path[2])) : Number.NaN
      })
    case 'apart':
      return apart(step, Number(path[0]), Number(path[1]))
    case 'mistakes':
      return first(framesOf(run), ({ outputs }) => (outputs?.step === step ? (outputs.mistakes ?? Number.NaN) : Number.NaN))
    case 'path':
      return first(framesAt(run, step), (frame) => pathValue(run.state.getState(), frame, path))
    case 'logit':
      return first(framesAt(run, step), (frame) => logitValue(run.state.getState(), frame, path))
    case 'plan':
      return first(framesAt(run, step), (frame) => planValue(run.state.getState(), frame, path))
    case 'revisit':
      return first(framesOf(run), ({ revisit }) => (revisit?.step === step ? revisit[path[0] as keyof Revisit] : Number.NaN))
    case 'stopped': {
      const { stopped } = run.state.getState()
      return stopped?.step === step ? (stopped[path[0] as 'value' | 'bestStep'] ?? Number.NaN) : Number.NaN
    }
    case 'explain':
      return explainedValue(step, path)
    case 'dropout':
      return (
        dropoutBefore(run, step, path[1] ? { layer: Number(path[1]), unit: Number(path[2]) } : null)?.[
          path[0] as 'masks' | 'droppedOnce'
        ] ?? Number.NaN
      )
    case 'arrows': {
      const { network } = run.state.getState()
      const [name, a, b] = path
      if (!network) return Number.NaN
      return first(traces(run, step), (trace) => gradientNoise(network, trace, [Number(a), Number(b)])[name as NoiseNumber])
    }
    case 'prepared':
      return preparedValue(run, path)
    case 'order':
      return first(framesOf(run), (frame) => (frame.position.step === step ? orderValue(frame.order, path) : Number.NaN))
    case 'health':
      return path[0] === 'moved' ? first(traces(run, step), moved) : healthOf(run).unitsValue(step, path)
    default:
      throw new RangeError(`no record is called ${record}`)
  }
}

/** The newest frame, and the one still on the screen. */
function framesOf({ frames }: Run): Frame[] {
  return [frames.latest(), frames.painted()].filter((frame) => frame !== null)
}

/** Of the columns of numbers of a table. */
function preparedValue(run: Run, [place, part, name]: readonly string[]): number {
  const column = run.state.getState().dataset?.prepared?.[Number(place)]
  if (!column) return Number.NaN
  return part === 'filled' ? column.filled : column[part as 'training' | 'all'][name as keyof Statistics]
}

function framesAt(run: Run, step: number): Frame[] {
  return framesOf(run).filter(({ position }) => position.step === step)
}

/** The requested, fuller trace comes first. */
function traces(run: Run, step: number): StepTrace[] {
  const inFrames = framesOf(run).flatMap(({ trace, next }) => [trace, next])
  return [run.traces.kept(step), ...inFrames].filter((trace) => trace?.step === step) as StepTrace[]
}

function probes(run: Run, step: number): Probe[] {
  return framesOf(run)
    .map((frame) => frame.probe)
    .filter((probe) => probe.step === step)
}

function positions(run: Run, step: number): Position[] {
  const told = run.state.getState().position
  return [...framesOf(run).map((frame) => frame.position), told].filter((position) => position?.step === step) as Position[]
}

function historyRows(run: Run, step: number): HistoryRow[] {
  const current = framesOf(run).map((frame) => frame.row)
  return [...current, run.frames.history.at(step), ...run.frames.ghostRows()].filter((row) => row?.step === step) as HistoryRow[]
}

function parameter(run: Run, step: number, index: number): number {
  for (const frame of framesOf(run)) {
    if (frame.position.step === step) return at(frame.parameters, index)
    if (frame.trace?.step === step) return at(frame.trace.before, index)
    if (frame.next && frame.position.step + 1 === step) return at(frame.next.after, index)
  }
  const { steps, values } = run.frames.trajectoryFor(index)
  return at(values, steps.indexOf(step))
}

/** `used`, `batch`, `of`; `row/<place in the epoch>` is a data row, counted from 1. */
function orderValue(order: OrderPart, [name, place]: readonly string[]): number {
  if (name === 'row') return at(order.rows, Number(place) - order.from) + 1
  if (name === 'place') return placeOf(order, Number(place))
  return order[name as 'used' | 'batch' | 'of']
}

/** How far a parameter of run B, at a step of its own, is from that of run A. */
function apart(stepA: number, stepB: number, index: number): number {
  const [a, b] = page.getState().runs
  return a && b ? parameter(b, stepB, index) - parameter(a, stepA, index) : Number.NaN
}

/** Of an earlier step it may be remembered without its trace. */
function totalGradient(run: Run, step: number, path: readonly string[]): number {
  const known = first(traces(run, step), (trace) => traceValue(trace, path))
  return Number.isNaN(known) ? pastGradientsOf(run).at(step, Number(path[1])) : known
}

/** `row/<k>` counts rows as the page does; `evaluation/...` is of the pass without dropout; `keep` may name a layer and unit. */
function traceValue(trace: StepTrace, path: readonly string[]): number {
  const [name, first, second] = path
  if (name === 'evaluation') return quantityValue(trace, path.slice(1), true)
  if (name === 'row') return at(trace.rows, Number(first)) + 1
  if (name === 'step') return trace.step
  if (name === 'keep') return first === undefined ? trace.keep : keepOf(trace, Number(first), Number(second))
  return quantityValue(trace, path, false)
}

function quantityValue(trace: StepTrace, path: readonly string[], evaluated: boolean): number {
  const quantity = quantityAt(trace, path)
  if (!quantity) throw new RangeError(`a trace has no ${path[0]}`)
  return recordedNumber(trace, quantity, evaluated)
}

function probeValue(probe: Probe, [name, ...path]: readonly string[]): number {
  switch (name) {
    case 'z':
    case 'a':
    case 'dropped':
    case 'delta':
      return Number(path[1]) === probe.row ? at(probe[name][Number(path[0])], Number(path[2])) : Number.NaN
    case 'x':
    case 'y':
      return Number(path[0]) === probe.row ? at(probe[name], Number(path[1])) : Number.NaN
    case 'loss':
      return Number(path[0]) === probe.row ? probe.loss : Number.NaN
    case 'dataGradient':
      return at(probe.dataGradient, Number(path[0]))
    default:
      throw new RangeError(`a probe has no ${name}`)
  }
}

function historyValue(row: HistoryRow, [name, layer]: readonly string[]): number {
  if (name === 'gradientNorms') return at(row.gradientNorms, Number(layer))
  const value = row[name as Exclude<keyof HistoryRow, 'gradientNorms'>]
  if (value === undefined) throw new RangeError(`a history row has no ${name}`)
  return value
}

/**
 * `step`, `level/<k>`, `loss/<grid point>`, `coordinate/<axis>/<line of the grid>`;
 * `minimum/0` and `/1` are the place, `minimum/loss` is the loss there; `penalty/…` and `sum/…` the same where the penalty is apart.
 */
function landscapeValue(step: number, [name, k, line]: readonly string[]): number {
  const landscape = latestLandscape()
  if (landscape?.step !== step) return Number.NaN
  if (name === 'step') return landscape.step
  if (name === 'coordinate') return gridCoordinate(landscape.domain[Number(k) as 0 | 1], landscape.side, Number(line))
  if (name === 'loss') return at(landscape.losses, Number(k))
  if (name === 'level') return at(landscape.levels, Number(k))
  const lowest = name === 'minimum' ? landscape.minimum : name === 'penalty' || name === 'sum' ? lowestApart(landscape, name) : null
  if (lowest) return k === 'loss' ? lowest.loss : at(lowest.at, Number(k))
  if (name === 'penalty' || name === 'sum') return Number.NaN
  throw new RangeError(`a landscape has no ${name}`)
}

function lowestApart({ penalty }: LandscapeEvaluation, name: 'penalty' | 'sum'): Lowest | null {
  return (name === 'sum' ? penalty?.sum : penalty?.minimum) ?? null
}

/** `<parameter>/gradient`, and of each h `<parameter>/<h|difference|error>/<k>`. */
function checkValue(step: number, [parameter, name, k]: readonly string[]): number {
  const check = latestCheck()
  if (check?.step !== step || check.parameter !== Number(parameter)) return Number.NaN
  if (name === 'gradient') return check.totalGradient
  if (name === 'h') return at(check.hs, Number(k))
  if (name === 'difference') return at(check.differences, Number(k))
  if (name === 'error') return at(check.errors, Number(k))
  throw new RangeError(`a check has no ${name}`)
}

function at(values: ArrayLike<number> | null | undefined, index: number): number {
  return values?.[index] ?? Number.NaN
}

/** The first value that is there. */
function first<T>(records: readonly T[], value: (record: T) => number): number {
  for (const record of records) {
    const found = value(record)
    if (!Number.isNaN(found)) return found
  }
  return Number.NaN
}
