import { expect, test } from 'vitest'
import { createGenerator, integerBelow, uniform } from '../../src/engine/arithmetic/random'
import { chooseDomain } from '../../src/trainer/analyst/window'
import { shareOf, toX, toY } from '../../src/ui/chart/axis'
import { doublingCeil, roundAxis, valueAxis } from '../../src/ui/chart/domains'
import { roundCeil, steadyScale } from '../../src/ui/chart/steady-scale'
import { axisTicks, countWithin, tickText } from '../../src/ui/chart/ticks'
import { barPlace, reachOf, waterfall } from '../../src/views/anatomy/layout'
import { bucketWidth, referenceOf, strokeBucket } from '../../src/views/graph/paint/stroke-scale'
import { createLossScale } from '../../src/views/landscape/field/loss-scale'
import { plotMarks } from '../../src/views/landscape/layout'
import { sequentialShare } from '../../src/views/output/field-colors'
import { barOf } from '../../src/views/output/geometry/bar-layout'
import { tries } from '../support/proof'

const EDGES = [0, 5e-324, 1e-320, 2.2250738585072014e-308, 1e-300, 1e-16, 0.1, 1, 1e16, 1e300, 8.98e307, Number.MAX_VALUE].flatMap((x) => [
  x,
  -x,
])

/** Pairs of finite doubles of every size: all edges with each other, and random ones. */
function pairs(): [number, number][] {
  const generator = createGenerator(3)
  const any = () => (uniform(generator) < 0.5 ? -1 : 1) * (1 + uniform(generator)) * 2 ** (integerBelow(generator, 2097) - 1074)
  const drawn = Array.from({ length: tries(300, 5000) }, (): [number, number] => [any(), any()])
  return [...EDGES.flatMap((a) => EDGES.map((b): [number, number] => [a, b])), ...drawn].filter((pair) => pair.every(Number.isFinite))
}

const isShare = (share: number) => share >= 0 && share <= 1

test('every finite double has a bar, within its room', () => {
  for (const [value, other] of pairs()) {
    const name = `${value} beside ${other}`
    const largest = Math.max(Math.abs(value), Math.abs(other))
    for (const negative of [false, true]) {
      for (const top of [doublingCeil(largest, 1), roundCeil(largest)]) {
        expect(top, name).toBeGreaterThanOrEqual(Math.min(largest, Number.MAX_VALUE))
        const { x, width } = barOf(value, top, negative, { barX: 10, barWidth: 100 })
        expect(isShare(width / 100) && x >= 10 - 100 && x <= 110, name).toBe(true)
      }
    }
    const spans = waterfall([{ change: value }, { change: other }])
    const full = steadyScale(null, reachOf(spans))
    for (const span of spans) {
      const { left, width } = barPlace(span, full)
      expect(isShare(left) && isShare(width), name).toBe(true)
    }
    const reference = referenceOf([value, other])
    if (reference !== null) {
      const scale = { reference, unitPx: 2 }
      const px = bucketWidth(scale, strokeBucket(scale, value))
      expect(px > 0 && px < 100, `${name}: ${px}`).toBe(true)
    }
  }
})

test('every finite double has a place on an axis and a colour, and an axis has ticks that can be read', () => {
  const plot = { x: 10, y: 20, width: 300, height: 200 }
  for (const [a, b] of pairs()) {
    const name = `${a} to ${b}`
    const domain = [Math.min(a, b), Math.max(a, b)] as const
    for (const value of [a, b]) {
      expect(isShare(shareOf({ domain, log: false }, value)), name).toBe(true)
      expect(isShare(sequentialShare(value, domain)), name).toBe(true)
      expect([toX(plot, domain, value), toY(plot, domain, value)].every(Number.isFinite), name).toBe(true)
    }
    const [low, high] = [Math.abs(a), Math.abs(b)].sort((x, y) => x - y) as [number, number]
    const axes = [{ domain, log: false }, valueAxis(low, high, false), valueAxis(low, high, true), roundAxis(high, 5)]
    for (const axis of axes) {
      const marks = axisTicks(axis, 6)
      expect(
        marks.every(({ value, text }) => Number.isFinite(value) && !/NaN|∞|undefined/.test(text)),
        `${name}: ${axis.domain}`,
      ).toBe(true)
      expect(marks.length, `${name}: ${axis.domain}`).toBeLessThan(30)
      if (axis !== axes[0] && (axis.log ? low : high) > 0 && high < 1e300) expect(shareOf(axis, high), name).toBeLessThanOrEqual(1 + 1e-9)
    }
    expect(countWithin(domain, 5), name).toBeGreaterThan(0)
    expect(tickText(domain, 5)(a), name).not.toContain('NaN')
    expect(
      plotMarks(plot, domain, 'x', 12).every(({ at }) => Number.isFinite(at)),
      name,
    ).toBe(true)
    for (const [from, to] of chooseDomain(a, b)) expect(Number.isFinite(from) && Number.isFinite(to) && from < to, name).toBe(true)
    const scale = createLossScale(low < high ? [low, high] : [high])
    for (const loss of [low, high, 0]) expect(isShare(scale(loss)), `${name}: ${scale(loss)}`).toBe(true)
  }
})
