import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ContourLabel, type LabelOptions, placeContourLabels, spread } from '../../../../src/views/landscape/field/contour-labels'

const plot = { x: 50, y: 6, width: 310, height: 230 }
const options: LabelOptions = { plot, textPx: 12, most: 6, text: (level) => level.toFixed(2), avoid: [], before: [] }

/** A ring of 80 corners, `squeeze` times as high as it is wide. */
function ring(centreX: number, centreY: number, radius: number, squeeze: number): Float64Array {
  const points = Array.from({ length: 81 }, (_, k) => {
    const turn = (2 * Math.PI * k) / 80
    return [centreX + radius * Math.cos(turn), centreY + squeeze * radius * Math.sin(turn)]
  })
  return Float64Array.from(points.flat())
}

function corners({ x, y, angle, width, height }: ContourLabel): [number, number][] {
  const turn = (angle * Math.PI) / 180
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([sx, sy]) => [
    x + (sx! * width * Math.cos(turn) - sy! * height * Math.sin(turn)) / 2,
    y + (sx! * width * Math.sin(turn) + sy! * height * Math.cos(turn)) / 2,
  ])
}

/** Whether two turned rectangles overlap, by the separating axes. */
function overlap(a: ContourLabel, b: ContourLabel): boolean {
  const axes = [a, b].flatMap(({ angle }) => [(angle * Math.PI) / 180, (angle * Math.PI) / 180 + Math.PI / 2])
  return axes.every((turn) => {
    const range = (label: ContourLabel) => corners(label).map(([x, y]) => x * Math.cos(turn) + y * Math.sin(turn))
    const [ra, rb] = [range(a), range(b)]
    return Math.max(...ra) > Math.min(...rb) && Math.max(...rb) > Math.min(...ra)
  })
}

const rings = fc.array(
  fc.record({
    x: fc.integer({ min: 60, max: 340 }),
    y: fc.integer({ min: 20, max: 220 }),
    r: fc.integer({ min: 5, max: 200 }),
    s: fc.double({ min: 0.2, max: 1.5, noNaN: true }),
  }),
  { maxLength: 12 },
)

test('labels never overlap, lie inside the plot, are never upside down, and are no more than asked for', () => {
  fc.assert(
    fc.property(rings, (list) => {
      const contours = list.map(({ x, y, r, s }, k) => ({ level: k / 10, lines: [ring(x, y, r, s)] }))
      const labels = placeContourLabels(contours, options)
      expect(labels.length).toBeLessThanOrEqual(options.most)
      for (const [k, label] of labels.entries()) {
        expect(Math.abs(label.angle)).toBeLessThanOrEqual(90)
        for (const [x, y] of corners(label)) {
          expect(x).toBeGreaterThanOrEqual(plot.x - 1e-6)
          expect(x).toBeLessThanOrEqual(plot.x + plot.width + 1e-6)
          expect(y).toBeGreaterThanOrEqual(plot.y - 1e-6)
          expect(y).toBeLessThanOrEqual(plot.y + plot.height + 1e-6)
        }
        for (const other of labels.slice(k + 1)) expect(overlap(label, other)).toBe(false)
      }
    }),
  )
})

test('nested rings with room between them all get a label', () => {
  const contours = [30, 60, 90, 112].map((radius, k) => ({ level: k / 10, lines: [ring(205, 121, radius, 1)] }))
  expect(placeContourLabels(contours, options).map((label) => label.contour)).toEqual([0, 1, 2, 3])
})

test('a label lies on its line and along it', () => {
  const line = Float64Array.from([60, 100, 350, 200])
  const [label] = placeContourLabels([{ level: 1, lines: [line] }], options)
  expect((label!.x - 60) / 290).toBeCloseTo((label!.y - 100) / 100, 6)
  expect(label!.angle).toBeCloseTo((Math.atan2(100, 290) * 180) / Math.PI, 6)
})

test('a line too short or too bent for its label gets none', () => {
  expect(placeContourLabels([{ level: 1, lines: [Float64Array.from([100, 100, 110, 100])] }], options)).toEqual([])
  expect(placeContourLabels([{ level: 1, lines: [ring(200, 120, 8, 1)] }], options)).toEqual([])
})

test('labels keep clear of what is to be avoided', () => {
  const line = Float64Array.from([60, 100, 350, 100])
  const avoid = [{ x: 205, y: 100, radius: 60 }]
  const [label] = placeContourLabels([{ level: 1, lines: [line] }], { ...options, avoid })
  expect(Math.abs(label!.x - 205)).toBeGreaterThan(60)
})

test('a label stays near where it was', () => {
  const line = Float64Array.from([60, 100, 350, 100])
  const before = [{ contour: 0, x: 300, y: 100, angle: 0, width: 30, height: 13 }]
  const [label] = placeContourLabels([{ level: 1, lines: [line] }], { ...options, before })
  expect(Math.abs(label!.x - 300)).toBeLessThan(10)
})

test('far apart levels are labelled first', () => {
  expect(spread(5)).toEqual([0, 4, 2, 1, 3])
  expect(spread(0)).toEqual([])
})
