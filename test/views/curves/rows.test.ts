import { expect, test } from 'vitest'
import type { HistoryRow } from '../../../src/trainer/protocol'
import { changeWords } from '../../../src/views/curves/change-words'
import { nearestRow, rowsWith, rowUpTo } from '../../../src/views/curves/row-list'
import { colorName, emptyText, rangeOf, seriesOf } from '../../../src/views/curves/series'

function row(step: number, trainLoss = 1 / (step + 1)): HistoryRow {
  return {
    step,
    epoch: 1,
    trainLoss,
    testLoss: 2 * trainLoss,
    trainAccuracy: 0.5,
    testAccuracy: Number.NaN,
    learningRate: 0.1,
    gradientNorms: [step, 10 * step],
  }
}

const kept = [row(0), row(10), row(20)]

test('the present row goes among the kept ones, unless it is one of them', () => {
  const steps = (present: HistoryRow | null) => {
    const { count, at } = rowsWith(kept, present)
    return Array.from({ length: count }, (_, k) => at(k).step)
  }
  expect(steps(null)).toEqual([0, 10, 20])
  expect(steps(row(10))).toEqual([0, 10, 20])
  expect(steps(row(14))).toEqual([0, 10, 14, 20])
  expect(steps(row(25))).toEqual([0, 10, 20, 25])
})

test('the nearest row is found from any step', () => {
  const rows = rowsWith(kept, null)
  expect([-5, 4, 6, 14, 16, 99].map((step) => rows.at(nearestRow(rows, step)).step)).toEqual([0, 0, 10, 10, 20, 20])
  expect(nearestRow(rowsWith([], null), 3)).toBe(-1)
})

test('the row of the present is the newest that is not in the future', () => {
  const rows = rowsWith(kept, null)
  expect(rowUpTo(rows, 19)?.step).toBe(10)
  expect(rowUpTo(rows, 20)?.step).toBe(20)
  expect(rowUpTo(rowsWith([], null), 20)).toBeNull()
})

test('each layer has its own gradient line', () => {
  const series = seriesOf('gradients', { layers: 2, hasTest: true })
  expect(series.map(({ label, path, value }) => [label, path, value(row(3))])).toEqual([
    ['layer 1', 'gradientNorms/0', 3],
    ['layer 2', 'gradientNorms/1', 30],
  ])
})

test('test rows and every layer have colours of their own', () => {
  const [training, testing] = seriesOf('loss', { layers: 2, hasTest: true }).map(colorName)
  expect(testing).not.toBe(training)
  expect(new Set(seriesOf('gradients', { layers: 6, hasTest: true }).map(colorName)).size).toBe(6)
})

test('without test rows there is no test line', () => {
  expect(seriesOf('loss', { layers: 2, hasTest: false }).map(({ label }) => label)).toEqual(['training'])
})

test('the range leaves out what a log axis cannot show and what was not computed', () => {
  const rows = [row(1, 0), row(2, Number.NaN), row(3, 4), row(4, 0.5), row(5, Number.POSITIVE_INFINITY)]
  expect(rangeOf(seriesOf('loss', { layers: 1, hasTest: false }), rows)).toEqual({ lowest: 0.5, highest: 4 })
})

test('a regression is told that it has no accuracy', () => {
  expect(emptyText('accuracy', false)).toContain('no accuracy')
  expect(emptyText('loss', false)).toBe('Press Play or Step: the curve of the loss is drawn here.')
})

test('changes are named with their new value', () => {
  expect(changeWords({ step: 3, field: 'learningRate', value: 0.05 })).toBe('learning rate 0.05')
  expect(changeWords({ step: 3, field: 'optimizer', value: { kind: 'momentum', beta: 0.9 } })).toBe('momentum 0.9')
  expect(changeWords({ step: 3, field: 'dropout', value: 0 })).toBe('dropout off')
  expect(changeWords({ step: 3, field: 'batchSize', value: 10 })).toBe('batch 10')
  expect(changeWords({ step: 3, field: 'parameter', value: { index: 2, value: -1.25 } })).toBe('a weight set to −1.25')
})
