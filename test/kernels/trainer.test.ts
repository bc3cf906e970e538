import { expect, test } from 'vitest'
import { createGenerator, integerBelow } from '../../src/engine/arithmetic/random'
import { createOptimizerState } from '../../src/engine/step/optimizers'
import { createStepper, type Stepper } from '../../src/engine/step/step'
import { createTrainer, type Trainer } from '../../src/kernels/trainer'
import { builtKernels } from '../support/built-kernels'
import { tries } from '../support/proof'
import { drawRun, type RandomRun } from '../support/random-run'

const STEPS = 500
const kernels = await builtKernels()

/** Parameters, state and generator, and the steps taken before a value was not finite. */
interface Reached {
  readonly parameters: Float64Array
  readonly arrays: readonly Float64Array[]
  readonly products: Float64Array
  readonly generator: Uint32Array
  steps: number
  badTensor: string | null
}

function start({ parameters, settings }: RandomRun, seed: number) {
  const state = createOptimizerState(settings.optimizer, parameters.length)
  const generator = createGenerator(seed)
  const reached: Reached = { parameters: parameters.slice(), ...state, generator: generator.state, steps: 0, badTensor: null }
  return { state, generator, reached }
}

type Started = ReturnType<typeof start>

/** One step, looked into or not. */
function step(
  run: RandomRun,
  { state, generator, reached }: Started,
  stepper: Pick<Stepper, 'begin' | 'accumulate' | 'apply'>,
  record: boolean,
): void {
  const rows = run.batches[reached.steps % run.batches.length]!
  const middle = rows.length >> 1
  stepper.begin(reached.parameters, rows, run.settings, generator, { record })
  stepper.accumulate(0, middle)
  stepper.accumulate(middle, rows.length)
  const before = generator.state.slice()
  reached.badTensor = stepper.apply(state, run.rates[reached.steps]!).badTensor
  if (reached.badTensor === null) reached.steps += 1
  else generator.state.set(before)
}

function byEngine(run: RandomRun, seed: number): Reached {
  const begun = start(run, seed)
  const capacity = Math.max(...run.batches.map(({ length }) => length))
  const stepper = createStepper(run.network, run.X, run.Y, capacity)
  while (begun.reached.steps < STEPS && begun.reached.badTensor === null) step(run, begun, stepper, false)
  return begun.reached
}

/** By turns: many steps at one go, single ones by the kernels, and recorded ones, which the engine takes. */
function byTurns(run: RandomRun, seed: number): Reached {
  const begun = start(run, seed)
  const { reached } = begun
  const capacity = Math.max(...run.batches.map(({ length }) => length))
  const trainer = createTrainer(run.network, run.X, run.Y, capacity, () => kernels.training(run.network, run.X, run.Y, capacity))
  const turns = createGenerator(seed + 1)
  while (reached.steps < STEPS && reached.badTensor === null) {
    if (integerBelow(turns, 4) === 0) step(run, begun, trainer, integerBelow(turns, 2) === 0)
    else if (!leap(run, begun, trainer, 1 + integerBelow(turns, 60))) step(run, begun, trainer, false)
  }
  return reached
}

function leap(run: RandomRun, { state, generator, reached }: Started, trainer: Trainer, most: number): boolean {
  if (!trainer.ready(reached.parameters, state, run.settings)) return false
  const before = generator.state.slice()
  let taken = 0
  while (taken < most && reached.steps + taken < STEPS) {
    const t = reached.steps + taken
    if (!trainer.queue(run.batches[t % run.batches.length]!, run.rates[t]!, generator)) break
    taken += 1
  }
  if (taken > 0 && trainer.run()) {
    reached.steps += taken
    return true
  }
  generator.state.set(before)
  return false
}

test(
  'kernels and engine reach the same bits, whoever takes which step, for everything that says how a network learns',
  () => {
    let bad = 0
    for (let seed = 1; seed <= tries(100, 2000); seed++) {
      const run = drawRun(seed, STEPS)
      const want = byEngine(run, seed)
      const got = byTurns(run, seed)
      expect(got, `seed ${seed}: ${run.network.sizes.join('-')} ${JSON.stringify(run.settings)}`).toEqual(want)
      if (want.badTensor !== null) bad += 1
    }
    expect(bad).toBeGreaterThan(3)
  },
  tries(120_000, 1_800_000),
)
