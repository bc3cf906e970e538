import { expect, test } from 'vitest'
import { trainingAt } from '../../../src/document/training-at'
import type { Change, Document } from '../../../src/document/types'
import type { StepTrace } from '../../../src/engine/step/step-trace'
import { dropoutSoFar, type HiddenUnit } from '../../../src/trainer/run/dropout-so-far'
import { documentWith } from '../../support/run-documents'
import { createDriver, openIn } from '../../support/session-driver'

/** The different masks of every step of a real run, counted in its traces, and the chance that none of them drops a given unit. */
function countedIn(document: Document): { readonly masks: number; readonly untouched: number; readonly rows: number } {
  const driver = createDriver()
  openIn(driver, 1, document)
  let masks = 0
  let untouched = 1
  let before = ''
  for (let step = 0; step < document.step; step++) {
    driver.send({ type: 'trace', run: 1, step, request: step })
    driver.settle()
    const trace = driver.of('trace').at(-1)!.trace!
    if (!trace.mask.some((mask) => mask !== null)) continue
    const all = [...trace.mask[0]!, ...trace.mask[1]!].join('')
    const { maskPer } = trainingAt(document.scenario, document.changes, step).training
    const own = maskPer === 'sample' ? trace.rows.length : maskPer === 'batch' ? 1 : rowOf(trace) === before ? 0 : 1
    before = rowOf(trace)
    expect(all.length).toBe(24 * trace.rows.length)
    masks += own
    for (let k = 0; k < own; k++) untouched *= trace.keep
  }
  return { masks, untouched, rows: driver.of('opened')[0]!.split.train.length }
}

/** The mask of the first row. */
function rowOf({ mask }: StepTrace): string {
  return [0, 1].map((l) => mask[l]!.slice(0, 12).join('')).join('')
}

const RUNS: readonly (readonly [string, Partial<Document['scenario']['training']>, readonly Change[]])[] = [
  ['one mask a row', { dropout: 0.05, batchSize: 7 }, []],
  ['one mask a batch', { dropout: 0.05, batchSize: 7, maskPer: 'batch' }, []],
  ['one mask an epoch', { dropout: 0.2, batchSize: 7, maskPer: 'epoch' }, []],
  [
    'another policy within an epoch, and back',
    { dropout: 0.2, batchSize: 7, maskPer: 'epoch' },
    [
      { step: 3, field: 'maskPer', value: 'batch' },
      { step: 5, field: 'maskPer', value: 'epoch' },
      { step: 8, field: 'maskPer', value: 'sample' },
      { step: 9, field: 'maskPer', value: 'epoch' },
    ],
  ],
  ['none without dropout', {}, []],
  ['on from step 9', {}, [{ step: 9, field: 'dropout', value: 0.02 }]],
  [
    'another p, off, and another batch size between',
    { dropout: 0.01 },
    [
      { step: 3, field: 'dropout', value: 0.03 },
      { step: 5, field: 'batchSize', value: 3 },
      { step: 12, field: 'dropout', value: 0 },
      { step: 17, field: 'dropout', value: 0.02 },
    ],
  ],
]

test.each(RUNS)('%s: the masks counted are those of the traces, and the chance is that of all of them', (_, training, changes) => {
  for (const step of [1, 4, 9, 20]) {
    const document = { ...documentWith('dropout', training), changes: changes.filter((change) => change.step <= step), step }
    const { masks, untouched, rows } = countedIn(document)
    const found = dropoutSoFar(document.scenario, rows, changes, step)
    expect(found.masks).toBe(masks)
    expect(found.droppedOnce).toBeCloseTo(1 - untouched, 12)
    const { dropout } = trainingAt(document.scenario, document.changes, step).training
    if (found.constant) expect(found.droppedOnce).toBeCloseTo(1 - (1 - dropout) ** found.masks, 12)
  }
})

test('one mask with p drops a unit with the chance p; two with 1 − (1 − p)²', () => {
  const { scenario } = documentWith('dropout', { dropout: 0.3, batchSize: 1 })
  expect(dropoutSoFar(scenario, 40, [], 0)).toEqual({ masks: 0, droppedOnce: 0, constant: true })
  expect(dropoutSoFar(scenario, 40, [], 1)).toEqual({ masks: 1, droppedOnce: 1 - (1 - 0.3), constant: true })
  expect(dropoutSoFar(scenario, 40, [], 2).droppedOnce).toBeCloseTo(0.51, 15)
})

test('a mask for each epoch counts once, with the highest p of its epoch', () => {
  const { scenario } = documentWith('dropout', { dropout: 0.3, batchSize: 10, maskPer: 'epoch' }) // 40 rows: 4 steps an epoch
  const chanceAt = (step: number, changes: readonly Change[] = []) => dropoutSoFar(scenario, 40, changes, step)
  expect(chanceAt(0)).toEqual({ masks: 0, droppedOnce: 0, constant: true })
  expect([1, 4].map((step) => chanceAt(step).masks)).toEqual([1, 1])
  expect(chanceAt(4).droppedOnce).toBeCloseTo(0.3, 15)
  expect(chanceAt(5)).toEqual({ masks: 2, droppedOnce: 1 - 0.7 * 0.7, constant: true })
  expect(chanceAt(400).masks).toBe(100)
  expect(chanceAt(400).droppedOnce).toBeCloseTo(1 - 0.7 ** 100, 12)
  const higher: Change[] = [{ step: 2, field: 'dropout', value: 0.6 }]
  expect(chanceAt(4, higher)).toMatchObject({ masks: 1, droppedOnce: 0.6 })
  expect(chanceAt(4, [...higher, { step: 3, field: 'dropout', value: 0 }])).toMatchObject({ masks: 1, droppedOnce: 0.6 })
})

test('a unit pinned in is not dropped, one pinned out is dropped for sure; the others go by their p', () => {
  for (const maskPer of ['sample', 'batch', 'epoch'] as const) {
    const { scenario } = documentWith('dropout', { dropout: 0.3, batchSize: 10, maskPer, pins: [{ layer: 1, unit: 2, to: 'in' }] })
    const out: Change[] = [{ step: 6, field: 'pins', value: [{ layer: 1, unit: 2, to: 'out' }] }]
    const chance = (step: number, unit: number, changes: readonly Change[] = []) =>
      dropoutSoFar(scenario, 40, changes, step, { layer: 1, unit }).droppedOnce
    expect(chance(8, 2)).toBe(0)
    expect(chance(6, 2, out)).toBe(0)
    expect(chance(7, 2, out)).toBe(1)
    expect(chance(8, 3)).toBe(dropoutSoFar(scenario, 40, [], 8).droppedOnce)
    const freed: Change[] = [{ step: 4, field: 'pins', value: [] }]
    expect(chance(4, 2, freed)).toBe(0)
    expect(chance(8, 2, freed)).toBeCloseTo(1 - 0.7 ** { sample: 40, batch: 4, epoch: 1 }[maskPer], 12)
  }
})

test('only where p, policy and pin were the same throughout is the chance said to be 1 − (1 − p)ⁿ', () => {
  const { scenario } = documentWith('dropout', { dropout: 0.5, batchSize: 10, maskPer: 'sample' })
  const at = (step: number, changes: readonly Change[], unit: HiddenUnit | null = null) => dropoutSoFar(scenario, 40, changes, step, unit)
  const later: Change[] = [
    { step: 2, field: 'dropout', value: 0.01 },
    { step: 2, field: 'maskPer', value: 'epoch' },
  ]
  expect(at(2, [])).toMatchObject({ masks: 20, constant: true })
  const mixed = at(5, later)
  expect(mixed).toMatchObject({ masks: 22, constant: false })
  expect(mixed.droppedOnce).toBeGreaterThan(0.99999)
  expect(at(1, later).constant).toBe(true) // before the change
  expect(at(5, [{ step: 0, field: 'dropout', value: 0.01 }]).constant).toBe(true)
  expect(at(5, [{ step: 2, field: 'maskPer', value: 'batch' }]).constant).toBe(false)
  expect(at(5, [{ step: 2, field: 'dropout', value: 0 }]).constant).toBe(false)
  const pin: Change[] = [{ step: 2, field: 'pins', value: [{ layer: 1, unit: 2, to: 'in' }] }]
  expect([at(5, pin, { layer: 1, unit: 2 }).constant, at(5, pin, { layer: 1, unit: 3 }).constant]).toEqual([false, true])
})
