import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HistoryRow } from '../../../src/trainer/protocol'
import { History } from '../../../src/trainer/run/history'

function row(step: number, trainLoss: number): HistoryRow {
  return { step, epoch: 1, trainLoss, testLoss: 0, trainAccuracy: 0, testAccuracy: 0, learningRate: 0, gradientNorms: [] }
}

const ascending = (rows: readonly HistoryRow[]) => rows.every((entry, k) => k === 0 || rows[k - 1].step < entry.step)

test('never more than 4,000 rows are kept, the first, the newest, the lowest and the highest among them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: 1, max: 1e6 }), (count, seed) => {
      const history = new History()
      const losses = Array.from({ length: count }, (_, k) => ((k * 7919 + seed) % 10_007) / (k + 1))
      for (const [k, loss] of losses.entries()) {
        history.append(row(3 * k, loss))
        if (history.rows().length > 4000) return false
      }
      const kept = history.rows()
      const keptLosses = new Set(kept.map((entry) => entry.trainLoss))
      const extremes = [losses.reduce((a, b) => Math.min(a, b)), losses.reduce((a, b) => Math.max(a, b))]
      return ascending(kept) && kept[0].step === 0 && history.lastStep === 3 * (count - 1) && extremes.every((loss) => keptLosses.has(loss))
    }),
    { numRuns: 30 },
  )
})

test('however long the run, no part of it is coarser than another by more than the newest rows', () => {
  const history = new History(400)
  for (let step = 0; step < 200_000; step++) history.append(row(step, step % 7))
  const steps = history.rows().map(({ step }) => step)
  const gaps = steps.slice(1).map((step, k) => step - steps[k])
  expect(steps.length).toBeGreaterThan(150)
  expect(Math.max(...gaps)).toBeLessThan(200_000 / 60)
})

test('thinning keeps the lowest and the highest loss of every span of steps', () => {
  const history = new History(8)
  const losses = [5, 1, 9, 3, 2, 8, 4, 6, 7]
  const results = losses.map((loss, step) => history.append(row(step, loss)))
  expect(results.at(-1)).toBe('thinned')
  expect(history.rows().map((entry) => entry.trainLoss)).toEqual([5, 1, 9, 2, 8, 7])
})

test('a row is replaced by one of its step, and one that was thinned out does not come back', () => {
  const history = new History(8)
  for (const [step, loss] of [5, 1, 9, 3, 2, 8, 4, 6, 7].entries()) history.append(row(step, loss))
  expect(history.append(row(3, 3))).toBe('ignored')
  expect(history.append(row(2, 10))).toBe('replaced')
  expect(history.at(2)?.trainLoss).toBe(10)
  expect(history.at(3)).toBeNull()
})

test('cut drops the rows after a step and keeps that step', () => {
  const history = new History()
  for (let step = 0; step <= 50; step += 5) history.append(row(step, 1))
  history.cut(25)
  expect(history.lastStep).toBe(25)
  history.cut(23)
  expect(history.rows().map(({ step }) => step)).toEqual([0, 5, 10, 15, 20])
  expect(history.append(row(21, 1))).toBe('appended')
})
