import { expect, test } from 'vitest'
import { fillInk, fillSigned, inkColors, reachOf, signedColors } from '../../../src/views/digits/paint-image'

const COLORS = { negativeFill: '#d97706', panel: '#ffffff', positiveFill: '#3b82f6', ink: '#111827' }

const rgb = (pixel: number) => [...new Uint8Array(Uint32Array.of(pixel).buffer)].slice(0, 3)

test('a signed image has paper at 0 and the colours of the signs at ±scale and beyond', () => {
  const pixels = new Uint32Array(5)
  fillSigned(pixels, [9, 9, 0, 0.5, -0.5, 7, -7], 2, 0.5, signedColors(COLORS))
  expect(Array.from(pixels, rgb)).toEqual([
    [255, 255, 255],
    [0x3b, 0x82, 0xf6],
    [0xd9, 0x77, 0x06],
    [0x3b, 0x82, 0xf6],
    [0xd9, 0x77, 0x06],
  ])
})

test('a value of half the scale has half the colour, whatever its sign', () => {
  const pixels = new Uint32Array(2)
  fillSigned(pixels, [0.25, -0.25], 0, 0.5, signedColors(COLORS))
  const [positive, negative] = Array.from(pixels, rgb)
  expect(positive![0]).toBeGreaterThan((255 + 0x3b) / 2 - 2)
  expect(positive![0]).toBeLessThan((255 + 0x3b) / 2 + 2)
  expect(negative![2]).toBeLessThan((255 + 0x06) / 2 + 2)
})

test('ink goes from paper to full ink, for bytes and for shares', () => {
  const colors = inkColors(COLORS)
  const [bytes, shares] = [new Uint32Array(3), new Uint32Array(3)]
  fillInk(bytes, [0, 102, 255], 0, 255, colors)
  fillInk(shares, [0, 0.4, 1], 0, 1, colors)
  expect(bytes).toEqual(shares)
  expect(rgb(bytes[2]!)).toEqual([0x11, 0x18, 0x27])
})

test('the reach of a scale is three root mean squares of the part asked for', () => {
  expect(reachOf([100, 3, -3, 3, 100], 1, 3)).toBe(9)
})
