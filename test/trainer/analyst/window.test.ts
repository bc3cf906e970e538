import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseDomain, chooseWindow } from '../../../src/trainer/analyst/window'

type Interval = readonly [number, number]

test('the overview is square, holds the point and the origin, and has round ends', () => {
  for (const [first, second] of [
    [0, 0],
    [0.4, 0.45],
    [-3.3, 1],
    [120, -7],
    [0.001, 5],
  ] as const) {
    const domain = chooseDomain(first, second)
    const widths = domain.map(([low, high]) => high - low)
    expect(widths[0]).toBeCloseTo(widths[1]!, 9)
    expect(widths[0]).toBeGreaterThanOrEqual(3)
    for (const [k, value] of [first, second].entries()) {
      expect(Math.min(0, value)).toBeGreaterThanOrEqual(domain[k]![0])
      expect(Math.max(0, value)).toBeLessThanOrEqual(domain[k]![1])
      for (const end of domain[k]!) expect(String(end).length).toBeLessThanOrEqual(5)
    }
  }
})

/** A path from `at` on, `long` in its longer direction. */
const way = fc.record({
  at: fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true })),
  long: fc.double({ min: 0.05, max: 200, noNaN: true }),
  other: fc.double({ min: 0, max: 1, noNaN: true }),
  up: fc.boolean(),
})

test('of any path after 5,000 steps the longer side is 35 to 72 % of the window, with room all around', () => {
  fc.assert(
    fc.property(way, ({ at: [x, y], long, other, up }) => {
      const sides = up ? [long * other, long] : [long, long * other]
      const reach = [
        [x, x + sides[0]!],
        [y, y + sides[1]!],
      ] as const
      const domain = chooseWindow(reach, 5000)
      const widths = domain.map(([low, high]) => high - low)
      expect(widths[0]).toBeCloseTo(widths[1]!, 9)
      expect(long / widths[0]!).toBeGreaterThanOrEqual(0.35)
      for (const [k, [low, high]] of reach.entries()) {
        expect(low - domain[k]![0]).toBeGreaterThan(0.139 * widths[k]!)
        expect(domain[k]![1] - high).toBeGreaterThan(0.139 * widths[k]!)
      }
    }),
  )
})

test('the first step has an overview, which closes in by about half with each doubling of the steps', () => {
  const width = (step: number, reach: Interval = [0.4, 0.42]) => {
    const [[low, high]] = chooseWindow([reach, [0, 0]], step)
    return high - low
  }
  expect(width(0)).toBe(10)
  const widths = [1, 2, 4, 8, 16, 32].map((step) => width(step))
  for (const [k, one] of widths.slice(1).entries()) expect(one / widths[k]!).toBeLessThanOrEqual(0.75)
  expect(widths[0]).toBeLessThanOrEqual(3)
  expect(width(1000)).toBeCloseTo(0.05, 9)
})

test('while a path grows a thousandfold in a thousand steps its window moves at most 40 times', () => {
  const windows = new Set<string>()
  for (let k = 0; k < 1000; k++)
    windows.add(
      String(
        chooseWindow(
          [
            [-0.5 - 0.003 * k, 0.3],
            [0.2, 0.2 + 0.001 * k],
          ],
          k,
        ),
      ),
    )
  expect(windows.size).toBeLessThanOrEqual(40)
})

test('where a path does not lead anywhere, or farther than can be divided, the overview stays', () => {
  expect(
    chooseWindow(
      [
        [1, 1],
        [2, 2],
      ],
      700,
    ),
  ).toEqual(chooseDomain(1, 2))
  expect(
    chooseWindow(
      [
        [1, 1 + 1e-9],
        [2, 2],
      ],
      700,
    ),
  ).toEqual(chooseDomain(1, 2))
  for (const [from, to] of chooseWindow(
    [
      [-1e308, 1e308],
      [0, 1],
    ],
    9,
  ))
    expect(to - from).toBeGreaterThan(0)
  for (const [from, to] of chooseWindow(
    [
      [1e15, 1e15 + 2],
      [0, 1],
    ],
    9,
  ))
    expect(to).toBeGreaterThan(from)
})
