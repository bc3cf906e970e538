import type { StepTrace } from '../engine/step/step-trace'
import type { Quantity } from './quantity'
import type { ReferenceParts } from './reference'

type Field = 'layer' | 'sample' | 'unit' | 'name' | 'parameter'

const AT_UNIT = ['layer', 'sample', 'unit'] as const
const AT_SAMPLE_UNIT = ['sample', 'unit'] as const
const AT_PARAMETER = ['parameter'] as const
const AT_STATE = ['name', 'parameter'] as const

/** What places a number among those of its kind, in the order in which a reference names it. */
const PLACES: Readonly<Record<Quantity['kind'], readonly Field[]>> = {
  x: AT_SAMPLE_UNIT,
  y: AT_SAMPLE_UNIT,
  lossSlope: AT_SAMPLE_UNIT,
  zAfter: AT_SAMPLE_UNIT,
  aAfter: AT_SAMPLE_UNIT,
  z: AT_UNIT,
  a: AT_UNIT,
  mask: AT_UNIT,
  dropped: AT_UNIT,
  delta: AT_UNIT,
  slope: AT_UNIT,
  back: AT_UNIT,
  sampleLoss: ['sample'],
  sampleLossAfter: ['sample'],
  contribution: ['sample', 'parameter'],
  before: AT_PARAMETER,
  dataGradient: AT_PARAMETER,
  penaltyGradient: AT_PARAMETER,
  totalGradient: AT_PARAMETER,
  update: AT_PARAMETER,
  after: AT_PARAMETER,
  state: AT_STATE,
  stateBefore: AT_STATE,
  batchSize: [],
  dataLoss: [],
  penalty: [],
  totalLoss: [],
  learningRate: [],
  lossAfter: [],
}

/** Made of the record's numbers, or not told in its references: named as a number of the explanation. */
const EXPLAINED: ReadonlySet<Quantity['kind']> = new Set(['lossSlope', 'slope', 'back', 'contribution', 'stateBefore'])
const STATES: readonly string[] = ['velocity', 'square', 'moment1', 'moment2']

/**
 * Read a number of a step's record; NaN where the record has none. `sample` is a place among the recorded samples.
 * @param evaluated of the forward pass without dropout
 */
export function recordedNumber(trace: StepTrace, quantity: Quantity, evaluated = false): number {
  const pass = evaluated ? trace.evaluation : trace
  if (!pass) return Number.NaN
  switch (quantity.kind) {
    case 'x':
    case 'y':
      return ofSample(trace, trace[quantity.kind], quantity)
    case 'z':
    case 'a':
    case 'dropped':
      return ofSample(trace, pass[quantity.kind][quantity.layer], quantity)
    case 'mask':
    case 'delta':
      return ofSample(trace, trace[quantity.kind][quantity.layer], quantity)
    case 'sampleLoss':
      return pass.sampleLoss[quantity.sample] ?? Number.NaN
    case 'zAfter':
      return ofSample(trace, trace.outputsAfter?.z, quantity)
    case 'aAfter':
      return ofSample(trace, trace.outputsAfter?.a, quantity)
    case 'sampleLossAfter':
      return trace.outputsAfter?.sampleLoss[quantity.sample] ?? Number.NaN
    case 'batchSize':
      return trace.rows.length
    case 'dataLoss':
    case 'penalty':
    case 'totalLoss':
    case 'learningRate':
    case 'lossAfter':
      return trace[quantity.kind]
    case 'before':
    case 'dataGradient':
    case 'penaltyGradient':
    case 'totalGradient':
    case 'update':
    case 'after':
      return trace[quantity.kind][quantity.parameter] ?? Number.NaN
    case 'state':
    case 'stateBefore':
      return trace[quantity.kind][quantity.name]?.[quantity.parameter] ?? Number.NaN
    default:
      return Number.NaN
  }
}

function ofSample(
  { included }: StepTrace,
  values: Float64Array | null | undefined,
  { sample, unit }: { sample: number; unit: number },
): number {
  return values?.[sample * (values.length / included.length) + unit] ?? Number.NaN
}

/** The reference of a number of a step: samples of the record are named by their data row. */
export function referenceOf(trace: StepTrace, quantity: Quantity, evaluated = false): ReferenceParts {
  const fields = quantity as Partial<Record<Field, string | number>>
  const explained = EXPLAINED.has(quantity.kind)
  const path = PLACES[quantity.kind].map((field) =>
    field === 'sample' && !explained ? trace.rows[trace.included[Number(fields.sample)]!]! : fields[field]!,
  )
  const name = quantity.kind === 'state' ? [] : [quantity.kind]
  return [explained ? 'explain' : trace.ends ? 'pass' : 'trace', trace.step, ...(evaluated ? ['evaluation'] : []), ...name, ...path]
}

/** The quantity that the path of a reference names in a trace or its explanation; null where it is not one of the quantities. */
export function quantityAt(trace: StepTrace, path: readonly string[]): Quantity | null {
  const [kind, ...rest] = STATES.includes(path[0]!) ? ['state', ...path] : path
  const fields = PLACES[kind as Quantity['kind']] as readonly Field[] | undefined
  if (!fields) return null
  const explained = EXPLAINED.has(kind as Quantity['kind'])
  const entries = fields.map((field, k) => {
    if (field === 'name') return [field, rest[k]]
    return [field, field === 'sample' && !explained ? placeOfRow(trace, Number(rest[k])) : Number(rest[k])]
  })
  return { kind, ...Object.fromEntries(entries) }
}

/** Where a data row is among the recorded samples; NaN where it is not. */
function placeOfRow({ included, rows }: StepTrace, row: number): number {
  const place = included.findIndex((position) => rows[position] === row)
  return place < 0 ? Number.NaN : place
}
