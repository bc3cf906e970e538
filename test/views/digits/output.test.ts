import { expect, test } from 'vitest'
import { centreDigit } from '../../../src/data/digits/centre'
import { mistakesOf } from '../../../src/views/digits/output/mistakes'
import { createPen, PAD_SIDE } from '../../../src/views/digits/output/pen'

test('mistakes are the rows taken for another class, the most certain first', () => {
  const Y = { rows: 5, columns: 2, values: Float64Array.of(1, 0, 0, 1, 1, 0, 0, 1, 1, 0) }
  const values = Float64Array.of(0.4, 0.6, 0.1, 0.9, 0.2, 0.8, 0.7, 0.3, 0.1, 0.9)
  expect(mistakesOf({ Y }, { values }, [0, 1, 2, 3]).map(({ row, label, answer, certainty }) => [row, label, answer, certainty])).toEqual([
    [2, 0, 1, 0.8],
    [3, 1, 0, 0.7],
    [0, 0, 1, 0.6],
  ])
})

test('a line of the pen is as wide as the pen, and one part over another adds no ink', () => {
  const pen = createPen()
  pen.line(30, 70, 110, 70, 14)
  const column = () => Array.from({ length: PAD_SIDE }, (_, row) => pen.drawing.pixels[row * PAD_SIDE + 70]!)
  const ink = column()
  expect(ink.reduce((sum, value) => sum + value, 0) / 255).toBeCloseTo(14, 1)
  pen.line(60, 70, 110, 70, 14)
  expect(column()).toEqual(ink)
  pen.clear()
  expect(pen.empty()).toBe(true)
})

test('a stroke that leaves the pad is cut at its edge', () => {
  const pen = createPen()
  pen.line(-50, 20, 200, 20, 10)
  expect(pen.drawing.pixels[20 * PAD_SIDE]).toBe(255)
  expect(pen.drawing.pixels[20 * PAD_SIDE + PAD_SIDE - 1]).toBe(255)
  expect(pen.drawing.pixels[40 * PAD_SIDE]).toBe(0)
})

test('a drawn line becomes an image of 20 pixels in the middle', () => {
  const pen = createPen()
  pen.line(20, 20, 20, 120, 14)
  const image = centreDigit(pen.drawing)
  const rows = Array.from({ length: 28 }, (_, row) => image.subarray(row * 28, row * 28 + 28).some((ink) => ink > 0))
  expect(rows.filter(Boolean).length).toBe(20)
  expect(rows.indexOf(true)).toBe(4)
})
