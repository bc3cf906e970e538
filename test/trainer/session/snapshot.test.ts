import { expect, test } from 'vitest'
import { documentWith } from '../../support/run-documents'
import { createDriver, openIn, WATCH } from '../../support/session-driver'

const SIDE = 8 // an exact frame has twice the points of its watch

function began() {
  const driver = createDriver()
  openIn(driver, 1, documentWith('moons'), { ...WATCH, fieldSide: SIDE / 2 })
  return driver
}

test('a snapshot of an earlier step is what its frame was, and the run stays where it is', () => {
  const driver = began()
  driver.send({ type: 'seek', step: 37 })
  driver.settle()
  const before = driver.lastFrame()
  driver.send({ type: 'seek', step: 150 })
  driver.settle()
  const hash = driver.session.hash(1)
  driver.send({ type: 'snapshot', run: 1, step: 37, side: SIDE, request: 5 })
  driver.send({ type: 'snapshot', run: 1, step: 151, side: SIDE, request: 6 })
  driver.settle()
  const [first, never] = driver.of('snapshot')
  expect(first?.request).toBe(5)
  const snapshot = first?.snapshot
  expect(snapshot!.field).toEqual(before.field)
  expect(snapshot!.outputs).toEqual(before.outputs)
  for (const name of ['trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy'] as const) expect(snapshot![name]).toBe(before.row![name])
  expect(never).toMatchObject({ request: 6, snapshot: null }) // a step that was not made
  expect(driver.session.hash(1)).toBe(hash)
})

test('a change at an earlier step answers the snapshots of what it has cut with none', () => {
  const driver = began()
  driver.send({ type: 'seek', step: 40 })
  driver.settle()
  driver.send({ type: 'snapshot', run: 1, step: 40, side: SIDE, request: 1 })
  driver.send({ type: 'change', run: 1, change: { field: 'learningRate', value: 0.3 } })
  driver.settle()
  expect(driver.of('snapshot')).toMatchObject([{ request: 1, snapshot: null }])
})
