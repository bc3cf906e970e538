import type { OptimizerSpec } from '../engine/step/optimizers'
import type { ScheduleSpec } from '../engine/step/schedules'
import { plainNumber } from './problem'

export interface Range {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly whole?: boolean
}

const LARGEST_SEED = 2 ** 32 - 1
const LARGEST_STEP = 1_000_000_000

/** The allowed range of every number a person can set. Used by the schema and by the panels. */
export const LIMITS = {
  learningRate: { label: 'learning rate', min: 0.000001, max: 100 },
  gamma: { label: 'factor γ', min: 0, max: 1 },
  stepSize: { label: 'steps between drops', min: 1, max: LARGEST_STEP, whole: true },
  k: { label: 'decay k', min: 0, max: 1000 },
  steps: { label: 'steps to the lowest rate', min: 1, max: LARGEST_STEP, whole: true },
  minimum: { label: 'lowest rate', min: 0, max: 100 },
  length: { label: 'steps to the first restart', min: 1, max: LARGEST_STEP, whole: true },
  factor: { label: 'cycle growth factor', min: 1, max: 100, whole: true },
  beta: { label: 'momentum β', min: 0, max: 0.9999 },
  rho: { label: 'decay ρ', min: 0, max: 0.9999 },
  beta1: { label: 'mean decay β1', min: 0, max: 0.9999 },
  beta2: { label: 'square decay β2', min: 0, max: 0.999999 },
  decay: { label: 'weight decay λ', min: 0, max: 1 },
  eps: { label: 'epsilon', min: 1e-15, max: 1 },
  lambda: { label: 'penalty λ', min: 0, max: 100 },
  epochs: { label: 'number of epochs', min: 1, max: LARGEST_STEP, whole: true },
  tolerance: { label: 'tolerance', min: 1e-15, max: 1000 },
  patience: { label: 'patience', min: 1, max: 1_000_000, whole: true },
  dropout: { label: 'dropout', min: 0, max: 0.9 },
  batchSize: { label: 'batch size', min: 1, max: 1_000_000, whole: true }, // more than there are rows means all of them
  samples: { label: 'number of rows', min: 4, max: 10_000, whole: true },
  noise: { label: 'noise', min: 0, max: 1 },
  testFraction: { label: 'share of test rows', min: 0, max: 0.9 },
  functionInputs: { label: 'number of inputs', min: 1, max: 2, whole: true },
  from: { label: 'lowest input', min: -1000, max: 1000 },
  to: { label: 'highest input', min: -1000, max: 1000 },
  trainingImages: { label: 'number of training images', min: 10, max: 60_000, whole: true },
  testImages: { label: 'number of test images', min: 0, max: 10_000, whole: true },
  copies: { label: 'changed copies of each image', min: 1, max: 9, whole: true },
  tableRows: { label: 'number of rows', min: 2, max: 20_000, whole: true },
  column: { label: 'column', min: 0, max: 63, whole: true },
  units: { label: 'units in a layer', min: 1, max: 1024, whole: true },
  value: { label: 'constant', min: -1000, max: 1000 },
  range: { label: 'range r', min: 0, max: 1000 },
  parameter: { label: 'weight', min: -1_000_000, max: 1_000_000 },
  cell: { label: 'data value', min: -1_000_000_000_000, max: 1_000_000_000_000 },
  seed: { label: 'seed', min: 0, max: LARGEST_SEED, whole: true },
  shuffleSeed: { label: 'shuffling seed', min: 0, max: LARGEST_SEED, whole: true },
  dropoutSeed: { label: 'dropout seed', min: 0, max: LARGEST_SEED, whole: true },
  step: { label: 'step', min: 0, max: LARGEST_STEP, whole: true },
  index: { label: 'parameter', min: 0, max: 199_999, whole: true },
  layer: { label: 'layer', min: 0, max: 12, whole: true },
  unit: { label: 'unit', min: 0, max: 1023, whole: true },
  sample: { label: 'sample', min: 0, max: 49_999_999, whole: true },
} as const satisfies Record<string, Range>

export type LimitedField = keyof typeof LIMITS

/** The settings of each kind, with the values to start from. Every setting is a field of LIMITS, which has its name and range. */
type Settings<Spec extends { readonly kind: string }> = {
  readonly [K in Spec['kind']]: Omit<Extract<Spec, { kind: K }>, 'kind'> & Partial<Record<LimitedField, number>>
}

/** The usual coefficients of each optimizer, as its authors or PyTorch give them. */
export const OPTIMIZERS: Settings<OptimizerSpec> = {
  sgd: {},
  momentum: { beta: 0.9 },
  nesterov: { beta: 0.9 },
  rmsprop: { rho: 0.99, eps: 1e-8 },
  adagrad: { eps: 1e-10 },
  adam: { beta1: 0.9, beta2: 0.999, eps: 1e-8 },
  adamw: { beta1: 0.9, beta2: 0.999, eps: 1e-8, decay: 0.01 },
}

export const SCHEDULES: Settings<ScheduleSpec> = {
  constant: {},
  step: { stepSize: 500, gamma: 0.5 },
  exponential: { gamma: 0.999 },
  inverse_time: { k: 0.001 },
  cosine: { steps: 2000, minimum: 0 },
  cosine_restarts: { length: 500, factor: 2 },
}

/** Limits of the whole: refused by name, with the figure, before anything is built. */
export const SIZE_LIMITS = {
  layers: 12,
  units: 1024,
  parameters: 200_000,
  cells: 50_000_000,
  images: 75_000,
  features: 64,
  changes: 100_000,
} as const

/** Whether a value is a number inside the range of a field. */
export function fits(field: LimitedField, value: unknown): value is number {
  const { min, max, whole }: Range = LIMITS[field]
  return typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value))
}

/** 'must be from 0.000001 to 100' */
export function rangeText(field: LimitedField): string {
  const { min, max, whole }: Range = LIMITS[field]
  return `must be ${whole ? 'a whole number ' : ''}from ${plainNumber(min)} to ${plainNumber(max)}`
}
