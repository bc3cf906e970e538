import { expect, test } from 'vitest'
import { createGenerator, integerBelow, uniform } from '../../../src/engine/arithmetic/random'
import { type Activation, activateRows } from '../../../src/engine/network/activations'
import type { Loss } from '../../../src/engine/network/loss-kinds'
import { outputDelta, sampleLoss } from '../../../src/engine/network/losses'
import {
  add,
  divide,
  expReference,
  fromDouble,
  log1pReference,
  minus,
  type Scaled,
  sigmoidReference,
  softplusReference,
  ulps,
} from '../../support/high-precision'
import { tries } from '../../support/proof'

/** Outputs, loss and node errors of one sample, a batch of one. */
function sampleOf(loss: Loss, output: Activation, sums: readonly number[], targets: readonly number[]) {
  const width = sums.length
  const [z, y] = [Float64Array.from(sums), Float64Array.from(targets)]
  const [a, delta] = [new Float64Array(width), new Float64Array(width)]
  activateRows(output, z, a, 1, width)
  const losses = new Float64Array(1)
  outputDelta(loss, output, z, a, y, 1, width, 1, delta, losses)
  expect(losses[0]).toBe(sampleLoss(loss, z, a, 0, y, 0, width))
  return { a, delta, loss: losses[0] }
}

const SUMS = [0, 1e-300, 1e-9, 0.1, 0.7, 1, 2.5, 5, 10, 15, 20, 30, 36.7, 37, 40, 100, 700].flatMap((z) => [z, -z])

test('a sure softmax keeps every digit of the cross-entropy', () => {
  expect(sampleOf('cce', 'softmax', [30, 0], [1, 0]).loss).toBeCloseTo(9.3576229688e-14, 23)
  expect(sampleOf('cce', 'softmax', [37, 0], [1, 0]).loss).toBeCloseTo(8.5330476e-17, 23)
})

test('cce of two classes is ln(1 + e^−z), and its node errors are ∓σ(−z): to the last digits, and with a sum of 0', () => {
  for (const z of SUMS) {
    const { delta, loss } = sampleOf('cce', 'softmax', [z, 0], [1, 0])
    const opposite = minus(fromDouble(z))
    expect(ulps(loss, softplusReference(opposite)), `loss at ${z}`).toBeLessThan(4)
    expect(ulps(delta[1]!, sigmoidReference(opposite)), `node error at ${z}`).toBeLessThan(4)
    expect(delta[0]! + delta[1]!, `sum at ${z}`).toBe(0)
  }
})

test('cce of several classes: loss and node errors to the last digits, and with a sum of 0', () => {
  const generator = createGenerator(11)
  for (let k = 0; k < tries(300, 3000); k++) {
    const width = 2 + integerBelow(generator, 7)
    const scale = [1, 10, 40, 300][integerBelow(generator, 4)]!
    const z = Array.from({ length: width }, () => (uniform(generator) < 0.1 ? scale : scale * (2 * uniform(generator) - 1)))
    const right = integerBelow(generator, width)
    const { delta, loss } = sampleOf(
      'cce',
      'softmax',
      z,
      z.map((_, j) => (j === right ? 1 : 0)),
    )
    const apart = width + 4 + Math.max(...z) - Math.min(...z) // rounding a difference of two sums costs as many ulps as it is large
    const total = z.map((value) => expReference(fromDouble(value))).reduce(add)
    const probability = (j: number) => divide(expReference(fromDouble(z[j]!)), total)
    const others = z.map((_, j) => j).filter((j) => j !== right)
    const othersAdded = others.map(probability).reduce(add)
    expect(
      ulps(
        loss,
        log1pReference(divide(others.map((j) => expReference(fromDouble(z[j]!))).reduce(add), expReference(fromDouble(z[right]!)))),
      ),
      `loss of ${z}`,
    ).toBeLessThan(apart)
    for (const j of others) expect(ulps(delta[j]!, probability(j)), `node error ${j} of ${z}`).toBeLessThan(apart)
    expect(ulps(delta[right]!, minus(othersAdded)), `node error of the right class of ${z}`).toBeLessThan(apart + width)
    expect(others.reduce((sum, j) => sum + delta[j]!, 0) + delta[right]!).toBe(0)
  }
})

test("bce's node error is right to the last digits on both sides, so that those of the two readings add up to 0", () => {
  for (const z of SUMS) {
    const one = sampleOf('bce', 'sigmoid', [z], [1]).delta[0]!
    const zero = sampleOf('bce', 'sigmoid', [-z], [0]).delta[0]!
    const want: Scaled = sigmoidReference(minus(fromDouble(z)))
    expect(ulps(zero, want), `target 0 at ${-z}`).toBeLessThan(3)
    expect(ulps(one, minus(want)), `target 1 at ${z}`).toBeLessThan(3)
    expect(one + zero, `sum at ${z}`).toBeCloseTo(0, 15)
    if (z > 0) expect(one + zero, `sum at ${z}`).toBe(0)
  }
})
