import { expect, test } from 'vitest'
import type { Document } from '../../../src/document/types'
import type { StepTrace } from '../../../src/engine/step/step-trace'
import { CHECK_HS, checkQuestionOf } from '../../../src/page/questions/check-question'
import { createAnalyst } from '../../../src/trainer/analyst/analyst'
import type { Answer, CheckEvaluation, CheckQuestion, LandscapeQuestion } from '../../../src/trainer/protocol'
import { sidesOf, verdictOf } from '../../../src/views/check/verdict'
import { documentWith } from '../../support/run-documents'
import { createDriver, openIn } from '../../support/session-driver'

function asking() {
  let clockMs = 0
  const answers: Answer[] = []
  const now = () => {
    clockMs += 0.05
    return clockMs
  }
  const analyst = createAnalyst({ emit: (answer) => answers.push(answer), now })
  const checks = () => answers.filter((answer): answer is CheckEvaluation => answer.type === 'check')
  const finish = () => {
    while (analyst.work(5) === 0);
  }
  return { analyst, answers, checks, finish }
}

/** The full record of the last of `steps` steps of a run, as the page gets it. */
function traceOf(document: Document, steps: number): StepTrace {
  const driver = createDriver()
  openIn(driver, 1, { ...document, step: steps })
  driver.send({ type: 'trace', run: 1, step: steps - 1, request: 1 })
  driver.settle()
  const { trace } = driver.of('trace')[0]
  if (!trace) throw new Error('no trace')
  return trace
}

function questionOf(document: Document, trace: StepTrace, parameter: number, patch: Partial<CheckQuestion> = {}): CheckQuestion {
  return { ...checkQuestionOf(1, document, trace, parameter), request: 1, ...patch }
}

function landscapeOf(document: Document, parameters: Float64Array, request = 1): LandscapeQuestion {
  const { training } = document.scenario
  const point = [parameters[0]!, parameters[0]!] as const
  const reach = [point, point] as const
  const chosen = { apart: false, reached: reach, reach, domain: null, levels: null, sides: [26, 51] }
  return { type: 'landscape', run: 1, request, document, training, step: 0, parameters, axes: [0, 1], ...chosen }
}

const smallest = (values: Float64Array) => Math.min(...values)

test('the gradient of w5 of the worked network is confirmed, best at an h in the middle', () => {
  const document = documentWith('two-two-two')
  const { analyst, checks, finish } = asking()
  analyst.handle(questionOf(document, traceOf(document, 1), 6))
  finish()
  const [check] = checks()
  expect(check).toMatchObject({ type: 'check', run: 1, request: 1, step: 0, parameter: 6, fixed: false })
  expect(check.totalGradient).toBeCloseTo(0.082167041, 9)
  const best = check.errors.indexOf(smallest(check.errors))
  expect(check.errors[best]).toBeLessThan(1e-9)
  expect(check.differences[best]).toBeCloseTo(0.082167041, 9)
  expect(CHECK_HS[best]).toBeGreaterThanOrEqual(1e-8)
  expect(CHECK_HS[best]).toBeLessThanOrEqual(1e-3)
  expect(check.errors[0]).toBeGreaterThan(1e-6)
  expect(check.errors.at(-1)).toBeGreaterThan(1e-6)
  expect(check.hs).toEqual(Float64Array.from(CHECK_HS))
})

test('gradients of steps with dropout, penalties, short batches and changed functions are confirmed with the masks of the step', () => {
  const changed: Document = {
    ...documentWith('moons', { dropout: 0.3, batchSize: 7 }),
    changes: [
      { step: 3, field: 'functions', value: { activations: ['softplus', 'tanh', 'sigmoid'], loss: 'mse' } },
      { step: 4, field: 'penalty', value: { kind: 'l2', form: 'nielsen', lambda: 0.5 } },
    ],
  }
  for (const document of [changed, documentWith('dropout', { dropout: 0.5, penalty: { kind: 'l2', form: 'plain', lambda: 0.01 } })]) {
    for (const steps of [2, 6]) {
      const trace = traceOf(document, steps)
      for (const parameter of [0, 5, trace.before.length - 1]) {
        const { analyst, checks, finish } = asking()
        analyst.handle(questionOf(document, trace, parameter))
        finish()
        const [check] = checks()
        const smooth = check.errors.filter((_, k) => check.kinks[k] === 0)
        expect(smooth.length).toBeGreaterThan(10)
        expect(smallest(smooth), `${steps} steps, parameter ${parameter}`).toBeLessThan(1e-6)
      }
    }
  }
})

test('a gradient that is wrong by a thousandth is not confirmed at any h', () => {
  const document = documentWith('two-two-two')
  const trace = traceOf(document, 1)
  const { analyst, checks, finish } = asking()
  analyst.handle(questionOf(document, trace, 6, { totalGradient: trace.totalGradient[6] * 1.001 }))
  finish()
  expect(smallest(checks()[0].errors)).toBeGreaterThan(1e-5)
})

test('a bias that is not trained is named as fixed', () => {
  const document = documentWith('two-two-two', { trainBiases: false })
  const { analyst, checks, finish } = asking()
  analyst.handle(questionOf(document, traceOf(document, 1), 4))
  finish()
  expect(checks()[0]).toMatchObject({ fixed: true, totalGradient: 0 })
  expect(checks()[0].differences[20]).not.toBe(0)
})

test('a check goes before a landscape under way, which then goes on with the same numbers', () => {
  const document = documentWith('moons')
  const trace = traceOf(document, 1)
  const alone = asking()
  alone.analyst.handle(landscapeOf(document, trace.before))
  alone.finish()
  const { analyst, answers, finish } = asking()
  analyst.handle(landscapeOf(document, trace.before))
  analyst.work(2)
  analyst.handle(questionOf(document, trace, 3, { request: 2 }))
  finish()
  expect(answers.map(({ type }) => type)).toEqual(['check', 'landscape', 'landscape'])
  expect(answers.slice(1)).toEqual(alone.answers)
})

test('a newer check drops the one under way, a cancelled one gives no answer, and neither drops the landscape', () => {
  const document = documentWith('moons')
  const trace = traceOf(document, 1)
  const { analyst, answers, checks, finish } = asking()
  analyst.handle(landscapeOf(document, trace.before, 9))
  analyst.handle(questionOf(document, trace, 3, { request: 1 }))
  analyst.work(0.1)
  analyst.handle(questionOf(document, trace, 4, { request: 2 }))
  finish()
  expect(checks().map(({ request, parameter }) => [request, parameter])).toEqual([[2, 4]])
  expect(answers.filter(({ type }) => type === 'landscape')).toHaveLength(2)
  analyst.handle(questionOf(document, trace, 3, { request: 3 }))
  analyst.work(0.1)
  analyst.handle({ type: 'cancelCheck' })
  expect(analyst.work(5)).toBe(Number.POSITIVE_INFINITY)
  expect(checks()).toHaveLength(1)
})

test('a check that does not fit is refused by its own name, and the next one is answered', () => {
  const document = documentWith('moons')
  const trace = traceOf(document, 1)
  const { analyst, answers, checks, finish } = asking()
  analyst.handle(questionOf(document, trace, 9999, { request: 4 }))
  finish()
  expect(answers).toMatchObject([{ type: 'refused', run: 1, question: 'check', request: 4, problem: { place: 'check' } }])
  analyst.handle(questionOf(document, trace, 0, { request: 5 }))
  finish()
  expect(checks()).toHaveLength(1)
})

test('a quadratic loss has no truncation: in the valley of best weights every h agrees, as far as round-off lets it', () => {
  const document = documentWith('valley')
  const { analyst, checks, finish } = asking()
  for (const parameter of [0, 1]) {
    analyst.handle(questionOf(document, traceOf(document, 61), parameter))
    finish()
    const check = checks().at(-1)!
    const verdicts = CHECK_HS.map((_, k) => verdictOf(check, k))
    expect(new Set(verdicts)).toEqual(new Set(['round-off', 'agrees']))
    expect(sidesOf(check).truncation).toBe(false)
  }
})
