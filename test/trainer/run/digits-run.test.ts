import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import type { Document } from '../../../src/document/types'
import { useKernels } from '../../../src/kernels/door'
import type { HistoryRow } from '../../../src/trainer/protocol'
import { rowDue } from '../../../src/trainer/run/metrics'
import { builtKernels } from '../../support/built-kernels'
import { loadDigitScenarios } from '../../support/digits'
import { createDriver, openIn } from '../../support/session-driver'

await loadDigitScenarios()
useKernels(await builtKernels())

/** A scenario with digits, played to a step; its history and the hash of what it has come to. */
function played(id: string, step: number) {
  let rows: HistoryRow[] = []
  const driver = createDriver((event) => {
    if (event.type !== 'frame') return
    rows = event.frame.rowsReset ? [...event.frame.rows] : [...rows, ...event.frame.rows]
    driver.send({ type: 'painted', run: 1 })
  })
  const document: Document = { ...presetDocument(id), step }
  openIn(driver, 1, document)
  return { driver, document, rows, last: driver.lastFrame().row!, hash: driver.session.hash(1) }
}

test('a row of large data is one an epoch, and three within the first', () => {
  const due = Array.from({ length: 2001 }, (_, step) => step).filter((step) => rowDue(step, 500, 6000 * 23_860))
  expect(due).toEqual([0, 63, 125, 250, 500, 1000, 1500, 2000])
})

test('the ready scenario reads 9 of 10 test images after one epoch, and its rows are few', () => {
  const { rows, last } = played('digits', 500)
  expect(last.testAccuracy).toBeGreaterThan(0.87)
  expect(rows.map(({ step }) => step)).toEqual([0, 63, 125, 250, 500])
})

test('cross-entropy reads more after one epoch than the quadratic loss after two', () => {
  const quadratic = played('digits-quadratic', 1000).last
  const crossEntropy = played('digits-cross-entropy', 500).last
  expect(crossEntropy.testAccuracy).toBeGreaterThan(0.85)
  expect(crossEntropy.testAccuracy).toBeGreaterThan(quadratic.testAccuracy)
})

test('a run with digits has the same bits when it is opened again at its step, from a checkpoint or from the start', () => {
  const { driver, document, hash } = played('digits', 130)
  const again = createDriver()
  openIn(again, 1, document)
  expect(again.session.hash(1)).toBe(hash)
  driver.send({ type: 'seek', step: 70 })
  driver.settle()
  driver.send({ type: 'seek', step: 130 })
  driver.settle()
  expect(driver.session.hash(1)).toBe(hash)
})

test('neither a frame nor a trace carries an image but those of its samples', () => {
  const { driver } = played('digits', 65)
  const { trace, probe } = driver.lastFrame()
  expect(trace!.x.length).toBeLessThanOrEqual(784)
  expect(probe.x.length).toBe(784)
})
