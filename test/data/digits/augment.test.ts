import { expect, test } from 'vitest'
import { type Augmentation, augment } from '../../../src/data/digits/augment'
import { digits } from '../../../src/data/digits/held'
import { loadDigits } from '../../../src/data/digits/load'
import { createGenerator, uniform } from '../../../src/engine/arithmetic/random'
import { PACKED } from '../../support/packed-digits'

const NONE: Augmentation = { shift: false, rotate: false, scale: false, skew: false, elastic: false }
const ALL: Augmentation = { shift: true, rotate: true, scale: true, skew: true, elastic: true }
const AFFINE: Augmentation = { ...ALL, elastic: false }

async function images(count: number): Promise<Uint8Array[]> {
  await loadDigits({ training: count, test: 0 }, PACKED)
  const values = digits({ training: count, test: 0 }).X.values as Uint8Array
  return Array.from({ length: count }, (_, k) => values.subarray(k * 784, (k + 1) * 784))
}

/** The same by matrices of numbers as libraries do it: the way there, inverted, and a weight for each pixel of the image. */
function resampled(image: Uint8Array, seed: number, ways: Augmentation): number[] {
  const random = createGenerator(seed)
  const [dx, dy, turn, size, skew] = [2, 2, Math.PI / 12, 0.15, 0.2].map((most) => most * (2 * uniform(random) - 1))
  const t = ways.rotate ? turn : 0
  const rotation = [Math.cos(t), -Math.sin(t), Math.sin(t), Math.cos(t)]
  const k = ways.skew ? skew : 0
  const s = 1 + (ways.scale ? size : 0)
  const there = [s * (rotation[0] + k * rotation[2]), s * (rotation[1] + k * rotation[3]), s * rotation[2], s * rotation[3]]
  const det = there[0] * there[3] - there[1] * there[2]
  const back = [there[3] / det, -there[1] / det, -there[2] / det, there[0] / det]
  const [ox, oy] = ways.shift ? [dx, dy] : [0, 0]
  return Array.from({ length: 784 }, (_, at) => {
    const [x, y] = [(at % 28) - 13.5 - ox, Math.floor(at / 28) - 13.5 - oy]
    const [u, v] = [back[0] * x + back[1] * y + 13.5, back[2] * x + back[3] * y + 13.5]
    let sum = 0
    image.forEach((ink, from) => {
      if (ink > 0) sum += ink * Math.max(0, 1 - Math.abs(u - (from % 28))) * Math.max(0, 1 - Math.abs(v - Math.floor(from / 28)))
    })
    return sum
  })
}

test('without a way an image stays as it is', async () => {
  for (const image of await images(20)) expect(augment(image, NONE, 3)).toEqual(image)
})

test('turns, scales, skews and shifts agree with an independent resampling', async () => {
  for (const [k, image] of (await images(6)).entries()) {
    for (const ways of [AFFINE, { ...NONE, rotate: true }, { ...NONE, shift: true, skew: true }, { ...NONE, scale: true }]) {
      const changed = augment(image, ways, k)
      for (const [at, ink] of resampled(image, k, ways).entries())
        expect(Math.abs(changed[at] - ink), `pixel ${at}`).toBeLessThanOrEqual(0.5 + 1e-9)
    }
  }
})

test('the same seed gives the same image; one way on or off leaves the amounts of the others', async () => {
  const [image] = await images(1)
  expect(augment(image, ALL, 7)).toEqual(augment(image, ALL, 7))
  expect(augment(image, ALL, 7)).not.toEqual(augment(image, ALL, 8))
  expect(resampled(image, 7, { ...NONE, shift: true }).map(Math.round)).toEqual([...augment(image, { ...NONE, shift: true }, 7)])
})

test('bending moves ink by some pixels and keeps about as much of it', async () => {
  for (const [k, image] of (await images(30)).entries()) {
    const bent = augment(image, { ...NONE, elastic: true }, k)
    const sum = (ink: Uint8Array) => ink.reduce((total, value) => total + value, 0)
    expect(sum(bent) / sum(image)).toBeGreaterThan(0.6)
    expect(sum(bent) / sum(image)).toBeLessThan(1.6)
    expect(bent).not.toEqual(image)
  }
})
