import { expect, test } from 'vitest'
import { cell } from '../../../src/engine/network/matrix'
import { digitStep } from '../../support/digit-step'
import { gradientCheck } from '../../support/gradient-check'
import { difference, type Sample } from '../../support/oracle'

test('the gradient of 784-30-10 on digits agrees with central differences', async () => {
  const { network, X, Y, rows, before, trace } = await digitStep()
  const batch = { network, X, Y, rows, dropout: null, loss: 'cce', penalty: { kind: 'none' }, trainingRows: 100 } as const
  const inked = Array.from({ length: 784 }, (_, k) => k).filter((k) => rows.some((row) => cell(X, row, k) > 0))
  const picked = [0, 7, 15, 29].flatMap((unit) => [0.2, 0.5, 0.8].map((share) => unit * 784 + inked[Math.floor(share * inked.length)]))
  const { W, b } = network.layers[1]
  for (const index of [...picked, network.layers[0].b + 3, W, W + 17, W + 299, b, b + 9]) {
    const gradient = trace.totalGradient[index]
    const { errors } = gradientCheck(batch, before, index, gradient, [1e-4, 1e-5])
    expect(Math.min(...errors), `parameter ${index}`).toBeLessThan(1e-6)
  }
  const dark = Array.from({ length: 784 }, (_, k) => k).filter((k) => !inked.includes(k))
  expect(dark.length).toBeGreaterThan(200)
  for (const k of dark) expect(trace.totalGradient[5 * 784 + k]).toBe(0) // a pixel that is paper in every image moves nothing
})

test('and with a scalar autograd, every one of its 23,860 derivatives', async () => {
  const { network, X, Y, before } = await digitStep()
  const rows = Int32Array.of(1, 4)
  const sample: Sample = {
    network,
    loss: 'cce',
    penalty: { kind: 'none' },
    trainBiases: true,
    trainingRows: 100,
    parameters: before,
    X: Array.from({ length: 5 }, (_, row) => Array.from({ length: 784 }, (_, k) => cell(X, row, k))),
    Y: Array.from({ length: 5 }, (_, row) => Array.from(Y.values.subarray(row * 10, row * 10 + 10))),
    rows,
    keep: 1,
    masks: null,
  }
  expect(difference(sample)).toBe('')
})
