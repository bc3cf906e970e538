import { expect, test } from 'vitest'
import { BOX, centreDigit } from '../../../src/data/digits/centre'
import { digits } from '../../../src/data/digits/held'
import { loadDigits } from '../../../src/data/digits/load'
import { PACKED } from '../../support/packed-digits'

/** Where the middle of the ink is, in pixels from the left and the top. */
function middle(image: Uint8Array): [number, number] {
  let [mass, x, y] = [0, 0, 0]
  image.forEach((ink, at) => {
    mass += ink
    x += ink * ((at % 28) + 0.5)
    y += ink * (Math.floor(at / 28) + 0.5)
  })
  return [x / mass, y / mass]
}

function spread(image: Uint8Array): [number, number] {
  const inked = [...image.keys()].filter((at) => image[at] > 0)
  const extent = (places: number[]) => Math.max(...places) - Math.min(...places) + 1
  return [extent(inked.map((at) => at % 28)), extent(inked.map((at) => Math.floor(at / 28)))]
}

test('images of MNIST, drawn anywhere and at any size, come back as they were made', async () => {
  await loadDigits({ training: 200, test: 0 }, PACKED)
  const values = digits({ training: 200, test: 0 }).X.values as Uint8Array
  for (let k = 0; k < 200; k++) {
    const image = values.subarray(k * 784, (k + 1) * 784)
    const [zoom, left, top, width, height] = [7, 30, 11, 300, 240]
    const pixels = new Uint8Array(width * height)
    for (let y = 0; y < 28 * zoom; y++)
      for (let x = 0; x < 28 * zoom; x++) pixels[(y + top) * width + x + left] = image[Math.floor(y / zoom) * 28 + Math.floor(x / zoom)]
    const centred = centreDigit({ width, height, pixels })
    const difference = centred.reduce((sum, ink, at) => sum + Math.abs(ink - image[at]), 0) / image.reduce((sum, ink) => sum + ink, 0)
    expect(difference, `image ${k}`).toBeLessThan(0.01)
    expect(Math.max(...spread(centred))).toBe(BOX)
    const [x, y] = middle(centred)
    expect(Math.abs(x - 14)).toBeLessThanOrEqual(1)
    expect(Math.abs(y - 14)).toBeLessThanOrEqual(1)
  }
})

test('a thin stroke, a dot and nothing', () => {
  const line = new Uint8Array(100 * 100)
  for (let y = 10; y < 90; y++) line[y * 100 + 50] = 255
  const image = centreDigit({ width: 100, height: 100, pixels: line })
  expect(spread(image)).toEqual([1, BOX])
  expect(Math.max(...image)).toBe(255)
  const dot = new Uint8Array(100 * 100)
  dot[0] = 255
  expect(spread(centreDigit({ width: 100, height: 100, pixels: dot }))).toEqual([BOX, BOX])
  expect(centreDigit({ width: 100, height: 100, pixels: new Uint8Array(100 * 100) }).some(Boolean)).toBe(false)
})
