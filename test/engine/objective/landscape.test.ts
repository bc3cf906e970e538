import { expect, test } from 'vitest'
import { gridCoordinate } from '../../../src/engine/objective/landscape'
import { networkSlice } from '../../../src/engine/objective/network-slice'
import { networkObjective, type Objective } from '../../support/network-objective'
import { byAutograd, drawSample } from '../../support/oracle'
import { matrixOf } from '../../support/traces'

function objectiveOf(seed: number) {
  const sample = drawSample(seed)
  const rows = Int32Array.from(sample.X, (_, row) => row)
  const { network, loss, penalty, trainBiases, trainingRows } = sample
  const [X, Y] = [matrixOf(sample.X), matrixOf(sample.Y)]
  const objective = networkObjective(network, X, Y, rows, loss, penalty, trainBiases, trainingRows)
  return { sample: { ...sample, rows, masks: null, keep: 1 }, objective, source: { network, X, Y, rows, loss, penalty, trainingRows } }
}

test('a slice equals, bit for bit, the loss computed from scratch at each of its points, for all pairs of layers', () => {
  const interval = [-1.5, 2] as const
  for (let seed = 1; seed <= 150; seed++) {
    const { sample, objective, source } = objectiveOf(seed)
    const count = sample.parameters.length
    const axes = [(seed * 5) % count, (seed * 11 + 1) % count] as const
    if (axes[0] === axes[1]) continue
    const kept = sample.parameters.slice()
    const slice = networkSlice(source, sample.parameters, axes)
    const out = Float64Array.from({ length: 25 }, (_, k) => {
      if (k % 5 === 0) slice.setSecond(gridCoordinate(interval, 5, k / 5))
      return slice.loss(gridCoordinate(interval, 5, k % 5))
    })
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

/** (L(p + h) − L(p − h)) / 2h along one parameter; the parameters are left as they were. */
function centralDifference(objective: Objective, parameters: Float64Array, index: number, h: number): number {
  const kept = parameters[index]
  parameters[index] = kept + h
  const above = objective.loss(parameters)
  const high = parameters[index]
  parameters[index] = kept - h
  const below = objective.loss(parameters)
  const low = parameters[index]
  parameters[index] = kept
  return (above - below) / (high - low) // the true distance: kept ± h are rounded
}
