import { expect, test } from 'vitest'
import { createNetwork } from '../../../src/engine/network/network'
import type { GradientCheck } from '../../../src/engine/objective/gradient-check'
import type { StepContext } from '../../../src/explain/context'
import { CHECK_HS } from '../../../src/page/questions/check-question'
import { errorCurve, isWide, layoutCheck, xOfH } from '../../../src/views/check/layout'
import { type Checked, sidesOf, verdictOf } from '../../../src/views/check/verdict'
import { stepOf } from '../../explain/random-step'
import { workedStep } from '../../explain/worked-network'
import { gradientCheck } from '../../support/gradient-check'

/** The check of a parameter of a step without dropout; `factor` makes its gradient wrong. */
function checkOf({ network, trace, loss, penalty, trainingRows }: StepContext, parameter: number, factor = 1): Checked {
  const matrix = (values: Float64Array) => ({ rows: trace.rows.length, columns: values.length / trace.rows.length, values })
  const batch = { network, X: matrix(trace.x), Y: matrix(trace.y), rows: trace.rows, dropout: null, loss, penalty, trainingRows }
  const gradient = trace.totalGradient[parameter] * factor
  return { ...gradientCheck(batch, trace.before, parameter, gradient, CHECK_HS), totalGradient: gradient, fixed: false }
}

const at = (h: number) => CHECK_HS.indexOf(h)
const w5 = checkOf(workedStep(), 6)
const reluStep = stepOf({
  network: createNetwork([1, 1, 1], ['relu', 'linear']),
  loss: 'mse_half',
  parameters: Float64Array.of(0.5, -0.499, 2, 0.1),
  x: [[1]],
  y: [[3]],
})
const relu = checkOf(reluStep, 0)
const layout = layoutCheck(390, 420, 12, 28)

test('w5 of the worked network agrees at h = 1e−5, and the ends of the curve are blamed on round-off and truncation', () => {
  expect(verdictOf(w5, at(1e-5))).toBe('agrees')
  expect(verdictOf(w5, at(1e-12))).toBe('round-off')
  expect(verdictOf(w5, at(0.1))).toBe('truncation')
  expect(sidesOf(w5)).toEqual({ roundOff: true, truncation: true })
})

test('a gradient that is wrong by a hundredth differs, and is not excused where h is neither too small nor too large', () => {
  const wrong = checkOf(workedStep(), 6, 1.01)
  for (const h of [1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3]) expect(verdictOf(wrong, at(h))).toBe('differs')
})

test('a kink within h is said before anything else, and only where it is', () => {
  expect(verdictOf(relu, at(5e-4))).toBe('agrees')
  expect(verdictOf(relu, at(2e-3))).toBe('kink')
  expect(verdictOf({ ...w5, fixed: true }, at(1e-5))).toBe('fixed')
  const lost = { ...w5, errors: w5.errors.map(() => Number.NaN) }
  expect(verdictOf(lost, 0)).toBe('nothing')
})

test('a loss that is quadratic along the parameter has no truncation side', () => {
  const quadratic = stepOf({
    network: createNetwork([1, 1], ['linear']),
    loss: 'mse_half',
    parameters: Float64Array.of(0.3, 0.1),
    x: [[0.7]],
    y: [[1]],
  })
  expect(sidesOf(checkOf(quadratic, 0))).toEqual({ roundOff: true, truncation: false })
})

test('the curve lies in its plot, from left to right, with its lowest point at the smallest error', () => {
  const { points, path, kinkFrom } = errorCurve(w5, layout)
  const { plot } = layout
  expect(points).toHaveLength(CHECK_HS.length)
  for (const { x, y } of points) {
    expect(x).toBeGreaterThanOrEqual(plot.x - 1e-9)
    expect(x).toBeLessThanOrEqual(plot.x + plot.width + 1e-9)
    expect(y).toBeGreaterThanOrEqual(plot.y)
    expect(y).toBeLessThanOrEqual(plot.y + plot.height)
  }
  const lowest = points.reduce((best, point) => (point.y > best.y ? point : best))
  expect(w5.errors[lowest.k]).toBe(Math.min(...w5.errors))
  expect(path.match(/M/g)).toHaveLength(1)
  expect(kinkFrom).toBeNull()
  for (const [k, { x }] of points.entries()) expect(x).toBeCloseTo(xOfH(layout, CHECK_HS, CHECK_HS[k]), 9)
})

test('the region of the kink begins between the last h without and the first with it', () => {
  const { kinkFrom, points } = errorCurve(relu, layout)
  const first = points.findIndex(({ kink }) => kink)
  expect(CHECK_HS[first]).toBeGreaterThanOrEqual(1e-3)
  expect(CHECK_HS[first]).toBeLessThanOrEqual(2e-3)
  expect(kinkFrom).toBeGreaterThan(points[first - 1].x)
  expect(kinkFrom).toBeLessThan(points[first].x)
})

test('errors of 0 lie on the bottom line, which is then named 0; a missing one breaks the line', () => {
  const errors = Float64Array.from(CHECK_HS, (_, k) => (k === 4 ? Number.NaN : k === 9 ? 0 : 1e-8))
  const check: GradientCheck = { ...w5, errors }
  const { points, path, up } = errorCurve(check, layout)
  expect(points).toHaveLength(CHECK_HS.length - 1)
  expect(path.match(/M/g)).toHaveLength(2)
  const bottom = layout.plot.y + layout.plot.height
  expect(points.filter(({ zero }) => zero).map(({ k, y }) => [k, y])).toEqual([[9, bottom]])
  expect(up.find(({ at }) => at === bottom)?.text).toBe('0')
  const none = errorCurve({ ...w5, errors: new Float64Array(CHECK_HS.length) }, layout)
  expect(new Set(none.points.map(({ y }) => y))).toEqual(new Set([bottom]))
})

test('the parts of the view fill its height, and a phone has two lines for the verdict', () => {
  const parts = [layout.titleHeight, layout.badgeHeight, layout.numbersHeight, layout.sliderHeight, layout.pictureHeight]
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(420)
  expect(isWide(390, 12)).toBe(false)
  expect(layoutCheck(816, 420, 12, 28).badgeHeight).toBeLessThan(layout.badgeHeight)
})
