import { expect, test } from 'vitest'
import { activateRows } from '../../../src/engine/network/activations'
import { minusLogSoftmax, outputDelta, sampleLoss, sampleLosses } from '../../../src/engine/network/losses'

const HUGE = [0, 1e-308, 1, 709, 746, 1e4, 1e150, 1e308].flatMap((size) => [size, -size])

test('bce and its node error are finite for every logit up to 1e308', () => {
  for (const z of HUGE) {
    for (const y of [0, 1]) {
      const zs = Float64Array.of(z)
      const a = new Float64Array(1)
      const delta = new Float64Array(1)
      activateRows('sigmoid', zs, a, 1, 1)
      const loss = sampleLoss('bce', zs, a, 0, Float64Array.of(y), 0, 1)
      const losses = new Float64Array(1)
      outputDelta('bce', 'sigmoid', zs, a, Float64Array.of(y), 1, 1, 4, delta, losses)
      expect(losses[0]).toBe(loss)
      expect(loss).toBeGreaterThanOrEqual(0)
      expect(loss).toBeLessThanOrEqual(Math.abs(z) + 1)
      expect(Math.abs(delta[0])).toBeLessThanOrEqual(0.25)
    }
  }
})

test('softmax sums to 1 and cce is finite for logits up to 1e307', () => {
  for (const z of HUGE.filter((value) => Math.abs(value) < 1e308)) {
    const zs = Float64Array.of(z, 0, -z / 2)
    const a = new Float64Array(3)
    activateRows('softmax', zs, a, 1, 3)
    expect(Math.abs(a[0] + a[1] + a[2] - 1)).toBeLessThan(1e-15)
    for (let right = 0; right < 3; right++) {
      const y = Float64Array.from([0, 1, 2], (k) => (k === right ? 1 : 0))
      const loss = sampleLoss('cce', zs, a, 0, y, 0, 3)
      expect(loss).toBeGreaterThanOrEqual(0)
      expect(loss).toBeLessThan(Number.POSITIVE_INFINITY)
      expect(loss).toBe(minusLogSoftmax(zs, 0, 3, zs[right]))
    }
  }
})

test('a true class of probability 0 in the targets adds nothing, whatever its logit', () => {
  const z = Float64Array.of(5, Number.NEGATIVE_INFINITY)
  expect(sampleLoss('cce', z, Float64Array.of(1, 0), 0, Float64Array.of(1, 0), 0, 2)).toBe(0)
})

test('losses of a batch are the losses of its samples', () => {
  const z = Float64Array.of(0.3, -2, 1, 4, -0.5, 0.1)
  const y = Float64Array.of(1, 0, 0, 1, 1, 0)
  for (const loss of ['sse_half', 'mse_half', 'mse', 'bce', 'cce'] as const) {
    const a = new Float64Array(6)
    activateRows(loss === 'cce' ? 'softmax' : 'sigmoid', z, a, 3, 2)
    const out = new Float64Array(3)
    sampleLosses(loss, z, a, y, 3, 2, out)
    expect([...out]).toEqual([0, 1, 2].map((s) => sampleLoss(loss, z, a, 2 * s, y, 2 * s, 2)))
  }
})
