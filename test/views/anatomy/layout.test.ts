import { expect, test } from 'vitest'
import { roundCeil, steadyScale } from '../../../src/ui/chart/steady-scale'
import { barPlace, layoutAnatomy, reachOf, waterfall } from '../../../src/views/anatomy/layout'

test('each bar begins where the one before ended, the first at 0', () => {
  const spans = waterfall([{ change: 2 }, { change: -3 }, { change: 0.5 }])
  expect(spans).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: -1 },
    { from: -1, to: -0.5 },
  ])
  expect(reachOf(spans)).toBe(2)
})

test('0 lies in the middle of the room; a bar reaches to its edge at the full scale and never beyond', () => {
  expect(barPlace({ from: 0, to: 2 }, 2)).toEqual({ left: 0.5, width: 0.5 })
  expect(barPlace({ from: 0, to: -1 }, 2)).toEqual({ left: 0.25, width: 0.25 })
  expect(barPlace({ from: 1, to: -1 }, 2)).toEqual({ left: 0.25, width: 0.5 })
  expect(barPlace({ from: 0, to: 9 }, 2)).toEqual({ left: 0.5, width: 0.5 })
})

test.each([
  [0.0011, 0.002],
  [0.002, 0.002],
  [3, 5],
  [7, 10],
  [10, 10],
  [0, 1],
  [Number.POSITIVE_INFINITY, 1],
])('the round number from %d on is %d', (value, round) => {
  expect(roundCeil(value)).toBe(round)
})

test('the scale grows at once, and shrinks only when the bars are small in it', () => {
  expect(steadyScale(null, 0.3)).toBe(0.5)
  expect(steadyScale(0.5, 0.6)).toBe(1)
  expect(steadyScale(1, 0.2)).toBe(1)
  expect(steadyScale(1, 0.1)).toBe(0.1)
  expect(steadyScale(1, 0)).toBe(1)
})

test('the rows of the bars take the height of the drawer, and none is lower than a line', () => {
  for (const parts of [2, 3]) {
    const { row } = layoutAnatomy(816, 268, 12, 28, parts)
    expect((parts + 1) * row).toBeGreaterThan(0.5 * (268 - 32))
    expect((parts + 1) * row).toBeLessThan(0.8 * (268 - 32))
  }
  expect(layoutAnatomy(816, 172, 12, 28, 6).row).toBe(22)
})

test('in the drawer of both heights the three parts lie beside each other; on a phone and in a lecture the bars lie above the others', () => {
  for (const [width, height] of [
    [816, 268],
    [816, 172],
  ] as const) {
    const { parts, memory, rate, contentHeight, titleHeight } = layoutAnatomy(width, height, 12, 28, 3)
    expect(parts.width + memory.width + rate.width).toBe(width)
    expect(parts.width).toBeGreaterThan(memory.width)
    expect(memory.x).toBe(parts.width)
    expect(contentHeight).toBe(height - titleHeight)
  }
  for (const [width, height, textPx] of [
    [390, 380, 12],
    [876, 914, 24],
    [1024, 600, 18],
  ] as const) {
    const { parts, memory, rate, contentHeight, titleHeight } = layoutAnatomy(width, height, textPx, 44, 3)
    expect(parts.width).toBe(width)
    expect([memory.y, rate.y]).toEqual([parts.height, parts.height])
    expect(memory.width + rate.width).toBe(width)
    expect(rate.y + rate.height).toBe(contentHeight)
    expect(contentHeight).toBeLessThanOrEqual(height - titleHeight) // nothing is scrolled away
  }
  const more = layoutAnatomy(876, 914, 24, 44, 4)
  expect(more.parts.height).toBeGreaterThan(layoutAnatomy(876, 914, 24, 44, 3).parts.height)
})
