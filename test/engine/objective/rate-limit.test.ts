import { expect, test } from 'vitest'
import { createGenerator, normal } from '../../../src/engine/arithmetic/random'
import type { Loss } from '../../../src/engine/network/loss-kinds'
import { createNetwork } from '../../../src/engine/network/network'
import { curvature, largestEigenvalue, type QuadraticSpec } from '../../../src/engine/objective/rate-limit'
import type { PenaltySpec } from '../../../src/engine/step/penalties'
import { drain } from '../../../src/trainer/slices'
import { networkObjective } from '../../support/network-objective'

const NONE: PenaltySpec = { kind: 'none' }

function matrixOf(rows: readonly (readonly number[])[]) {
  return { rows: rows.length, columns: rows[0].length, values: Float64Array.from(rows.flat()) }
}

function specOf(X: readonly (readonly number[])[], patch: Partial<QuadraticSpec> = {}): QuadraticSpec {
  const network = createNetwork([X[0].length, 1], ['linear'])
  const rows = Int32Array.from(X.keys())
  return { network, X: matrixOf(X), rows, loss: 'mse', penalty: NONE, trainBiases: false, ...patch }
}

const limitOf = (spec: QuadraticSpec) => 2 / (drain(curvature(spec))?.largest ?? Number.NaN)

test('the limits of the worked losses: 0.04 for (3w1 + 4w2 − 6)², 1/9 for (3w − 10)², 1 for x²', () => {
  expect(limitOf(specOf([[3, 4]]))).toBeCloseTo(0.04, 16)
  expect(limitOf(specOf([[3]]))).toBeCloseTo(1 / 9, 16)
  expect(limitOf(specOf([[1]]))).toBe(1)
})

test('mse_half doubles the limit, sse_half makes it smaller by the number of rows, l2 and a trained bias make it smaller', () => {
  const X = [[1], [2], [3]]
  const mse = limitOf(specOf(X))
  expect(mse).toBeCloseTo(3 / 14, 15)
  expect(limitOf(specOf(X, { loss: 'mse_half' }))).toBeCloseTo(2 * mse, 15)
  expect(limitOf(specOf(X, { loss: 'sse_half' }))).toBeCloseTo((2 * mse) / 3, 15)
  expect(limitOf(specOf(X, { penalty: { kind: 'l2', form: 'half', lambda: 4 } }))).toBeCloseTo(2 / (28 / 3 + 4), 15)
  expect(limitOf(specOf([[2]], { trainBiases: true }))).toBeCloseTo(0.2, 15)
})

test('where the Hessian is not the same everywhere there is no limit', () => {
  const X = [[1, 2]]
  const hidden = createNetwork([2, 2, 1], ['linear', 'linear'])
  expect(limitOf(specOf(X, { network: hidden }))).toBeNaN()
  expect(limitOf(specOf(X, { network: createNetwork([2, 1], ['tanh']) }))).toBeNaN()
  expect(limitOf(specOf(X, { network: createNetwork([2, 1], ['sigmoid']), loss: 'bce' }))).toBeNaN()
  expect(limitOf(specOf(X, { penalty: { kind: 'l1', form: 'plain', lambda: 1 } }))).toBeNaN()
  expect(limitOf(specOf([Array.from({ length: 33 }, (_, k) => k)], { trainBiases: true }))).toBeNaN()
})

test('40 random regressions: 1 % below the limit the loss falls along the steepest direction, 1 % above it grows', () => {
  const generator = createGenerator(7)
  const losses: readonly Loss[] = ['mse', 'mse_half', 'sse_half']
  for (let trial = 0; trial < 40; trial++) {
    const inputs = 1 + (trial % 5)
    const draw = (count: number) => Array.from({ length: count }, () => normal(generator))
    const X = Array.from({ length: 12 }, () => draw(inputs))
    const network = createNetwork([inputs, 2], ['linear'])
    const spec = specOf(X, { network, loss: losses[trial % 3], trainBiases: trial % 2 === 0 })
    const Y = matrixOf(X.map(() => [0, 0]))
    const objective = networkObjective(network, spec.X, Y, spec.rows, spec.loss, NONE, spec.trainBiases, 12)
    const limit = limitOf(spec)
    const after = (rate: number) => {
      const parameters = Float64Array.from(draw(network.parameterCount))
      if (!spec.trainBiases) parameters.fill(0, network.layers[0].b)
      let before = 0
      for (let step = 0; step < 400; step++) {
        const gradient = new Float64Array(parameters.length)
        before = objective.accumulate(parameters, gradient)
        for (let p = 0; p < parameters.length; p++) parameters[p] -= rate * gradient[p]
      }
      return objective.loss(parameters) / before
    }
    expect(after(0.99 * limit)).toBeLessThan(1)
    expect(after(1.01 * limit)).toBeGreaterThan(1)
  }
})

test('the largest eigenvalue of known matrices', () => {
  expect(largestEigenvalue(Float64Array.of(2, 0, 0, 5), 2)).toBe(5)
  expect(largestEigenvalue(Float64Array.of(-3, 0, 0, -5), 2)).toBe(-3)
  expect(largestEigenvalue(Float64Array.of(2, -1, 0, -1, 2, -1, 0, -1, 2), 3)).toBeCloseTo(2 + Math.SQRT2, 14)
  expect(largestEigenvalue(new Float64Array(9).fill(1), 3)).toBeCloseTo(3, 14)
})
