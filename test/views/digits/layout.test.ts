import { describe, expect, test } from 'vitest'
import { layoutImages, unitsSeen } from '../../../src/views/digits/network/layout'

const ROOMS = [
  { name: 'lab', width: 816, height: 380, textPx: 12, targetPx: 24 },
  { name: 'phone', width: 390, height: 220, textPx: 12, targetPx: 24 },
  { name: 'lecture at 1080', width: 1180, height: 760, textPx: 24, targetPx: 44 },
  { name: 'large text', width: 816, height: 380, textPx: 24, targetPx: 48 },
] as const

const NETWORKS = [
  [784, 10],
  [784, 30, 10],
  [784, 100, 10],
  [784, 300, 100, 10],
]

describe.each(ROOMS)('$name', (room) => {
  test.each(NETWORKS)('pictures are whole multiples of 28 px and their numbers fit below them: %i-%i-%i', (...sizes) => {
    const layout = layoutImages({ ...room, sizes })
    expect(layout.imageSide % 28).toBe(0)
    expect(layout.tileSide % 28).toBe(0)
    if (sizes.length > 2) expect(layout.tileSide).toBeGreaterThanOrEqual(4.4 * room.textPx)
    for (const { columns, width, tileWidth } of layout.grids) expect(columns * tileWidth).toBeLessThanOrEqual(width)
  })
})

test('thirty units are seen at once in the lab', () => {
  const layout = layoutImages({ ...ROOMS[0], sizes: [784, 30, 10] })
  const [grid] = layout.grids
  expect(unitsSeen(grid!, 30, 0, 380)).toEqual([0, 30])
  expect(layout.width).toBe(816)
})

test('of a thousand units only those that are scrolled into sight are painted', () => {
  const layout = layoutImages({ ...ROOMS[0], sizes: [784, 1000, 10] })
  const [grid] = layout.grids
  const [first, last] = unitsSeen(grid!, 1000, 5 * grid!.tileHeight, 300)
  expect(first).toBe(5 * grid!.columns)
  expect(last - first).toBeLessThan(60)
  expect(unitsSeen(grid!, 1000, 1e6, 300)).toEqual([1000, 1000])
})
