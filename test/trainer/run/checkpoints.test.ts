import { expect, test } from 'vitest'
import { buildScenario } from '../../../src/document/build'
import { Checkpoints } from '../../../src/trainer/run/checkpoints'
import { Machine } from '../../../src/trainer/run/machine'
import { documentWith } from '../../support/run-documents'

function machine(): Machine {
  const { scenario } = documentWith('moons', { optimizer: { kind: 'momentum', beta: 0.9 } })
  const { dataset, split, network, parameters } = buildScenario(scenario)
  return new Machine({
    dataset,
    train: split.train,
    network,
    parameters,
    training: scenario.training,
    activations: scenario.network.activations,
  })
}

function offered(last: number, budget?: number): Checkpoints {
  const run = machine()
  const checkpoints = new Checkpoints(budget)
  for (let step = 0; step <= last; step++) {
    run.step = step
    checkpoints.offer(run)
  }
  return checkpoints
}

test('checkpoints are at most 64 steps apart over the last 10,000, and exponentially thinner before', () => {
  for (const last of [10_000, 64_000, 300_000]) {
    const { steps } = offered(last)
    const spare = 64 * 64 // between two thinnings the oldest are closer than they need to be
    for (const [k, step] of steps.entries()) {
      const gap = (steps[k + 1] ?? last) - step
      const age = last - step - gap
      expect(gap).toBeLessThanOrEqual(age < 10_000 ? 64 : 128 * (1 + Math.floor(age / 10_000)))
    }
    const octaves = Math.ceil(Math.log2(last / 10_000))
    expect(steps.length).toBeLessThanOrEqual(160 + 80 * octaves + spare / 64)
    expect(steps[0]).toBe(0)
  }
})

test('the nearest checkpoint is the newest at or before the step', () => {
  const checkpoints = offered(1000)
  for (const [step, nearest] of [
    [0, 0],
    [63, 0],
    [64, 64],
    [127, 64],
    [1000, 960],
    [5000, 960],
  ]) {
    expect(checkpoints.nearest(step)?.step).toBe(nearest)
  }
  checkpoints.cut(127)
  expect(checkpoints.nearest(1000)?.step).toBe(64)
})

test('above the budget the old ones go first, the newest stay 64 apart and the first one stays', () => {
  const budget = 40_000 // 48 checkpoints of 25 parameters with velocity
  const { steps } = offered(100_000, budget)
  expect(steps.length * (52 * 8 + 400)).toBeLessThanOrEqual(budget)
  expect(steps.length).toBeGreaterThan(10)
  expect(steps[0]).toBe(0)
  expect(steps.slice(-2)).toEqual([99_904, 99_968])
})

test('a restored checkpoint gives the same state, and what comes after does not write to it', () => {
  const run = machine()
  const step = () => {
    run.begin(false)
    run.accumulate(1000)
    run.commit()
  }
  for (let k = 0; k < 20; k++) step()
  const saved = run.checkpoint()
  const hash = run.hash()
  for (let k = 0; k < 20; k++) step()
  const later = run.hash()
  expect(later).not.toBe(hash)
  run.restore(saved, run)
  expect(run.hash()).toBe(hash)
  for (let k = 0; k < 20; k++) step()
  expect(run.hash()).toBe(later)
})

test('a begun step that is dropped leaves no trace', () => {
  const { scenario } = documentWith('moons', { dropout: 0.5 })
  const { dataset, split, network, parameters } = buildScenario(scenario)
  const run = new Machine({
    dataset,
    train: split.train,
    network,
    parameters,
    training: scenario.training,
    activations: scenario.network.activations,
  })
  const hash = run.hash()
  run.begin(true)
  run.accumulate(5)
  run.drop()
  expect(run.hash()).toBe(hash)
})
