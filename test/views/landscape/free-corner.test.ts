import { expect, test } from 'vitest'
import { freeCorner } from '../../../src/views/landscape/over/free-corner'

const plot = { x: 50, y: 0, width: 300, height: 150 }
const box = { width: 200, height: 20 }

test('a legend goes where no spot is under it, however near', () => {
  const path = [
    [60, 5],
    [60, 145],
    [340, 10],
  ] as const
  expect(freeCorner(plot, box, path, undefined)).toBe('bottom-right')
})

test('a legend stays while no corner is better', () => {
  expect(freeCorner(plot, box, [], undefined)).toBe('top-left')
  expect(freeCorner(plot, box, [], 'bottom-right')).toBe('bottom-right')
  expect(freeCorner(plot, box, [[340, 145]], 'bottom-right')).toBe('top-left')
})

test('where a way crosses every corner there is no place for a legend', () => {
  const everywhere = [60, 160, 240, 340].flatMap((x) => [5, 10, 140, 145].map((y) => [x, y] as const))
  expect(freeCorner(plot, box, everywhere, 'top-left')).toBeNull()
})
