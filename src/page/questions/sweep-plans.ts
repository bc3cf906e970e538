import { pinsWithin } from '../../document/pins'
import type { Document, InitializationSpec, Scenario, View } from '../../document/types'
import { viewOfScenario } from '../run/views-of-runs'

/** What is varied: the learning rate from the present weights, the first weights, or the size of the hidden layer. */
export type SweepKind = 'rates' | 'seeds' | 'sizes'

/** The runs of a sweep, ready to be asked for. */
export interface SweepPlan {
  readonly kind: SweepKind
  readonly step: number // of the run on the page, when it was asked
  readonly steps: number // of each run of the sweep
  readonly rate: number // the learning rate of the run on the page
  readonly values: readonly number[] // the rate, the seed or the hidden units of each
  readonly documents: readonly Document[]
  readonly redrawn: boolean // first weights that were given had to be drawn
}

/** The run on the page that a sweep is about; `scenario` has the settings in force. */
export interface SweepOrigin {
  readonly scenario: Scenario
  readonly view: View
  readonly step: number
  readonly parameters: Float64Array // at `step`
}

/** 33 rates from 0.0001 to 10, evenly spaced by their logarithms and rounded to two digits. */
export const SWEEP_RATES: readonly number[] = Array.from({ length: 33 }, (_, k) => Number((10 ** ((5 * k) / 32 - 4)).toPrecision(2)))
/** Steps of the learning-rate finder to choose from. */
export const RATE_STEPS = [1, 10, 50] as const
/** Hidden units to choose from. */
export const SWEEP_SIZES: readonly number[] = [1, 2, 3, 4, 6, 8, 12]
/** Numbers of seeds to choose from. */
export const SEED_COUNTS = [8, 16, 32] as const
const ALL_SEEDS = 2 ** 32
/** Steps of each run to its end: as many as the run on the page has made, within these. */
export const LEAST_STEPS = 2000
export const MOST_STEPS = 10_000

/** Each rate, held constant, from the present weights: a fresh optimizer, and the first batches of a new run. */
export function planRates({ scenario, view, step, parameters }: SweepOrigin, steps: number): SweepPlan {
  const initialization: InitializationSpec = { kind: 'given', parameters: Array.from(parameters) }
  const documents = SWEEP_RATES.map((learningRate): Document => {
    const training: Scenario['training'] = { ...scenario.training, learningRate, schedule: { kind: 'constant' } }
    return { scenario: { ...scenario, initialization, training }, changes: [], step: steps, view }
  })
  return { kind: 'rates', step, steps, rate: scenario.training.learningRate, values: SWEEP_RATES, documents, redrawn: false }
}

/** The run from other first weights: its own seed and those after it, same data, same order of the rows. */
export function planSeeds({ scenario, view, step }: SweepOrigin, count: number): SweepPlan {
  const drawn = drawnFrom(scenario.initialization)
  const values = Array.from({ length: count }, (_, k) => (drawn.seed + k) % ALL_SEEDS)
  const steps = stepsFor(step)
  const documents = values.map(
    (seed): Document => ({
      scenario: { ...scenario, initialization: { ...drawn, seed } },
      changes: [],
      step: steps,
      view,
    }),
  )
  return {
    kind: 'seeds',
    step,
    steps,
    rate: scenario.training.learningRate,
    values,
    documents,
    redrawn: scenario.initialization.kind === 'given',
  }
}

/** The run with one hidden layer of each size; the activations of the first and of the last layer stay. */
export function planSizes({ scenario, view, step }: SweepOrigin): SweepPlan {
  const { activations } = scenario.network
  const output = activations[activations.length - 1]!
  const hidden = activations.length > 1 ? activations[0]! : 'tanh'
  const initialization = drawnFrom(scenario.initialization)
  const steps = stepsFor(step)
  const documents = SWEEP_SIZES.map((units): Document => {
    const own = { ...scenario, id: 'own', name: 'Own run', summary: 'Your own choice of data and network.' }
    const training = { ...scenario.training, pins: pinsWithin(scenario.training.pins, [units]) }
    const sized: Scenario = { ...own, network: { hidden: [units], activations: [hidden, output] }, initialization, training }
    return { scenario: sized, changes: [], step: steps, view: viewOfScenario(sized, scenario, view) }
  })
  return {
    kind: 'sizes',
    step,
    steps,
    rate: scenario.training.learningRate,
    values: SWEEP_SIZES,
    documents,
    redrawn: scenario.initialization.kind === 'given',
  }
}

function stepsFor(step: number): number {
  return Math.max(LEAST_STEPS, Math.min(step, MOST_STEPS))
}

function drawnFrom(spec: InitializationSpec): Extract<InitializationSpec, { kind: 'drawn' }> {
  return spec.kind === 'drawn' ? spec : { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 }
}
