import { expect, test } from 'vitest'
import { lineEnds } from '../../../../src/views/output/geometry/line-ends'

const PLANE = [
  [-1, 3],
  [0, 2],
] as const

test('both ends lie on the line and outside the plane, on either side', () => {
  for (const [w1, w2, b] of [
    [1, 0, -1],
    [0, 2, -2],
    [1, 1, -1.5],
    [-0.01, 0.02, 0.001],
  ] as const) {
    const [one, other] = lineEnds([w1, w2, b], PLANE)!
    for (const [x, y] of [one, other]) {
      expect(w1 * x + w2 * y + b).toBeCloseTo(0, 10)
      expect(x < -1 || x > 3 || y < 0 || y > 2).toBe(true)
    }
    const middle = [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2]
    expect(Math.hypot(one[0] - other[0], one[1] - other[1])).toBeGreaterThan(Math.hypot(4, 2))
    expect(Math.hypot(middle[0]! - 1, middle[1]! - 1)).toBeLessThan(3)
  }
})

test('weights of 0 make no line', () => {
  expect(lineEnds([0, 0, 1], PLANE)).toBeNull()
})
