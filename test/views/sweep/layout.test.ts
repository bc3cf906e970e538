import { expect, test } from 'vitest'
import { roundAxis } from '../../../src/ui/chart/domains'
import { spreadLabels } from '../../../src/ui/chart/spread-labels'
import { axisTicks } from '../../../src/ui/chart/ticks'
import {
  columnCentres,
  layoutSweep,
  logAxis,
  lossScale,
  nearestColumn,
  rateMarks,
  regionsOf,
  xOfRate,
} from '../../../src/views/sweep/layout'
import { createChance } from '../../support/run-documents'

const layout = layoutSweep(816, 264, 12, 28)
const { plot } = layout
const roundTicks = (highest: number, most: number) => {
  const axis = roundAxis(highest, most)
  return { ...axis, ticks: axisTicks(axis, axis.steps) }
}
const logTicks = (low: number, high: number, most: number) => {
  const axis = logAxis(low, high)
  return { ...axis, ticks: axisTicks(axis, most + 1) }
}
const texts = (axis: { readonly ticks: readonly { readonly text: string }[] }) => axis.ticks.map(({ text }) => text)

test('a linear axis goes from 0 to a round number in round steps', () => {
  expect(texts(roundTicks(1.4, 5))).toEqual(['0', '0.5', '1', '1.5'])
  expect(texts(roundTicks(0.318, 6))).toEqual(['0', '0.1', '0.2', '0.3', '0.4'])
  expect(texts(roundTicks(2500, 3))).toEqual(['0', '1,000', '2,000', '3,000'])
  expect(roundAxis(0, 4).domain).toEqual([0, 1])
  expect(roundAxis(Number.POSITIVE_INFINITY, 4).domain).toEqual([0, 1])
})

test('a logarithmic axis has powers of ten, with 2 and 5 between them where few decades are shown', () => {
  expect(texts(logTicks(0.02, 3, 9))).toEqual(['0.02', '0.05', '0.1', '0.2', '0.5', '1', '2'])
  expect(texts(logTicks(1e-5, 100, 4))).toEqual(['1e−5', '0.001', '0.1', '10'])
})

test('for 300 random ranges every tick lies on the axis, in ascending order, and all losses within it', () => {
  const chance = createChance(3)
  for (let trial = 0; trial < 300; trial++) {
    const low = 10 ** (chance.share() * 24 - 16)
    const high = low * (1 + 10 ** (chance.share() * 8 - 2))
    const most = 3 + chance.below(8)
    for (const axis of [roundTicks(high, most), logTicks(low, high, most)]) {
      const [from, to] = axis.domain
      expect(from <= low && to >= high).toBe(true)
      expect(axis.ticks.every(({ value }, k) => value >= from && value <= to && (k === 0 || value > axis.ticks[k - 1].value))).toBe(true)
      expect(axis.ticks.length).toBeLessThanOrEqual(2 * most + 2)
    }
    expect(roundTicks(high, most).ticks.length).toBeGreaterThan(1)
  }
})

test('what is outside an axis lies at its end', () => {
  const scale = lossScale(layout, [0.3, 0.5])
  expect(scale.y(Number.POSITIVE_INFINITY)).toBe(plot.y)
  expect(xOfRate(layout, [0.1, 1, 10], 0)).toBe(columnCentres(layout, 3)[0])
})

test('losses that are alike have a linear axis, others a logarithmic one over four decades at most', () => {
  const alike = lossScale(layout, [0.3, 0.5, Number.NaN])
  expect(alike.marks[0]).toEqual({ at: plot.y + plot.height, text: '0' })
  const apart = lossScale(layout, [25, 1, 1e-21, Number.POSITIVE_INFINITY])
  expect(apart.y(1e-21)).toBeCloseTo(plot.y + plot.height, 9)
  expect(apart.y(0.0025)).toBeLessThan(plot.y + plot.height)
  expect(apart.y(25)).toBeLessThan(plot.y + 5)
  expect(apart.y(1e300)).toBe(plot.y)
})

test('rates lie on their columns, the limit between them, and the pointer finds the nearest', () => {
  const rates = [0.001, 0.01, 0.1, 1]
  const centres = columnCentres(layout, 4)
  for (const [k, rate] of rates.entries()) {
    expect(xOfRate(layout, rates, rate)).toBeCloseTo(centres[k], 9)
    expect(nearestColumn(centres, centres[k] + plot.width / 9)).toBe(k)
  }
  expect(xOfRate(layout, rates, 0.04)).toBeGreaterThan(centres[1])
  expect(xOfRate(layout, rates, 0.04)).toBeLessThan(centres[2])
  expect(xOfRate(layout, rates, 50)).toBeCloseTo(centres[3], 9)
  expect(rateMarks(layout, rates).map(({ text }) => text)).toEqual(['0.001', '0.01', '0.1', '1'])
})

test('neighbours with the same word are one region, and labels of regions never cover each other', () => {
  expect(regionsOf(['a', 'a', 'b', 'a'])).toEqual([
    { word: 'a', from: 0, to: 1 },
    { word: 'b', from: 2, to: 2 },
    { word: 'a', from: 3, to: 3 },
  ])
  const chance = createChance(5)
  for (let trial = 0; trial < 200; trial++) {
    const wanted = Array.from({ length: 4 }, () => 50 + 700 * chance.share()).sort((a, b) => a - b)
    const widths = [70, 40, 70, 80]
    const at = spreadLabels(wanted, widths, [50, 750])
    expect(at[0] - widths[0] / 2).toBeGreaterThanOrEqual(50 - 1e-9)
    expect(at[3] + widths[3] / 2).toBeLessThanOrEqual(750 + 1e-9)
    for (let k = 1; k < 4; k++) expect(at[k] - at[k - 1]).toBeGreaterThanOrEqual((widths[k] + widths[k - 1]) / 2 - 1e-9)
  }
  expect(spreadLabels([100, 400], [50, 50], [0, 800])).toEqual([100, 400])
})
