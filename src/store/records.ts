import { gridCoordinate } from '../engine'
import type { Probe, StepTrace } from '../engine/step-trace'
import type { Frame, HistoryRow, Position } from '../trainer/protocol'
import { anatomyValue } from './anatomy-records'
import { app } from './app-store'
import { latestCheck } from './check-store'
import { explainedValue } from './explained'
import { ghostRows, history, latestFrame, paintedFrame, trajectoryFor } from './frames'
import { latestLandscape } from './landscape-store'
import { rememberedGradient } from './past-gradients'
import { keptTrace } from './traces'
import { layerValue, slopeValue, unitValue } from './unit-records'

/**
 * The number a reference stands for, such as `trace:12/update/3` or `parameters:13/3`: see the cases below.
 * NaN when no record that the page holds has it. The first number is always the step of the record.
 * @throws RangeError for a reference of no known form
 */
export function resolveRef(ref: string): number {
  const match = /^([a-z]+):(\d+)\/(.+)$/i.exec(ref)
  if (!match) throw new RangeError(`not a reference: ${ref}`)
  const [, record, stepText, rest] = match
  const step = Number(stepText)
  const path = rest!.split('/')
  switch (record) {
    case 'parameters':
      return parameter(step, Number(path[0]))
    case 'trace':
      return path[0] === 'totalGradient' ? totalGradient(step, path) : first(traces(step), (trace) => traceValue(trace, path))
    case 'anatomy':
      return first(traces(step), (trace) => anatomyValue(trace, path))
    case 'unit':
      return first(traces(step), (trace) => unitValue(trace, path))
    case 'layer':
      return first(traces(step), (trace) => layerValue(trace, path))
    case 'slope':
      return first(probes(step), (probe) => slopeValue(probe, path))
    case 'probe':
      return first(probes(step), (probe) => probeValue(probe, path))
    case 'history':
      return first(historyRows(step), (row) => historyValue(row, path))
    case 'position':
      return first(positions(step), (position) => position[path[0] as keyof Position] ?? Number.NaN)
    case 'landscape':
      return landscapeValue(step, path)
    case 'check':
      return checkValue(step, path)
    case 'outputs':
      return first(frames(), ({ outputs }) => {
        const rows = app.getState().dataset?.X.rows
        if (outputs?.step !== step || !rows) return Number.NaN
        return at(outputs.values, Number(path[0]) * (outputs.values.length / rows) + Number(path[1]))
      })
    case 'confusion':
      return first(frames(), ({ outputs }) => {
        const counts = outputs?.step === step ? outputs.confusion?.[path[0] as 'train' | 'test'] : undefined
        return counts ? at(counts, Number(path[1]) * Math.sqrt(counts.length) + Number(path[2])) : Number.NaN
      })
    case 'explain':
      return explainedValue(step, path)
    default:
      throw new RangeError(`no record is called ${record}`)
  }
}

/** The newest frame, and the one still on the screen. */
function frames(): Frame[] {
  return [latestFrame(), paintedFrame()].filter((frame) => frame !== null)
}

/** The requested, fuller trace comes first. */
function traces(step: number): StepTrace[] {
  return [keptTrace(step), ...frames().map((frame) => frame.trace)].filter((trace) => trace?.step === step) as StepTrace[]
}

function probes(step: number): Probe[] {
  return frames()
    .map((frame) => frame.probe)
    .filter((probe) => probe.step === step)
}

function positions(step: number): Position[] {
  return [...frames().map((frame) => frame.position), app.getState().position].filter((position) => position?.step === step) as Position[]
}

function historyRows(step: number): HistoryRow[] {
  const current = frames().map((frame) => frame.row)
  return [...current, history.at(step), ...ghostRows()].filter((row) => row?.step === step) as HistoryRow[]
}

function parameter(step: number, index: number): number {
  for (const frame of frames()) {
    if (frame.position.step === step) return at(frame.parameters, index)
    if (frame.trace?.step === step) return at(frame.trace.before, index)
    if (frame.next && frame.position.step + 1 === step) return at(frame.parameters, index) + at(frame.next, index)
  }
  const { steps, values } = trajectoryFor(index)
  return at(values, steps.indexOf(step))
}

/** Of an earlier step it may be remembered without its trace. */
function totalGradient(step: number, path: readonly string[]): number {
  const known = first(traces(step), (trace) => traceValue(trace, path))
  return Number.isNaN(known) ? rememberedGradient(step, Number(path[1])) : known
}

function traceValue(trace: StepTrace, [name, ...path]: readonly string[]): number {
  switch (name) {
    case 'before':
    case 'gradient':
    case 'penaltyGradient':
    case 'totalGradient':
    case 'update':
    case 'after':
      return at(trace[name], Number(path[0]))
    case 'velocity':
    case 'square':
    case 'moment1':
    case 'moment2':
      return at(trace.state[name], Number(path[0]))
    case 'z':
    case 'a':
    case 'mask':
    case 'dropped':
    case 'delta': {
      const place = includedPlace(trace, Number(path[1]))
      const values = trace[name][Number(path[0])]
      return values ? at(values, place * (values.length / trace.included.length) + Number(path[2])) : Number.NaN
    }
    case 'x':
    case 'y':
      return at(trace[name], includedPlace(trace, Number(path[0])) * (trace[name].length / trace.included.length) + Number(path[1]))
    case 'sampleLoss':
      return at(trace.sampleLoss, includedPlace(trace, Number(path[0])))
    case 'step':
    case 'dataLoss':
    case 'penalty':
    case 'totalLoss':
    case 'learningRate':
    case 'lossAfter':
    case 'keep':
      return trace[name]
    default:
      throw new RangeError(`a trace has no ${name}`)
  }
}

/** Where a data row is among the recorded samples; NaN when it is not. */
function includedPlace(trace: StepTrace, row: number): number {
  const place = trace.included.findIndex((position) => trace.rows[position] === row)
  return place < 0 ? Number.NaN : place
}

function probeValue(probe: Probe, [name, ...path]: readonly string[]): number {
  switch (name) {
    case 'z':
    case 'a':
    case 'delta':
      return Number(path[1]) === probe.row ? at(probe[name][Number(path[0])], Number(path[2])) : Number.NaN
    case 'x':
    case 'y':
      return Number(path[0]) === probe.row ? at(probe[name], Number(path[1])) : Number.NaN
    case 'loss':
      return Number(path[0]) === probe.row ? probe.loss : Number.NaN
    case 'gradient':
      return at(probe.gradient, Number(path[0]))
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
 * `minimum/0` and `/1` are the place, `minimum/loss` is the loss there.
 */
function landscapeValue(step: number, [name, k, line]: readonly string[]): number {
  const landscape = latestLandscape()
  if (landscape?.step !== step) return Number.NaN
  if (name === 'step') return landscape.step
  if (name === 'coordinate') return gridCoordinate(landscape.domain[Number(k) as 0 | 1], landscape.side, Number(line))
  if (name === 'loss') return at(landscape.losses, Number(k))
  if (name === 'level') return at(landscape.levels, Number(k))
  if (name === 'minimum') return k === 'loss' ? landscape.minimum.loss : at(landscape.minimum.at, Number(k))
  throw new RangeError(`a landscape has no ${name}`)
}

/** `<parameter>/gradient`, and of each h `<parameter>/<h|difference|error>/<k>`. */
function checkValue(step: number, [parameter, name, k]: readonly string[]): number {
  const check = latestCheck()
  if (check?.step !== step || check.parameter !== Number(parameter)) return Number.NaN
  if (name === 'gradient') return check.gradient
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
