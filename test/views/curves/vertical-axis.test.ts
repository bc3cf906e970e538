import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import type { HistoryRow } from '../../../src/trainer/protocol'
import { shareOf } from '../../../src/ui/chart/axis'
import { rowsWith } from '../../../src/views/curves/row-list'
import { rangeOf, seriesOf } from '../../../src/views/curves/series'
import { lossAxis } from '../../../src/views/curves/vertical-axis'
import { createDriver, openIn } from '../../support/session-driver'

const STEPS = [50, 200, 1000, 10_000]

/** The history of a run at a step. */
function historyAt(id: string, step: number): HistoryRow[] {
  const driver = createDriver()
  openIn(driver, 1, { ...presetDocument(id), step })
  const frames = driver.of('frame').map(({ frame }) => frame)
  const rows: HistoryRow[] = []
  for (const frame of frames) {
    if (frame.rowsReset) rows.length = 0
    rows.push(...frame.rows)
  }
  return [...rowsWith(rows, frames.at(-1)!.row)]
}

const losses = (...values: number[]) => values.map((trainLoss, step) => ({ step, trainLoss, testLoss: trainLoss }) as HistoryRow)
const TRAINING = seriesOf('loss', { layers: 2, hasTest: false })
const axisOf = (rows: HistoryRow[], log: boolean) => lossAxis(TRAINING, [rows, []], rangeOf(TRAINING, rows), log)

test.each(['moons', 'spirals', 'penguins', 'two-two-two'])(
  'the later half of the losses of %s has 0.15 of the height, unless it is flat',
  (id) => {
    for (const step of STEPS) {
      const rows = historyAt(id, step)
      expect(rows.at(-1)!.step).toBeGreaterThan(0.9 * step)
      const series = seriesOf('loss', { layers: 2, hasTest: !Number.isNaN(rows[0]!.testLoss) })
      const whole = rangeOf(series, rows)
      const later = rangeOf(
        series,
        rows.filter((row) => row.step >= step / 2),
      )
      for (const log of whole.highest > 20 * whole.lowest ? [true] : [false, true]) {
        const { axis, startsAbove } = lossAxis(series, [rows, []], whole, log)
        const [low, high] = [shareOf(axis, later.lowest), shareOf(axis, later.highest)]
        const name = `${id} at ${step}, ${axis.domain}, from ${later.highest} to ${later.lowest}`
        if (later.highest > 1.2 * later.lowest) expect(high - low, name).toBeGreaterThan(0.15)
        expect(low, name).toBeGreaterThanOrEqual(0)
        expect(high, name).toBeLessThanOrEqual(1)
        expect(startsAbove, name).toBe(whole.highest > axis.domain[1])
      }
    }
  },
)

test('losses that fall evenly, are flat or rise at the end stay whole', () => {
  const falling = Array.from({ length: 40 }, (_, k) => 0.8 - 0.018 * k)
  expect(axisOf(losses(...falling), false)).toEqual({ axis: { domain: [0, 0.8], log: false }, startsAbove: false })
  expect(axisOf(losses(0.7, 0.5, 0.5, 0.5, 0.5), false)).toEqual({ axis: { domain: [0, 0.8], log: false }, startsAbove: false })
  expect(axisOf(losses(0.7, 0.5, 0.3, 0.9, 70), true)).toEqual({ axis: { domain: [0.3, 80], log: true }, startsAbove: false })
})

test('a run that fell far at once has its first losses above the axis', () => {
  const rows = losses(9, 3, 1, 0.5, 0.3, 0.3, 0.28, 0.26, 0.24, 0.2)
  expect(axisOf(rows, false)).toEqual({ axis: { domain: [0, 0.6], log: false }, startsAbove: true })
})
