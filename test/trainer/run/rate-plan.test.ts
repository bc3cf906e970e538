import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import type { ScheduleSpec } from '../../../src/engine/step/schedules'
import { planEnd, ratePlan, scheduleStart } from '../../../src/trainer/run/rate-plan'
import { documentWith } from '../../support/run-documents'
import { createDriver, openIn } from '../../support/session-driver'

const SCHEDULES: readonly ScheduleSpec[] = [
  { kind: 'constant' },
  { kind: 'step', gamma: 0.5, stepSize: 7 },
  { kind: 'exponential', gamma: 0.97 },
  { kind: 'inverse_time', k: 0.05 },
  { kind: 'cosine', steps: 25, minimum: 0.001 },
]

test.each(SCHEDULES)(
  'the plan of a $kind schedule is what the steps then use, to the last bit, also after a change of the rate',
  (schedule) => {
    const driver = createDriver((event) => {
      if (event.type === 'frame') driver.send({ type: 'painted', run: 1 })
    })
    openIn(driver, 1, documentWith('moons', { schedule }))
    driver.send({ type: 'step', steps: 5 })
    driver.settle()
    driver.send({ type: 'change', run: 1, change: { field: 'learningRate', value: 0.25 } })
    driver.settle()
    const { changes } = driver.of('changed').at(-1)!
    expect(scheduleStart(changes, 5)).toBe(5)
    expect(scheduleStart(changes, 4)).toBe(0)
    const { training } = driver.lastFrame()
    const plan = ratePlan(training, 5, 5, 45, 200)
    expect([plan.from, plan.stride, plan.rates.length]).toEqual([5, 1, 41])
    for (const planned of plan.rates) {
      driver.send({ type: 'step', steps: 1 })
      driver.settle()
      expect(driver.lastFrame().trace!.learningRate).toBe(planned)
    }
  },
)

test('a long plan has no more points than asked for, and goes to the end of a schedule that has one', () => {
  const { training } = presetDocument('moons').scenario
  const cosine = { ...training, schedule: { kind: 'cosine', steps: 1000, minimum: 0 } } as const
  expect(planEnd(cosine, 100, 200)).toBe(1100)
  expect(planEnd(training, 0, 0)).toBe(50)
  expect(planEnd(training, 0, 1000)).toBe(1500)
  const { rates, stride } = ratePlan(cosine, 100, 200, 1100, 200)
  expect(rates.length).toBeLessThanOrEqual(201)
  expect(200 + (rates.length - 1) * stride).toBeLessThanOrEqual(1100)
  expect(rates.at(-1)).toBeLessThan(0.001)
})
