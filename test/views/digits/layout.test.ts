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
    if (sizes.length > 2) expect(layout.tileSide).toBeGreaterThanOrEqual(layout.grids[0]!.numbers ? 4.4 * room.textPx : 28)
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

test('on a phone all ten outputs are seen at once, in two columns', () => {
  const { grids, outputColumns, outputHeight, wordsPx, gap, height, outputWidth } = layoutImages({ ...ROOMS[1], sizes: [784, 30, 10] })
  expect(outputColumns).toBe(2)
  expect(5 * outputHeight).toBeLessThanOrEqual(height - 2 * gap - wordsPx)
  expect(outputHeight).toBeGreaterThanOrEqual(24)
  expect(grids[0]!.columns).toBe(2)
  expect(outputWidth / 2).toBeGreaterThanOrEqual((1.5 + 0.2 + 4.3) * 12)
})

test('where numbers have no room, in a comparison, all thirty units are seen without them', () => {
  const layout = layoutImages({ width: 407, height: 376, textPx: 12, sizes: [784, 30, 10], targetPx: 24 })
  const [grid] = layout.grids
  expect(grid).toMatchObject({ numbers: false })
  expect(unitsSeen(grid!, 30, 0, 376)).toEqual([0, 30])
  expect(layout.width).toBe(407)
})
