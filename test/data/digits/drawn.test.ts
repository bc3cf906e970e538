import { expect, test } from 'vitest'
import { IMAGE_TEXT, packImage, unpackImage } from '../../../src/data/digits/drawn'

test('an image is the same after it was packed, for every byte', () => {
  const image = Uint8Array.from({ length: 784 }, (_, k) => k % 256)
  expect(packImage(image)).toMatch(IMAGE_TEXT)
  expect(unpackImage(packImage(image))).toEqual(image)
})
