import { expect, test } from 'vitest'
import { aboutTime, createPace, endOf } from '../../../src/page/run/pace'

const NEVER = { kind: 'none' } as const
const at = (step: number, epoch: number, batch: number) => ({ step, epoch, batch, batches: 500 })

test('the pace is that of the last five seconds, and unknown in the first one', () => {
  const pace = createPace()
  pace.hear(0, 0)
  pace.hear(50, 500)
  expect(pace.perSecond()).toBeNaN()
  for (let ms = 1000; ms <= 10_000; ms += 500) pace.hear(ms / 10, ms)
  expect(pace.perSecond()).toBe(100)
  for (let ms = 10_500; ms <= 20_000; ms += 500) pace.hear(1000 + (ms - 10_000) / 50, ms)
  expect(pace.perSecond()).toBe(20)
})

test('a run that goes back is measured anew', () => {
  const pace = createPace()
  pace.hear(0, 0)
  pace.hear(4000, 2000)
  pace.hear(100, 2100)
  expect(pace.perSecond()).toBeNaN()
  pace.hear(200, 4100)
  expect(pace.perSecond()).toBe(50)
})

test('the end is what was asked for, else that of the counted epochs', () => {
  const thirty = { kind: 'epochs', epochs: 30 } as const
  expect(endOf(at(0, 0, 1), thirty, null)).toEqual({ steps: 15_000, of: 'epochs' })
  expect(endOf(at(14_999, 29, 500), thirty, null)).toEqual({ steps: 1, of: 'epochs' })
  expect(endOf(at(15_000, 30, 1), thirty, null)).toBeNull()
  expect(endOf(at(700, 1, 201), thirty, 'epoch')).toEqual({ steps: 300, of: 'epoch' })
  expect(endOf(at(700, 1, 201), thirty, 1000)).toEqual({ steps: 300, of: 'step' })
  expect(endOf(at(700, 1, 201), NEVER, null)).toBeNull()
})

test('times are told as roughly as they are known', () => {
  expect([0.2, 7.2, 41, 98, 130, 5300, 9000].map(aboutTime)).toEqual([
    'about 1 s',
    'about 8 s',
    'about 45 s',
    'about 100 s',
    'about 2 min',
    'about 88 min',
    'about 3 h',
  ])
})
