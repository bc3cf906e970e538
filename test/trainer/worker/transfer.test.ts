import { expect, test } from 'vitest'
import { buffersOf } from '../../../src/trainer/worker/transfer'
import { documentWith } from '../../support/run-documents'
import { createDriver, openIn, WATCH } from '../../support/session-driver'

test('every buffer is found once, in lists and objects', () => {
  const shared = new Float64Array(4)
  const found = buffersOf({ a: shared, b: [shared.subarray(1), null, { c: new Int32Array(2) }], d: 'x', e: [1, 2] })
  expect(found).toHaveLength(2)
  expect(found[0]).toBe(shared.buffer)
})

test('moving the buffers of a frame to the page leaves the run whole', () => {
  const moved = createDriver((event) => {
    if (event.type === 'frame' || event.type === 'trace' || event.type === 'checkpoint')
      structuredClone(event, { transfer: buffersOf(event) })
  })
  const kept = createDriver()
  for (const driver of [moved, kept]) {
    openIn(driver, 1, documentWith('moons', { dropout: 0.3 }), { ...WATCH, fieldSide: 5 })
    for (let k = 0; k < 30; k++) {
      driver.send({ type: 'painted', run: 1 })
      driver.send({ type: 'play', rate: 60 })
      driver.settle(40)
      driver.send({ type: 'seek', step: 3 * k })
      driver.send({ type: 'trace', run: 1, step: k, request: k })
      driver.settle()
    }
    expect(driver.of('failed')).toEqual([])
  }
  expect(moved.session.hash(1)).toBe(kept.session.hash(1))
})
