import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toX, toY } from '../../../src/ui/chart/axis'
import { coarseGrid, gridPointAt, layoutLandscape, plotMarks } from '../../../src/views/landscape/layout'

const SIZES = [
  { width: 376, height: 340, textPx: 12, targetPx: 28 },
  { width: 376, height: 260, textPx: 12, targetPx: 28 },
  { width: 390, height: 350, textPx: 12, targetPx: 44 },
  { width: 880, height: 700, textPx: 24, targetPx: 44 },
  { width: 1000, height: 520, textPx: 18, targetPx: 44 },
]

test.each(SIZES)('title, picture and caption fill $width × $height exactly, and the plot has most of the picture', (size) => {
  const layout = layoutLandscape(size.width, size.height, size.textPx, size.targetPx, 28)
  expect(layout.titleHeight + layout.pictureHeight + layout.captionHeight + layout.switchHeight).toBe(size.height)
  expect(layout.plot.x + layout.plot.width).toBeLessThan(size.width)
  expect(layout.plot.y + layout.plot.height).toBeLessThan(layout.pictureHeight)
  expect(layout.plot.width * layout.plot.height).toBeGreaterThan(0.55 * size.width * layout.pictureHeight)
})

test.each(SIZES)('the lines of the caption fit into its height at $width × $height', (size) => {
  const layout = layoutLandscape(size.width, size.height, size.textPx, size.targetPx, 28)
  expect(layout.captionHeight).toBeGreaterThanOrEqual(layout.captionLines * 1.35 * size.textPx)
})

test('below Why in a low window the picture keeps half of its place', () => {
  const { plot, switchHeight, captionLines } = layoutLandscape(376, 212, 12, 28, 28)
  expect(plot.height).toBeGreaterThan(100)
  expect([switchHeight, captionLines]).toEqual([0, 1])
})

test('ticks are round values inside the domain, and their labels do not touch', () => {
  const { plot } = layoutLandscape(376, 340, 12, 28, 28)
  const domain = fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0.01, max: 100, noNaN: true }))
  fc.assert(
    fc.property(domain, ([low, span]) => {
      for (const axis of ['x', 'y'] as const) {
        const ticks = plotMarks(plot, [low, low + span], axis, 12)
        const reach = axis === 'x' ? [plot.x, plot.x + plot.width] : [plot.y, plot.y + plot.height]
        expect(ticks.length).toBeLessThanOrEqual(6)
        for (const tick of ticks) {
          expect(tick.at).toBeGreaterThanOrEqual(reach[0]! - 1e-6)
          expect(tick.at).toBeLessThanOrEqual(reach[1]! + 1e-6)
          expect(tick.text).not.toContain('-')
        }
        const sorted = ticks.map((tick) => tick.at).sort((a, b) => a - b)
        const room = axis === 'x' ? Math.max(...ticks.map((tick) => tick.text.length), 1) * 12 * 0.56 : 13
        for (let k = 1; k < sorted.length; k++) expect(sorted[k]! - sorted[k - 1]!).toBeGreaterThan(room)
      }
    }),
  )
})

test('negative ticks have a true minus sign', () => {
  const { plot } = layoutLandscape(376, 340, 12, 28, 28)
  expect(plotMarks(plot, [-1, 1], 'x', 12).map((tick) => tick.text)).toContain('−1.0')
})

test('a grid point is found again from its place in the picture', () => {
  const { plot } = layoutLandscape(376, 340, 12, 28, 28)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (column, row) => {
      const x = toX(plot, [-2, 3], -2 + column / 10)
      const y = toY(plot, [0, 5], row / 10)
      expect(gridPointAt(plot, 51, x, y)).toEqual({ column, row })
    }),
  )
})

test('the second axis runs upwards', () => {
  const { plot } = layoutLandscape(376, 340, 12, 28, 28)
  expect(toY(plot, [0, 1], 1)).toBe(plot.y)
  expect(toY(plot, [0, 1], 0)).toBe(plot.y + plot.height)
})

test('the table shows both ends of the grid', () => {
  expect(coarseGrid(26, 5)).toEqual([0, 6, 13, 19, 25])
  expect(coarseGrid(201, 5)).toEqual([0, 50, 100, 150, 200])
})
