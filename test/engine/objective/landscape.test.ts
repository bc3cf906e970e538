import { expect, test } from 'vitest'
import { centralDifference } from '../../../src/engine/objective/gradient-check'
import { gridCoordinate, sliceGrid } from '../../../src/engine/objective/landscape'
import { networkObjective } from '../../../src/engine/objective/network-objective'
import type { Objective } from '../../../src/engine/objective/objective'
import { byAutograd, drawSample } from '../../support/oracle'
import { matrixOf } from '../../support/traces'

function objectiveOf(seed: number) {
  const sample = drawSample(seed)
  const rows = Int32Array.from(sample.X, (_, row) => row)
  const objective = networkObjective(
    sample.network,
    matrixOf(sample.X),
    matrixOf(sample.Y),
    rows,
    sample.loss,
    sample.penalty,
    sample.trainBiases,
    sample.trainingRows,
  )
  return { sample: { ...sample, rows, masks: null, keep: 1 }, objective }
}

test('a slice equals, bit for bit, the loss computed from scratch at each of its points, for all pairs of layers', () => {
  const interval = [-1.5, 2] as const
  for (let seed = 1; seed <= 150; seed++) {
    const { sample, objective } = objectiveOf(seed)
    const count = sample.parameters.length
    const axes = [(seed * 5) % count, (seed * 11 + 1) % count] as const
    if (axes[0] === axes[1]) continue
    const kept = sample.parameters.slice()
    const out = new Float64Array(25)
    sliceGrid(objective, sample.parameters, axes, [interval, interval], 5, 0, 2, out)
    sliceGrid(objective, sample.parameters, axes, [interval, interval], 5, 2, 5, out)
    expect(sample.parameters).toEqual(kept)
    const want = Array.from(out, (_, k) => {
      const point = kept.slice()
      point[axes[0]] = gridCoordinate(interval, 5, k % 5)
      point[axes[1]] = gridCoordinate(interval, 5, Math.floor(k / 5))
      return objective.loss(point)
    })
    expect([...out]).toEqual(want)
  }
})

test('a slice of an objective without a short cut is its loss', () => {
  const bowl: Objective = { dimension: 3, loss: (w) => w[0] ** 2 + 10 * w[2] ** 2 + w[1], accumulate: () => 0 }
  const out = new Float64Array(9)
  sliceGrid(
    bowl,
    Float64Array.of(7, 5, 7),
    [0, 2],
    [
      [-1, 1],
      [0, 2],
    ],
    3,
    0,
    3,
    out,
  )
  expect([...out]).toEqual([6, 5, 6, 16, 15, 16, 46, 45, 46])
})

test('a slice over one parameter twice is refused', () => {
  const { objective, sample } = objectiveOf(1)
  const interval = [0, 1] as const
  expect(() => sliceGrid(objective, sample.parameters, [1, 1], [interval, interval], 2, 0, 2, new Float64Array(4))).toThrow(
    'two parameters',
  )
})

test('the objective and its gradient equal those of the autograd', () => {
  let compared = 0
  for (let seed = 1; seed <= 200; seed++) {
    const { sample, objective } = objectiveOf(seed)
    const want = byAutograd(sample)
    if (want === null) continue
    compared++
    const gradient = new Float64Array(sample.parameters.length)
    const loss = objective.accumulate(sample.parameters, gradient)
    expect(loss).toBe(objective.loss(sample.parameters))
    expect(Math.abs(loss - want.loss)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(want.loss)))
    const largest = Math.max(...want.gradient.map(Math.abs))
    for (const [p, g] of want.gradient.entries()) expect(Math.abs(gradient[p] - g)).toBeLessThanOrEqual(1e-10 * largest)
  }
  expect(compared).toBeGreaterThan(150)
})

test('central differences agree with the gradient and leave the parameters as they were', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { sample, objective } = objectiveOf(seed)
    const smooth = sample.network.layers.every(({ activation }) => activation !== 'relu' && activation !== 'leaky_relu')
    if (!smooth || sample.penalty.kind === 'l1' || !sample.trainBiases) continue
    const kept = sample.parameters.slice()
    const gradient = new Float64Array(kept.length)
    objective.accumulate(sample.parameters, gradient)
    for (const [p, g] of gradient.entries()) {
      expect(Math.abs(centralDifference(objective, sample.parameters, p, 1e-5) - g)).toBeLessThan(1e-7 * (1 + Math.abs(g)))
    }
    expect(sample.parameters).toEqual(kept)
  }
})
