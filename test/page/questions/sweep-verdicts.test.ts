import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import { planRates, planSeeds, planSizes, SWEEP_RATES, SWEEP_SIZES } from '../../../src/page/questions/sweep-plans'
import { bestOf, minimumGroups, rateVerdicts, sizeVerdicts } from '../../../src/page/questions/sweep-verdicts'
import { createAnalyst } from '../../../src/trainer/analyst/analyst'
import type { SweepEvaluation, SweepResult } from '../../../src/trainer/protocol'

const ended = (trainLoss: number, testLoss = Number.NaN, diverged = false): SweepResult => ({
  history: [
    { step: 0, trainLoss: 1, testLoss },
    { step: 10, trainLoss, testLoss },
  ],
  diverged,
})

const valley = presetDocument('valley')

/** The origin of a preset at its first step. */
function originOf({ scenario, view }: typeof valley, step = 0) {
  const { initialization } = scenario
  const parameters = initialization.kind === 'given' ? Float64Array.from(initialization.parameters) : new Float64Array(25)
  return { scenario, view, step, parameters }
}

function answerTo(documents: SweepQuestionDocuments, limit = false): SweepEvaluation {
  let last: SweepEvaluation | null = null
  let clockMs = 0
  const analyst = createAnalyst({
    emit: (answer) => {
      if (answer.type === 'sweep') last = answer
    },
    now: () => clockMs++,
  })
  analyst.handle({ type: 'sweep', run: 1, request: 1, documents, limit })
  while (analyst.work(100) === 0);
  return last!
}
type SweepQuestionDocuments = ReturnType<typeof planRates>['documents']

test('rates: too small, good from half of the best fall on, too large beyond the best or where the loss grew, diverging', () => {
  const losses = [0.99, 0.7, 0.5, 0.2, 0.55, 0.9, 1.5, 101, 5]
  const results = losses.map((loss) => ended(loss))
  expect(rateVerdicts([...results, ended(0.5, Number.NaN, true), ended(Number.POSITIVE_INFINITY)])).toEqual([
    'too small',
    'too small',
    'good',
    'good',
    'good',
    'too large',
    'too large',
    'diverging',
    'too large',
    'diverging',
    'diverging',
  ])
})

test('the best run is the lowest at its end, among sizes by its test loss; a diverged one never', () => {
  const results = [ended(0.5, 0.4), ended(0.1, 0.6), ended(0.01, 0.01, true), ended(0.2, 0.3)]
  expect([bestOf(results, 'rates'), bestOf(results, 'seeds'), bestOf(results, 'sizes')]).toEqual([1, 1, 3])
  expect(bestOf([ended(0.5), ended(0.1)], 'sizes')).toBe(1)
  expect(bestOf([], 'rates')).toBe(0)
})

test('rates from a minimum are neither good nor diverging by a rounding error', () => {
  const still = (loss: number): SweepResult => ({
    ...ended(loss),
    history: [{ step: 0, trainLoss: 0, testLoss: Number.NaN }, ...ended(loss).history.slice(1)],
  })
  expect(rateVerdicts([still(0), still(1e-20), still(1)])).toEqual(['too small', 'too large', 'diverging'])
  expect(rateVerdicts([])).toEqual([])
})

test('the finder on (3w1 + 4w2 − 6)²: after 50 steps every rate below 0.04 is not diverging, every one above is', () => {
  const plan = planRates(originOf(valley), 50)
  const { results, limit } = answerTo(plan.documents, true)
  expect(limit!.rate).toBeCloseTo(0.04, 16)
  expect(limit!.largest).toBeCloseTo(50, 13)
  expect([...limit!.hessian]).toEqual([18, 24, 24, 32])
  for (const [k, verdict] of rateVerdicts(results).entries()) {
    expect([plan.values[k], verdict === 'diverging']).toEqual([plan.values[k], plan.values[k] > limit!.rate])
  }
})

test('the finder starts at the given weights with a fresh optimizer, whatever the schedule', () => {
  const moons = presetDocument('moons')
  const training = { ...moons.scenario.training, schedule: { kind: 'cosine', minimum: 0.01, steps: 10 } as const }
  const parameters = Float64Array.from({ length: 25 }, (_, k) => k / 25)
  const { values, documents } = planRates({ scenario: { ...moons.scenario, training }, view: moons.view, step: 420, parameters }, 1)
  expect(values).toEqual(SWEEP_RATES)
  expect([values.length, new Set(values).size, values[0], values[16], values[32]]).toEqual([33, 33, 0.0001, 0.032, 10])
  expect(documents[3].scenario.initialization).toEqual({ kind: 'given', parameters: [...parameters] })
  const { results } = answerTo(documents)
  expect(results).toHaveLength(33)
  expect(results.every(({ history }) => history.length === 2 && history[0].trainLoss === results[0].history[0].trainLoss)).toBe(true)
})

test('losses without a gap of more than a quarter are one minimum, diverged runs stand apart', () => {
  const results = [ended(0.5), ended(0.1), ended(0.12), ended(0.1, 0, true), ended(0.16), ended(0.6)]
  expect(minimumGroups(results)).toEqual([
    { places: [1, 2], diverged: false },
    { places: [4], diverged: false },
    { places: [0, 5], diverged: false },
    { places: [3], diverged: true },
  ])
  expect(minimumGroups([ended(0), ended(1e-20)])).toHaveLength(1)
  expect(minimumGroups([])).toEqual([])
})

test('restarts: the own seed comes first and leads to the same loss; steps are those of the run, from 2,000 to 10,000', () => {
  const xor = presetDocument('xor')
  const { values, documents, steps, redrawn } = planSeeds(originOf(xor, 2060), 8)
  expect([values, steps, redrawn]).toEqual([[6, 7, 8, 9, 10, 11, 12, 13], 2060, false])
  const { results } = answerTo([...documents, { ...xor, step: 2060 }])
  expect(results[0]).toEqual(results[8])
  expect(new Set(results.slice(0, 8).map(({ history }) => history.at(-1)!.trainLoss)).size).toBe(8)
  expect(planSeeds(originOf(xor, 0), 8).steps).toBe(2000)
  expect(planSeeds(originOf(xor, 1e6), 8).steps).toBe(10_000)
  expect(planSeeds(originOf(valley), 8).redrawn).toBe(true)
})

test('model size: underfit, just right within 5 % of the best test loss, overfit', () => {
  const results = [ended(0.5, 0.5), ended(0.3, 0.31), ended(0.25, 0.3), ended(0.1, 0.4), ended(0.26, 0.33), ended(0.01, 0.01, true)]
  expect(sizeVerdicts(results)).toEqual(['underfit', 'just right', 'just right', 'overfit', 'underfit', 'diverged'])
  const gains = [ended(0.45, 0.6), ended(0.04, 0.04), ended(0.02, 0.025), ended(0.015, 0.02)]
  expect(sizeVerdicts(gains)).toEqual(['underfit', 'just right', 'just right', 'just right'])
  expect(sizeVerdicts([ended(0.5), ended(0.1)])).toEqual([null, null])
})

test('every preset can be planned and run for all three kinds', () => {
  for (const id of ['two-two-two', 'valley', 'gaussians', 'spirals', 'sine']) {
    const document = presetDocument(id)
    const origin = originOf(document, 2)
    const sizes = planSizes(origin)
    expect(sizes.values).toEqual(SWEEP_SIZES)
    for (const { documents } of [planSeeds(origin, 4), sizes]) {
      const { results, done } = answerTo(documents)
      expect([results.length, done]).toEqual([documents.length, true])
      expect(results.every(({ history }) => Number.isFinite(history.at(-1)!.trainLoss))).toBe(true)
    }
  }
})
