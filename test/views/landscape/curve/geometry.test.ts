import { expect, test } from 'vitest'
import type { Frame } from '../../../../src/trainer/protocol'
import { toX, toY } from '../../../../src/ui/chart/axis'
import { type Curve, curvePlaces, lossAt, nextStep, placeOn, trailPoints } from '../../../../src/views/landscape/curve/geometry'

const plot = { x: 40, y: 10, width: 300, height: 200 }

/** w² over a window of 101 points. */
function parabola(reach = 3): Curve {
  const losses = Float64Array.from({ length: 101 }, (_, k) => ((k / 50 - 1) * reach) ** 2)
  return {
    domain: [
      [-reach, reach],
      [-0.06 * reach * reach, reach * reach],
    ],
    side: 101,
    losses,
  }
}

/** What a step of gradient descent at a rate does at a weight. */
function frameAt(weight: number, rate: number): Pick<Frame, 'next'> {
  const slope = 2 * weight
  const next = { totalGradient: Float64Array.of(slope, 0), after: Float64Array.of(weight - rate * slope, 0) }
  return { next: next as unknown as Frame['next'] }
}

test('the point and the place where the next step lands are on the curve', () => {
  const curve = parabola()
  for (const [weight, rate] of [
    [2, 0.1],
    [2, 0.9],
    [-1.3, 0.5],
  ] as const) {
    for (const { x, y, value } of [
      { ...placeOn(curve, plot, weight), value: weight },
      { ...nextStep(curve, plot, frameAt(weight, rate))!.landing, value: weight - 2 * rate * weight },
    ]) {
      expect(x).toBeCloseTo(toX(plot, [-3, 3], value), 9)
      expect(Math.abs(y - toY(plot, curve.domain[1], value * value))).toBeLessThan(0.05)
    }
  }
})

test('the tangent touches the curve: beside the point both have the same slope, in px', () => {
  const curve = parabola()
  for (const weight of [-2.4, -0.6, 0, 1.2, 2.7]) {
    const [before, after] = [placeOn(curve, plot, weight - 0.12), placeOn(curve, plot, weight + 0.12)]
    const slope = Math.atan2(after.y - before.y, after.x - before.x)
    expect(nextStep(curve, plot, frameAt(weight, 0.1))!.angle).toBeCloseTo(slope, 3)
  }
})

test('outside the window there is no loss, and the path breaks', () => {
  const curve = parabola()
  expect(lossAt(curve, 3)).toBe(9)
  expect(lossAt(curve, 3.001)).toBeNaN()
  expect(nextStep(curve, plot, frameAt(2, 1.5))!.landing.y).toBeNaN()
  const points = trailPoints(curve, plot, [2, -4, 8, -1])
  expect(points.map((px) => Number.isNaN(px))).toEqual([false, false, false, true, false, false])
})

test('points of a path nearer than a pixel are one', () => {
  expect(trailPoints(parabola(), plot, [2, 2.0001, 2.0002, 1])).toHaveLength(4)
})

test('a curve, a tangent and a step of any size are drawn', () => {
  for (const reach of [1e-150, 1e-9, 1e9, 1e100, 1.3e154]) {
    const curve = parabola(reach)
    for (const { x, y } of curvePlaces(curve, plot)) expect(Number.isFinite(x + y), `${reach}`).toBe(true)
    const step = nextStep(curve, plot, frameAt(reach / 2, 0.1))!
    expect(step.angle).toBeCloseTo(nextStep(parabola(1), plot, frameAt(0.5, 0.1))!.angle, 6)
    expect(Number.isFinite(step.landing.y)).toBe(true)
  }
  const over = { ...parabola(), losses: Float64Array.from({ length: 101 }, (_, k) => (k < 10 ? Number.POSITIVE_INFINITY : k)) }
  expect(curvePlaces(over, plot).filter(({ y }) => Number.isNaN(y))).toHaveLength(10)
})
