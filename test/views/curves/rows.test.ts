import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultDocument } from '../../../src/document/presets/defaults'
import { LOSSES } from '../../../src/explain/kinds/losses'
import type { HistoryRow } from '../../../src/trainer/protocol'
import { changeSentences } from '../../../src/views/curves/change-words'
import { flagAt, flagGroups, flagWords } from '../../../src/views/curves/flags'
import { nearestRow, rowsUpTo, rowsWith, rowUpTo } from '../../../src/views/curves/row-list'
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
  const steps = (present: HistoryRow | null) => rowsWith(kept, present).map(({ step }) => step)
  expect(steps(null)).toEqual([0, 10, 20])
  expect(steps(row(10))).toEqual([0, 10, 20])
  expect(steps(row(14))).toEqual([0, 10, 14, 20])
  expect(steps(row(25))).toEqual([0, 10, 20, 25])
})

test('the nearest row is found from any step', () => {
  const rows = rowsWith(kept, null)
  expect([-5, 4, 6, 14, 16, 99].map((step) => rows[nearestRow(rows, step)]!.step)).toEqual([0, 0, 10, 10, 20, 20])
  expect(nearestRow(rowsWith([], null), 3)).toBe(-1)
})

test('rows up to a step are those of the past and the present', () => {
  expect([-1, 0, 9, 10, 99].map((step) => rowsUpTo(kept, step).length)).toEqual([0, 1, 1, 2, 3])
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
  expect(emptyText('loss', true, true)).toBe('The curve of the loss begins with the next evaluation.')
  expect(emptyText('loss', false)).toBe('Press Play or Step: the curve of the loss is drawn here.')
})

test('changes are told with their step, the old value and the new one', () => {
  const { scenario } = defaultDocument()
  const sentences = changeSentences(scenario, [
    { step: 120, field: 'learningRate', value: 0.2 },
    { step: 1200, field: 'learningRate', value: 0.05 },
    { step: 1200, field: 'optimizer', value: { kind: 'momentum', beta: 0.9 } },
    { step: 1201, field: 'dropout', value: 0.25 },
    { step: 1202, field: 'dropout', value: 0 },
    { step: 1203, field: 'batchSize', value: 'full' },
    { step: 1204, field: 'penalty', value: { kind: 'l2', form: 'half', lambda: 0.01 } },
    { step: 1205, field: 'functions', value: { loss: 'mse', activations: scenario.network.activations } },
    { step: 1206, field: 'parameter', value: { index: 2, value: -1.25 } },
    { step: 1207, field: 'maskPer', value: 'epoch' },
    { step: 1208, field: 'pins', value: [{ layer: 2, unit: 0, to: 'out' }] },
  ])
  const { learningRate, batchSize, loss } = scenario.training
  expect(sentences).toEqual([
    `step 120: learning rate ${learningRate} → 0.2`,
    'step 1,200: learning rate 0.2 → 0.05',
    'step 1,200: optimizer sgd → momentum 0.9',
    'step 1,201: dropout off → 0.25',
    'step 1,202: dropout 0.25 → off',
    `step 1,203: batch ${batchSize} → full`,
    'step 1,204: penalty none → l2 0.01',
    `step 1,205: loss ${LOSSES[loss].name} → mean squared error`,
    'step 1,206: a weight set to −1.25',
    'step 1,207: dropout mask for each sample → each epoch',
    'step 1,208: pinned units: none → h2.1 out',
  ])
})

test('flags that would overlap are one with a count, and it tells all its changes', () => {
  const steps = [10, 12, 30, 100, 101, 102, 103, 104]
  const changes = steps.map((step) => ({ step, field: 'learningRate', value: step / 1000 }) as const)
  const groups = flagGroups(changes, (step) => 2 * step, 20)
  expect(groups.map(({ x, count }) => [x, count])).toEqual([
    [20, 2],
    [60, 1],
    [200, 5],
  ])
  expect(flagAt(groups, 50, 12)?.x).toBe(60)
  expect(flagAt(groups, 100, 12)).toBeNull()
  const sentences = steps.map((step) => `step ${step}`)
  expect(flagWords(groups[0]!, sentences)).toBe('step 10\nstep 12')
  expect(flagWords(groups[2]!, sentences)).toBe('step 100\nstep 101\nstep 102\nand 2 more changes')
})

test('no two flags are nearer than the gap', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 40 }), (all) => {
      const changes = all.sort((a, b) => a - b).map((step) => ({ step, field: 'dropout', value: 0 }) as const)
      const groups = flagGroups(changes, (step) => step, 24)
      for (let k = 1; k < groups.length; k++) expect(groups[k]!.x - groups[k - 1]!.x).toBeGreaterThanOrEqual(24)
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
    }),
  )
})
