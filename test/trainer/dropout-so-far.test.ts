import { expect, test } from 'vitest'
import type { Change, Document } from '../../src/document/types'
import { dropoutSoFar } from '../../src/trainer/dropout-so-far'
import { documentWith } from '../support/run-documents'
import { createDriver, openIn } from '../support/session-driver'

/** The masks of every step of a real run, counted in its traces, and the chance that none of them drops a given unit. */
function countedIn(document: Document): { readonly masks: number; readonly untouched: number; readonly rows: number } {
  const driver = createDriver()
  openIn(driver, 1, document)
  let masks = 0
  let untouched = 1
  for (let step = 0; step < document.step; step++) {
    driver.send({ type: 'trace', run: 1, step, request: step })
    driver.settle()
    const trace = driver.of('trace').at(-1)!.trace!
    if (!trace.mask.some((mask) => mask !== null)) continue
    masks += trace.rows.length
    for (let k = 0; k < trace.rows.length; k++) untouched *= trace.keep
  }
  return { masks, untouched, rows: driver.of('opened')[0]!.split.train.length }
}

const RUNS: readonly (readonly [string, Partial<Document['scenario']['training']>, readonly Change[]])[] = [
  ['one mask a row', { dropout: 0.05, batchSize: 7 }, []],
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
  }
})

test('one mask with p drops a unit with the chance p; two with 1 − (1 − p)²', () => {
  const { scenario } = documentWith('dropout', { dropout: 0.3, batchSize: 1 })
  expect(dropoutSoFar(scenario, 40, [], 0)).toEqual({ masks: 0, droppedOnce: 0 })
  expect(dropoutSoFar(scenario, 40, [], 1)).toEqual({ masks: 1, droppedOnce: 1 - (1 - 0.3) })
  expect(dropoutSoFar(scenario, 40, [], 2).droppedOnce).toBeCloseTo(0.51, 15)
})
