import { expect, test } from 'vitest'
import { planeIn } from '../../../../src/views/graph/layout/picture'

const place = { x: 10, y: 20, width: 86, height: 43 }

test('square data stay square in a tile that is not; what is drawn out a little fills it', () => {
  const square = planeIn(place, [
    [-1, 1],
    [-1, 1],
  ])
  expect(square).toEqual({ x: 31.5, y: 20, width: 43, height: 43 })
  const moons = [
    [-2, 2.5],
    [-1.4, 1.4],
  ] as const
  expect(planeIn(place, moons)).toBe(place)
})

test('inputs that measure different things, or one alone, fill the tile', () => {
  expect(
    planeIn(place, [
      [200, 800],
      [2, 4],
    ]),
  ).toBe(place)
  expect(planeIn(place, [[0, 1]])).toBe(place)
})
