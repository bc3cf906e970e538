import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barOf, layoutBars } from '../../../src/views/output/bar-layout'
import { layoutConfusion, layoutOutput, paddedInterval } from '../../../src/views/output/layout'

const SIZES = [
  { width: 376, height: 212, textPx: 12, targetPx: 28 },
  { width: 340, height: 215, textPx: 12, targetPx: 28 },
  { width: 390, height: 350, textPx: 12, targetPx: 44 },
  { width: 880, height: 700, textPx: 24, targetPx: 44 },
  { width: 1000, height: 520, textPx: 18, targetPx: 44 },
]

test.each(SIZES)('title, picture and side fill $width × $height, and the plot lies in the picture', (size) => {
  const { plot, ...layout } = layoutOutput(size.width, size.height, size.textPx, size.targetPx)
  expect(layout.stacked ? layout.pictureWidth : layout.pictureWidth + layout.sideWidth).toBe(size.width)
  expect(layout.titleHeight + layout.pictureHeight + (layout.stacked ? layout.sideHeight : 0)).toBe(size.height)
  expect(plot.x + plot.width).toBeLessThan(layout.pictureWidth)
  expect(plot.y + plot.height).toBeLessThan(layout.pictureHeight)
  expect(plot.width * plot.height).toBeGreaterThan(0.2 * size.width * size.height)
})

test.each(SIZES)('a confusion matrix of three classes fits at $width × $height', ({ width, height, textPx, targetPx }) => {
  const { pictureWidth, pictureHeight } = layoutOutput(width, height, textPx, targetPx)
  const matrix = layoutConfusion(pictureWidth, pictureHeight, ['Adelie', 'Chinstrap', 'Gentoo'], textPx)
  expect(matrix.headWidth + 3 * matrix.cellWidth).toBeLessThanOrEqual(pictureWidth)
  expect(3 * matrix.cellHeight + 2 * 1.45 * textPx).toBeLessThanOrEqual(pictureHeight)
  expect(matrix.cellHeight).toBeGreaterThan(1.4 * textPx)
})

test('where the view is high the sample goes below the picture, so that the field is not drawn out', () => {
  for (const { width, height, textPx, targetPx } of SIZES) {
    const { plot } = layoutOutput(width, height, textPx, targetPx)
    expect(plot.height / plot.width).toBeLessThan(1.2)
  }
})

test('columns without room for their names are numbered', () => {
  expect(layoutConfusion(300, 200, ['0', '1'], 12).numbered).toBe(false)
  expect(layoutConfusion(200, 200, ['Adelie', 'Chinstrap', 'Gentoo'], 12).numbered).toBe(true)
})

test('a padded interval holds all values, even a single one', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 }), (values) => {
      const [low, high] = paddedInterval(values)
      expect(low).toBeLessThan(Math.min(...values))
      expect(high).toBeGreaterThan(Math.max(...values))
    }),
  )
})

test('bars start at 0 and are as long as their values', () => {
  const geometry = { barX: 100, barWidth: 200 }
  expect(barOf(0.5, 1, false, geometry)).toEqual({ x: 100, width: 100 })
  expect(barOf(0.5, 1, true, geometry)).toEqual({ x: 200, width: 50 })
  expect(barOf(-0.5, 1, true, geometry)).toEqual({ x: 150, width: 50 })
})

test('pairs of bars do not overlap and stay in the picture', () => {
  fc.assert(
    fc.property(fc.integer({ min: 120, max: 700 }), fc.integer({ min: 1, max: 12 }), (height, outputs) => {
      const { rows, barHeight, shown } = layoutBars(400, height, outputs, 12)
      expect(shown).toBeLessThanOrEqual(outputs)
      for (let k = 1; k < shown; k++) expect(rows[k]! - rows[k - 1]!).toBeGreaterThan(2.25 * barHeight)
      expect(rows[0]).toBeGreaterThanOrEqual(0)
      expect(rows[shown - 1]! + 2.25 * barHeight).toBeLessThanOrEqual(height + 1e-6)
    }),
  )
})
