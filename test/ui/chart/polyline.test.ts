import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evenIndices, polyline } from '../../../src/ui/chart/polyline'

function pairs(points: readonly number[]): [number, number][] {
  return Array.from({ length: points.length / 2 }, (_, k) => [points[2 * k]!, points[2 * k + 1]!])
}

const heights = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 200, maxLength: 900 })

test('reduced to columns, a line keeps the lowest and the highest point of every column', () => {
  fc.assert(
    fc.property(heights, (y) => {
      const xOf = (k: number) => (k / y.length) * 50
      const kept = pairs(polyline(y.length, xOf, (k) => y[k]!, 50))
      for (let column = 0; column < 50; column++) {
        const all = y.filter((_, k) => Math.floor(xOf(k)) === column)
        const left = kept.filter(([x]) => Math.floor(x) === column).map(([, v]) => v)
        expect(Math.min(...left) === Math.min(...all)).toBe(true) // 0 and −0 are one height
        expect(Math.max(...left) === Math.max(...all)).toBe(true)
        expect(left[0]).toBe(all[0])
        expect(left[left.length - 1]).toBe(all[all.length - 1])
        expect(left.length).toBeLessThanOrEqual(4)
      }
    }),
  )
})

test('reduced to columns, points stay in their order', () => {
  fc.assert(
    fc.property(heights, (y) => {
      const x = pairs(
        polyline(
          y.length,
          (k) => k / 30,
          (k) => y[k]!,
          10,
        ),
      ).map(([px]) => px)
      for (let k = 1; k < x.length; k++) expect(x[k]!).toBeGreaterThanOrEqual(x[k - 1]!)
    }),
  )
})

test('fewer points than columns are all kept', () => {
  expect(
    polyline(
      3,
      (k) => k,
      (k) => k * k,
      10,
    ),
  ).toEqual([0, 0, 1, 1, 2, 4])
})

test('a point without a value breaks a reduced line', () => {
  const points = polyline(
    100,
    (k) => k / 10,
    (k) => (k === 55 ? Number.NaN : 1),
    5,
  )
  expect(pairs(points).filter(([, y]) => Number.isNaN(y))).toEqual([[5.5, Number.NaN]])
})

test('evenly chosen rows are at most as many as asked, ascending, with both ends', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5000 }), fc.integer({ min: 2, max: 20 }), (count, most) => {
      const chosen = evenIndices(count, most)
      expect(chosen.length).toBe(Math.min(count, most))
      expect(chosen[0]).toBe(0)
      expect(chosen[chosen.length - 1]).toBe(count - 1)
      expect(new Set(chosen).size).toBe(chosen.length)
      expect([...chosen].sort((a, b) => a - b)).toEqual(chosen)
    }),
  )
})
