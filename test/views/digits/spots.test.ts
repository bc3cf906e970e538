import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Direction, walkImages } from '../../../src/views/digits/network/spots'

const LAYERS = [
  { units: 1, columns: 1 },
  { units: 30, columns: 6 },
  { units: 10, columns: 1 },
]
const go = (layer: number, unit: number, direction: Direction) => walkImages(LAYERS, { layer, unit }, direction)

test('arrows walk a grid by rows and columns', () => {
  expect(go(1, 7, 'right')).toEqual({ layer: 1, unit: 8 })
  expect(go(1, 7, 'left')).toEqual({ layer: 1, unit: 6 })
  expect(go(1, 7, 'up')).toEqual({ layer: 1, unit: 1 })
  expect(go(1, 7, 'down')).toEqual({ layer: 1, unit: 13 })
  expect(go(1, 1, 'up')).toEqual({ layer: 1, unit: 1 })
})

test('beyond the sides of a grid they lead to the layer beside it, at the same height', () => {
  expect(go(1, 29, 'right')).toEqual({ layer: 2, unit: 9 })
  expect(go(1, 5, 'right')).toEqual({ layer: 2, unit: 0 })
  expect(go(1, 6, 'left')).toEqual({ layer: 0, unit: 0 })
  expect(go(2, 9, 'left')).toEqual({ layer: 1, unit: 29 })
  expect(go(0, 0, 'right')).toEqual({ layer: 1, unit: 0 })
  expect(go(0, 0, 'left')).toEqual({ layer: 0, unit: 0 })
})

test('from every unit of any network all arrows lead to a unit that is there', () => {
  const layer = fc
    .integer({ min: 1, max: 1024 })
    .chain((units) => fc.record({ units: fc.constant(units), columns: fc.integer({ min: 1, max: units }) }))
  fc.assert(
    fc.property(
      fc.array(layer, { minLength: 1, maxLength: 5 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom<Direction>('left', 'right', 'up', 'down'),
      (layers, a, b, direction) => {
        const from = { layer: a % layers.length, unit: b % layers[a % layers.length]!.units }
        const to = walkImages(layers, from, direction)
        expect(to.unit).toBeGreaterThanOrEqual(0)
        expect(to.unit).toBeLessThan(layers[to.layer]!.units)
      },
    ),
  )
})
