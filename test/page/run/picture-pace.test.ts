import { expect, test } from 'vitest'
import { createPicturePace } from '../../../src/page/run/picture-pace'
import type { Frame } from '../../../src/trainer/protocol'

/** How often the pictures are painted in a second of 20 frames, of weights that `at` gives. */
function painted(at: (step: number) => number[]): number {
  const mayPaint = createPicturePace()
  const frame = (step: number) => ({ parameters: Float64Array.from(at(step)) }) as Frame
  let count = 0
  for (let step = 0; step < 60; step++) {
    const paints = mayPaint(frame(step), step * 50)
    if (step >= 40 && paints) count += 1
  }
  return count
}

test('pictures of weights that go to and fro are painted at most three times a second', () => {
  expect(painted((step) => [2 * (-1.05) ** step, 1])).toBeLessThanOrEqual(3)
  expect(painted((step) => [1, 3 + (step % 2)])).toBeLessThanOrEqual(3)
  expect(painted((step) => [(-1) ** step * (1 + (step % 3)), 1])).toBeLessThanOrEqual(3)
})

test('those of weights that go on, stand or tremble a little are painted at every frame', () => {
  expect(painted((step) => [0.9 ** step, step])).toBe(20)
  expect(painted(() => [1, 2])).toBe(20)
  expect(painted((step) => [1 + 0.01 * (-1) ** step, 2])).toBe(20)
  expect(painted((step) => [Math.sin(step / 5), 2])).toBe(20)
})
