import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import { planSeeds, planSizes } from '../../../src/page/questions/sweep-plans'
import { sizeVerdicts } from '../../../src/page/questions/sweep-verdicts'
import { fakePage } from '../../page/fakes'
import { documentWith } from '../../support/run-documents'
import { createDriver, openIn } from '../../support/session-driver'

fakePage()
const { resolveRef } = await import('../../../src/page/records/records')
const { firstRun } = await import('../../../src/page')
const { frames } = firstRun
const { layoutSweep, xOfRate, xOfRateInForce } = await import('../../../src/views/sweep/layout')
const { ABOUT, describeSize } = await import('../../../src/views/sweep/words')

const layout = layoutSweep(816, 264, 12, 28)
const { scenario, view } = presetDocument('xor')
const origin = (step: number) => ({ scenario, view, step, parameters: new Float64Array(0) })

test('the words say how long the runs of a sweep are, as its plan has it', () => {
  for (const [kind, plan] of [
    ['seeds', (step: number) => planSeeds(origin(step), 8)],
    ['sizes', (step: number) => planSizes(origin(step))],
  ] as const) {
    const [, least, most] = /as many steps as this run, at least ([\d,]+) and at most ([\d,]+)\./
      .exec(ABOUT[kind])!
      .map((text) => Number(text.replace(/,/g, '')))
    for (const step of [0, 100, 5000, 50_000]) expect(plan(step).steps).toBe(Math.min(Math.max(step, least!), most!))
  }
})

test('the mark of the rate in force is where the schedule has brought it, not at the rate that it began with', () => {
  const document = documentWith('moons', { learningRate: 0.1, schedule: { kind: 'exponential', gamma: 0.99 } })
  const driver = createDriver()
  openIn(driver, 1, { ...document, step: 500 })
  const frame = driver.lastFrame()
  firstRun.state.setState({ document, run: 1, training: frame.training })
  frames.receive(frame)
  const rates = [1e-4, 1e-3, 1e-2, 1e-1]
  const x = xOfRateInForce(layout, rates, frame, [])
  expect(x).toBe(xOfRate(layout, rates, resolveRef('plan:500/rate/500')))
  expect(x).toBeCloseTo(xOfRate(layout, rates, 0.1 * 0.99 ** 500), 9)
  expect(x).toBeLessThan(xOfRate(layout, rates, 1e-3))
})

test('without test rows a size is told its training loss alone', () => {
  const ended = (testLoss: number) => ({ history: [{ step: 2000, trainLoss: 0.25, testLoss }], diverged: false })
  const [none, some] = [ended(Number.NaN), ended(0.3)]
  expect(describeSize(2, none, sizeVerdicts([none])[0])).toBe('2 hidden units: training loss 0.2500')
  expect(describeSize(1, some, sizeVerdicts([some])[0])).toBe('1 hidden unit: training loss 0.2500, test loss 0.3000, just right')
  expect(describeSize(12, undefined, undefined)).toBe('12 hidden units')
})
