import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelWidth } from '../../../src/ui/chart/label-width'
import { planeAspect } from '../../../src/views/output/domain'
import { barOf, layoutBars } from '../../../src/views/output/geometry/bar-layout'
import { layoutConfusion, layoutOutput, leastConfusionWidth, PLAIN_WISH, paddedInterval } from '../../../src/views/output/layout'

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

test('columns without room for their names have them shortened, and numbers only where that leaves two alike', () => {
  const heads = (width: number, names: string[]) => layoutConfusion(width, 200, names, 12).heads
  expect(heads(300, ['0', '1'])).toEqual(['0', '1'])
  expect(heads(226, ['Adelie', 'Chinstrap', 'Gentoo'])).toEqual(['Adelie', 'Chins.', 'Gentoo'])
  expect(heads(400, ['Adelie', 'Chinstrap', 'Gentoo'])).toEqual(['Adelie', 'Chinstrap', 'Gentoo'])
  expect(heads(160, ['setosa a', 'setosa b'])).toEqual(['1', '2'])
})

test('a confusion matrix fills its place', () => {
  const { headWidth, cellWidth, cellHeight } = layoutConfusion(900, 600, ['Adelie', 'Chinstrap', 'Gentoo'], 18)
  expect(headWidth + 3 * cellWidth).toBeGreaterThan(900 - 2 * 18)
  expect(3 * cellHeight).toBeGreaterThan(600 - 5 * 18)
})

test('a matrix of many classes takes the place of the sample where both have no room', () => {
  const digits = Array.from({ length: 10 }, (_, k) => String(k))
  const wish = { ...PLAIN_WISH, kind: 'table' as const, leastWidth: leastConfusionWidth(digits, 12) }
  const { pictureWidth, sideWidth } = layoutOutput(376, 212, 12, 28, wish)
  expect([pictureWidth, sideWidth]).toEqual([376, 0])
  expect(layoutConfusion(pictureWidth, 170, digits, 12).cellWidth).toBeGreaterThan(2 * 12)
})

test.each(SIZES)('at $width × $height both axes of a field have the same scale, and the sample gets what is left', (size) => {
  for (const aspect of [0.5, 1, 1.6, 2.4]) {
    const layout = layoutOutput(size.width, size.height, size.textPx, size.targetPx, { ...PLAIN_WISH, aspect })
    const { plot } = layout
    expect(Math.abs(plot.width - aspect * plot.height)).toBeLessThanOrEqual(Math.max(2, 2 * aspect))
    expect(layout.stacked ? layout.pictureWidth : layout.pictureWidth + layout.sideWidth).toBe(size.width)
    expect(layout.titleHeight + layout.pictureHeight + (layout.stacked ? layout.sideHeight : 0)).toBe(size.height)
    expect(plot.x + plot.width).toBeLessThan(layout.pictureWidth)
    expect(plot.y + plot.height).toBeLessThan(layout.pictureHeight)
  }
})

test('on a wide screen the plot is not drawn out', () => {
  const { plot, sideWidth } = layoutOutput(1800, 760, 24, 44)
  expect(plot.width / plot.height).toBeLessThanOrEqual(1.61)
  expect(sideWidth).toBeGreaterThan(500)
})

test('the longest tick has room beside the plot', () => {
  const { plot } = layoutOutput(376, 212, 12, 28, { ...PLAIN_WISH, tickWidth: labelWidth('−1.25e29') })
  expect(plot.x).toBeGreaterThan('−1.25e29'.length * 12 * 0.55 + 6)
})

test('inputs of one kind are drawn to the same scale, others are not', () => {
  const plane = (width: number, height: number) =>
    planeAspect('field', [
      [0, width],
      [0, height],
    ])
  expect(plane(4, 2.5)).toBeCloseTo(1.6)
  expect(plane(50, 3000)).toBeNull()
  expect(
    planeAspect('line', [
      [0, 1],
      [0, 1],
    ]),
  ).toBeNull()
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
