import fc from 'fast-check'
import { expect, test } from 'vitest'
import { colorTable, createLossScale, fieldPixels, TABLE_SIZE } from '../../../../src/views/landscape/field/loss-scale'

const LIGHT = ['#fbfcfd', '#eef1f5', '#e0e5ec', '#d1d8e2', '#c1cad6', '#b0bac9', '#9ea9ba', '#8b97aa', '#77849a']
const DARK = ['#7f8ca3', '#6f7c93', '#606c83', '#525e74', '#455065', '#394357', '#2d3749', '#222b3c', '#172030']

test.each([
  ['light', LIGHT],
  ['dark', DARK],
])('a larger loss is never lighter in the %s theme', (_, ramp) => {
  const table = colorTable(ramp)
  const scale = createLossScale([0.1, 0.2, 0.4, 0.8])
  const sum = (loss: number) => {
    const k = 4 * Math.round(scale(loss) * (TABLE_SIZE - 1))
    return table[k]! + table[k + 1]! + table[k + 2]!
  }
  fc.assert(
    fc.property(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), (a, b) => {
      expect(sum(Math.max(a, b))).toBeLessThanOrEqual(sum(Math.min(a, b)))
    }),
  )
})

test('the table begins and ends with the ends of its ramp', () => {
  const table = colorTable(LIGHT)
  expect([...table.slice(0, 4)]).toEqual([0xfb, 0xfc, 0xfd, 255])
  expect([...table.slice(-4)]).toEqual([0x77, 0x84, 0x9a, 255])
})

test('each band between two levels has an equal share of the colours, one below the first and one above the last', () => {
  const levels = [0.1, 0.2, 0.5, 1]
  const scale = createLossScale(levels)
  expect(levels.map(scale)).toEqual([1 / 5, 2 / 5, 3 / 5, 4 / 5])
})

test('the scale rises from 0 to 1 for any levels and any loss', () => {
  const levels = fc
    .uniqueArray(fc.double({ min: 0, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 12 })
    .map((list) => list.sort((a, b) => a - b))
  fc.assert(
    fc.property(levels, fc.double({ min: -1, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true }), (list, loss, more) => {
      const scale = createLossScale(list)
      expect(scale(loss)).toBeGreaterThanOrEqual(0)
      expect(scale(loss)).toBeLessThanOrEqual(1)
      expect(scale(loss + more)).toBeGreaterThanOrEqual(scale(loss))
    }),
  )
})

test('the first grid row is painted at the bottom, and a loss that is not finite is as dark as can be', () => {
  const pixels = new Uint8ClampedArray(16)
  fieldPixels(Float64Array.from([0, Number.POSITIVE_INFINITY, Number.NaN, 0]), 2, createLossScale([1, 2]), colorTable(LIGHT), pixels)
  expect([pixels[0], pixels[4], pixels[8], pixels[12]]).toEqual([0x77, 0xfb, 0xfb, 0x77])
})
