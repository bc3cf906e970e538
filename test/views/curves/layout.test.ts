import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placesAlong } from '../../../src/views/curves/draw'
import { labelRoom } from '../../../src/views/curves/end-labels'
import { layoutCurves, placeEndLabels } from '../../../src/views/curves/layout'

const SIZES = [
  { width: 376, height: 212, textPx: 12, targetPx: 28 },
  { width: 340, height: 190, textPx: 12, targetPx: 28 },
  { width: 390, height: 350, textPx: 12, targetPx: 44 },
  { width: 880, height: 700, textPx: 24, targetPx: 44 },
  { width: 1000, height: 520, textPx: 18, targetPx: 44 },
]

test.each(SIZES)('title, read-out and picture fill $width × $height, and the plot has most of the width', (size) => {
  const layout = layoutCurves(size.width, size.height, ['training', 'test'], size.textPx, size.targetPx)
  expect(layout.titleHeight + layout.readOutHeight + layout.pictureHeight).toBe(size.height)
  expect(layout.plot.width).toBeGreaterThan(0.6 * size.width)
  expect(layout.plot.y + layout.plot.height).toBeLessThan(layout.pictureHeight)
  expect(layout.plot.height).toBeGreaterThan(0.4 * size.height)
})

test('the longest name at an end has room beside the plot', () => {
  const { plot, textPx } = layoutCurves(376, 212, ['training', 'test'], 12, 28)
  expect(376 - plot.x - plot.width).toBeGreaterThan('training'.length * textPx * 0.55 + textPx * 0.7)
})

test('the longest tick of a run that diverges has room beside the plot', () => {
  const { plot, textPx } = layoutCurves(376, 212, ['training', 'test'], 12, 28)
  expect(plot.x).toBeGreaterThan('1.5e308'.length * textPx * 0.6 + 6)
})

test('twelve layers get more lines of read-out than one', () => {
  const names = Array.from({ length: 12 }, (_, k) => `layer ${k + 1}`)
  expect(layoutCurves(376, 212, names, 12, 28).readOutHeight).toBeGreaterThan(
    2 * layoutCurves(376, 212, names.slice(0, 1), 12, 28).readOutHeight,
  )
})

test('a sentence below the read-out gets as many lines as it needs, and the plot keeps the rest', () => {
  const height = (note: string) => layoutCurves(376, 212, ['A training', 'B training'], 12, 28, note).readOutHeight
  const line = height('A cross-entropy, B ½ squared error: not comparable.') - height('')
  expect(line).toBeGreaterThan(12)
  expect(line).toBeLessThan(24)
  expect(height('word '.repeat(20)) - height('')).toBeGreaterThan(1.5 * line)
})

const wishes = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { minLength: 1, maxLength: 14 })

test('end labels never overlap and stay inside, whatever their wishes', () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 8, max: 30 }), (ys, height) => {
      const places = placeEndLabels(ys, height, 0, 200).filter((y) => !Number.isNaN(y))
      const sorted = [...places].sort((a, b) => a - b)
      for (let k = 1; k < sorted.length; k++) expect(sorted[k]! - sorted[k - 1]!).toBeGreaterThan(height - 1e-6)
      for (const y of places) {
        expect(y).toBeGreaterThanOrEqual(height / 2 - 1e-6)
        expect(y).toBeLessThanOrEqual(200 - height / 2 + 1e-6)
      }
    }),
  )
})

test('end labels that have room stay where they wish to be', () => {
  expect(placeEndLabels([150, 20, Number.NaN, 80], 12, 0, 200)).toEqual([150, 20, Number.NaN, 80])
})

test('of two lines at the same place the first has the upper label, and keeps it until they are clearly apart', () => {
  const first = placeEndLabels([100, 100], 12, 0, 200)
  expect(first[0]!).toBeLessThan(first[1]!)
  const second = placeEndLabels([103, 97], 12, 0, 200, first)
  expect(second[0]!).toBeLessThan(second[1]!)
  const third = placeEndLabels([110, 90], 12, 0, 200, second)
  expect(third).toEqual([110, 90])
  const fourth = placeEndLabels([97, 103], 12, 0, 200, placeEndLabels([103, 97], 12, 0, 200, third))
  expect(fourth[0]!).toBeGreaterThan(fourth[1]!)
})

test('end labels keep the order of their lines', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.integer({ min: 0, max: 20 }).map((k) => 10 * k),
        { minLength: 2, maxLength: 10 },
      ),
      (ys) => {
        const places = placeEndLabels(ys, 12, 0, 200)
        for (const [i, a] of ys.entries()) for (const [j, b] of ys.entries()) if (a < b) expect(places[i]!).toBeLessThan(places[j]!)
      },
    ),
  )
})

test('where not all end labels have room, the first and the last line keep theirs', () => {
  const places = placeEndLabels(
    Array.from({ length: 12 }, (_, k) => k),
    20,
    0,
    100,
  )
  expect(places.filter((y) => !Number.isNaN(y)).length).toBe(5)
  expect(places[0]).not.toBeNaN()
  expect(places[11]).not.toBeNaN()
})

test('a name at the lowest end stays clear of the horizontal axis', () => {
  const plot = { x: 50, y: 10, width: 200, height: 100 }
  const [middle] = placeEndLabels([109], 13.2, ...labelRoom(plot, 12))
  expect(middle! + 0.35 * 12 + 0.25 * 12).toBeLessThan(110 - 2.5) // with what hangs below its line
})

test('the marks along the test curves of two runs lie on their lines, evenly, and at different places', () => {
  const line = [0, 0, 30, 30, 100, 30, 200, 130]
  const [a, b] = [placesAlong(line, 20, 190, 40), placesAlong(line, 40, 190, 40)]
  expect(a).toEqual([
    [20, 20],
    [60, 30],
    [100, 30],
    [140, 70],
    [180, 110],
  ])
  expect(b.map(([x]) => x)).toEqual([40, 80, 120, 160])
  expect(placesAlong([50, 5, Number.NaN, Number.NaN, 90, 5], 40, 200, 40)).toEqual([])
})
