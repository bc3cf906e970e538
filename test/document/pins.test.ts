import { expect, test } from 'vitest'
import { networkOf, pinOf, pinsWithin, withPin } from '../../src/document/pins'
import type { UnitPin } from '../../src/document/types'

const PINS: readonly UnitPin[] = [
  { layer: 1, unit: 3, to: 'in' },
  { layer: 2, unit: 0, to: 'out' },
]

test('a pin replaces the one of its unit, null takes it away, and the others stay in the order of the units', () => {
  const more = withPin(PINS, 1, 1, 'out')
  expect(more).toEqual([{ layer: 1, unit: 1, to: 'out' }, ...PINS])
  expect(withPin(more, 1, 3, 'out')[1]).toEqual({ layer: 1, unit: 3, to: 'out' })
  expect(withPin(more, 1, 1, null)).toEqual(PINS)
  expect([pinOf(PINS, 1, 3), pinOf(PINS, 2, 0), pinOf(PINS, 2, 3)]).toEqual(['in', 'out', null])
})

test('another shape drops the pins of units that it does not have', () => {
  expect(pinsWithin(PINS, [4, 1])).toEqual(PINS)
  expect(pinsWithin(PINS, [3, 1])).toEqual([PINS[1]])
  expect(pinsWithin(PINS, [4])).toEqual([PINS[0]])
  expect(pinsWithin(PINS, [])).toEqual([])
})

test('the network has the pins of its hidden units, and null where a layer has none', () => {
  const pinsOf = (pins: readonly UnitPin[]) => networkOf([2, 4, 2, 1], ['tanh', 'tanh', 'sigmoid'], pins).layers.map((layer) => layer.pins)
  expect(pinsOf([])).toEqual([null, null, null])
  expect(pinsOf(PINS)).toEqual([[0, 0, 0, 1], [2, 0], null])
})
