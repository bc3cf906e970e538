import { expect, test } from 'vitest'
import { SHAPES, shapeCorners, shapeOf, shapePath } from '../../../src/views/output/geometry/shapes'

test('six classes have six shapes', () => {
  expect(new Set([0, 1, 2, 3, 4, 5].map(shapeOf)).size).toBe(6)
})

test('all shapes have about the area of the circle', () => {
  for (const shape of SHAPES) {
    const corners = shapeCorners(shape, 4)
    if (!corners) continue
    const area = Math.abs(
      corners.reduce((sum, [x, y], k) => {
        const [nextX, nextY] = corners[(k + 1) % corners.length]!
        return sum + (x * nextY - nextX * y) / 2
      }, 0),
    )
    expect(area / (Math.PI * 16)).toBeGreaterThan(0.7)
    expect(area / (Math.PI * 16)).toBeLessThan(1.3)
  }
})

test('all shapes are centred', () => {
  for (const shape of SHAPES) {
    const corners = shapeCorners(shape, 4) ?? [[0, 0]]
    for (const axis of [0, 1] as const) expect(corners.reduce((sum, corner) => sum + corner[axis], 0)).toBeCloseTo(0, 9)
  }
})

test('paths are closed', () => {
  for (const shape of SHAPES) expect(shapePath(shape, 3)).toMatch(/^M.*z$/)
})
