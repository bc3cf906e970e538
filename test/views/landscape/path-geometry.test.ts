import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  alongPath,
  borderMark,
  type Domain,
  distanceOffSlice,
  dotEvery,
  magnification,
  projectPath,
  zoomed,
} from '../../../src/views/landscape/path-geometry'

const plot = { x: 50, y: 6, width: 300, height: 200 }
const domain = [
  [0, 3],
  [0, 2],
] as const

function project(xs: number[], ys: number[], apart: number): number[] {
  const out = { points: new Float32Array(0) }
  const count = projectPath(Float64Array.from(xs), Float64Array.from(ys), plot, domain, apart, out)
  return [...out.points.subarray(0, 2 * count)]
}

test('a path is projected point by point', () => {
  expect(project([0, 1, 3], [0, 1, 2], 1)).toEqual([50, 206, 150, 106, 350, 6])
})

test('many steps in one place cost one dot, and the last point always stays', () => {
  const still = Array.from({ length: 5000 }, () => 1)
  expect(project([...still, 1.002], [...still, 1], 1).length).toBe(4)
  expect(project([1, 1, 1], [1, 1, 1], 1).slice(-2)).toEqual([150, 106])
})

test('what lies far outside is drawn nearer on its line to the middle, and what is not finite not at all', () => {
  const far = project([1, 1e30, Number.NaN, Number.NEGATIVE_INFINITY, 1], [1, 1, 1, 1, 2], 1)
  expect(far).toEqual([150, 106, 5200, 106, 150, 6])
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (x, y) => {
      for (const px of project([x], [y], 1)) expect(Math.abs(px)).toBeLessThan(6000)
    }),
  )
})

test('a point inside has no mark at the border', () => {
  expect(borderMark(plot, 100, 100, 8)).toBeNull()
})

test('the mark lies inside the border and points at the point', () => {
  expect(borderMark(plot, 500, 100, 8)).toEqual({ x: 342, y: 100, angle: 0 })
  fc.assert(
    fc.property(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }), (x, y) => {
      const mark = borderMark(plot, x, y, 8)
      if (!mark) return
      expect(mark.x).toBeGreaterThanOrEqual(plot.x + 8)
      expect(mark.y).toBeLessThanOrEqual(plot.y + plot.height - 8)
      const length = Math.hypot(x - mark.x, y - mark.y)
      expect(mark.x + length * Math.cos(mark.angle)).toBeCloseTo(x, 6)
      expect(mark.y + length * Math.sin(mark.angle)).toBeCloseTo(y, 6)
    }),
  )
})

test('an arrow is enlarged up to a limit', () => {
  expect(magnification(0.02, 20, 1000)).toBe(1000)
  expect(magnification(0.019, 20, 1000)).toBeNull()
})

test('an arrow is drawn true to size when it is long enough, else 2, 5, 10, … times as long', () => {
  expect(magnification(40, 20)).toBe(1)
  expect(magnification(12, 20)).toBe(2)
  expect(magnification(0.9, 20)).toBe(50)
  expect(magnification(0, 20)).toBeNull()
  expect(magnification(Number.POSITIVE_INFINITY, 20)).toBeNull()
  expect(magnification(1e-12, 20)).toBeNull()
})

test('the distance off the slice counts all parameters but the axes', () => {
  const origin = Float64Array.from([1, 2, 3, 4])
  const point = [9, 2, 6, 0]
  expect(distanceOffSlice(origin, [0, 1], (p) => point[p]!)).toBe(5)
  expect(distanceOffSlice(origin, [0, 1], (p) => (p === 3 ? Number.NaN : point[p]!))).toBeNaN()
})

test('many dots that would touch stand for 2, 5, 10, … points; a few stay, and so do dots far enough apart', () => {
  const line = Float32Array.from([0, 0, 100, 0])
  expect(dotEvery(line, 2, 11, 6)).toBe(1)
  expect(dotEvery(line, 2, 40, 6)).toBe(1)
  expect(dotEvery(line, 2, 401, 6)).toBe(20)
  expect(dotEvery(Float32Array.from([0, 0, 4000, 0]), 2, 401, 6)).toBe(1)
  expect(dotEvery(line, 1, 1, 6)).toBe(1)
})

test('zooming keeps what is pointed at in its place, and ends before nothing is left to see', () => {
  const domain = [
    [-1, 3],
    [10, 14],
  ] as const
  expect(zoomed(domain, { u: 0.25, v: 0.5 }, 0.5)).toEqual([
    [-0.5, 1.5],
    [11, 13],
  ])
  let narrow: Domain = domain
  for (let next = zoomed(narrow, { u: 0.3, v: 0.3 }, 0.5); next; next = zoomed(narrow, { u: 0.3, v: 0.3 }, 0.5)) narrow = next
  expect(narrow[0][1] - narrow[0][0]).toBeGreaterThan(1e-6)
  expect(zoomed(domain, { u: 0.5, v: 0.5 }, 1e7)).toBeNull()
})

test('what is dragged goes along, with two fingers nearer or farther too', () => {
  const domain = [
    [0, 4],
    [0, 8],
  ] as const
  expect(zoomed(domain, { u: 0.5, v: 0.5 }, 1, { u: 0.75, v: 0.25 })).toEqual([
    [-1, 3],
    [2, 10],
  ])
  const pinched = zoomed(domain, { u: 0.25, v: 0.5 }, 0.5, { u: 0.5, v: 0.5 })!
  expect(pinched[0]).toEqual([0, 2])
  expect(pinched[0][0] + 0.5 * 2).toBe(1) // what was at a quarter is in the middle
})

test('places along a path are evenly apart, across its corners too', () => {
  const corner = Float32Array.from([0, 0, 30, 0, 30, 45])
  expect(alongPath(corner, 3, 20, 100)).toEqual([
    [0, 0],
    [20, 0],
    [30, 10],
    [30, 30],
  ])
  expect(alongPath(corner, 3, 1, 5)).toHaveLength(6)
  expect(alongPath(corner, 1, 20, 100)).toEqual([[0, 0]])
  expect(alongPath(corner, 0, 20, 100)).toEqual([])
})
