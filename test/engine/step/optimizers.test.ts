import { expect, test } from 'vitest'
import { createNetwork } from '../../../src/engine/network/network'
import { addDecay, createOptimizerState, type OptimizerSpec, optimizerUpdate, stateNames } from '../../../src/engine/step/optimizers'
import { addPenaltyGradient, type PenaltySpec, penaltyValue, stopsAtZero } from '../../../src/engine/step/penalties'
import { scheduledRate, scheduleSpan } from '../../../src/engine/step/schedules'

const OPTIMIZERS: readonly OptimizerSpec[] = [
  { kind: 'sgd' },
  { kind: 'momentum', beta: 0.9 },
  { kind: 'nesterov', beta: 0.9 },
  { kind: 'rmsprop', rho: 0.9, eps: 1e-8 },
  { kind: 'adagrad', eps: 1e-10 },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
  { kind: 'adamw', beta1: 0.9, beta2: 0.999, eps: 1e-8, decay: 0.01 },
]

test.each(OPTIMIZERS)('$kind moves nothing where the gradient has always been 0, and gives no −0', (spec) => {
  const state = createOptimizerState(spec, 1)
  const update = Float64Array.of(9)
  for (let t = 0; t < 3; t++) optimizerUpdate(spec, state, Float64Array.of(0), 0.1, update)
  expect(Object.is(update[0], 0)).toBe(true)
  expect(state.arrays.length).toBe(stateNames(spec).length)
})

test.each(OPTIMIZERS)('$kind goes on from a copied state as if it had not been stopped', (spec) => {
  const walk = (stopped: boolean) => {
    let state = createOptimizerState(spec, 2)
    const seen: number[] = []
    const update = new Float64Array(2)
    for (let t = 0; t < 6; t++) {
      if (stopped && t === 3) state = structuredClone(state)
      optimizerUpdate(spec, state, Float64Array.of(1 / (t + 1), t - 2.5), 0.1, update)
      seen.push(...update)
    }
    return seen
  }
  expect(walk(true)).toEqual(walk(false))
})

test('the first step of adam is the learning rate against the sign of the gradient', () => {
  const spec = { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-12 } as const
  const update = new Float64Array(2)
  optimizerUpdate(spec, createOptimizerState(spec, 2), Float64Array.of(3, -0.02), 0.01, update)
  expect(update[0]).toBeCloseTo(-0.01, 9)
  expect(update[1]).toBeCloseTo(0.01, 9)
})

/**
 * torch.optim.AdamW (2.x, amsgrad off, maximize off) written out: p ← p·(1 − lr·wd), then m, v and p ← p − lr·m̂/(√v̂ + ε), where PyTorch
 * divides √v by √(1 − β2^t). Weights here decay, biases do not: that is its weight_decay=0 for a group of the biases.
 */
function torchAdamW(p: number, gradients: readonly number[], lr: number, wd: number, eps: number): number[] {
  const [beta1, beta2] = [0.9, 0.999]
  let [m, v] = [0, 0]
  return gradients.map((g, k) => {
    p *= 1 - lr * wd
    m += (g - m) * (1 - beta1)
    v = v * beta2 + g * g * (1 - beta2)
    const stepSize = lr / (1 - beta1 ** (k + 1))
    p -= (stepSize * m) / (Math.sqrt(v) / Math.sqrt(1 - beta2 ** (k + 1)) + eps)
    return p
  })
}

test('AdamW does what PyTorch publishes: decay apart from the gradient, on weights; on biases it is Adam', () => {
  const [lr, decay, eps] = [0.1, 0.5, 1e-8]
  const network = createNetwork([1, 1], ['linear'])
  const spec = { kind: 'adamw', beta1: 0.9, beta2: 0.999, eps, decay } as const
  const state = createOptimizerState(spec, 2)
  const parameters = Float64Array.of(2, 2)
  const gradients = [0.5, -1, 0.25, 3]
  const seen = gradients.map((g) => {
    const update = new Float64Array(2)
    optimizerUpdate(spec, state, Float64Array.of(g, g), lr, update)
    addDecay(spec, network, parameters, lr, update)
    for (const p of [0, 1]) parameters[p]! += update[p]!
    return [...parameters]
  })
  const [weight, bias] = [torchAdamW(2, gradients, lr, decay, eps), torchAdamW(2, gradients, lr, 0, eps)]
  for (const [k, [w, b]] of seen.entries()) {
    expect(w).toBeCloseTo(weight[k]!, 12)
    expect(b).toBeCloseTo(bias[k]!, 12)
  }
  // by hand: 2·(1 − 0.1·0.5) = 1.9, and the first step of Adam is the rate: 1.9 − 0.1; of the bias 2 − 0.1
  expect(seen[0]![0]).toBeCloseTo(1.8, 8)
  expect(seen[0]![1]).toBeCloseTo(1.9, 8)
  // second: m = 0.9·0.05 − 0.1 = −0.055, m̂ = −0.055/0.19; v = 0.999·0.00025 + 0.001, v̂ = v/0.001999; 1.8·0.95 = 1.71
  expect(seen[1]![0]).toBeCloseTo(1.71 + (0.1 * (0.055 / 0.19)) / Math.sqrt(0.00124975 / 0.001999), 8)
})

test('penalty gradients are the slopes of the penalty, and 0 for biases', () => {
  const network = createNetwork([2, 2, 1], ['tanh', 'linear'])
  const parameters = Float64Array.of(0.5, -1, 2, 0.25, 3, -3, 1.5, -0.75, 4)
  const penalties: PenaltySpec[] = [
    { kind: 'none' },
    { kind: 'l2', form: 'half', lambda: 0.1 },
    { kind: 'l2', form: 'plain', lambda: 0.1 },
    { kind: 'l2', form: 'nielsen', lambda: 0.1 },
    { kind: 'l1', form: 'plain', lambda: 0.1 },
    { kind: 'l1', form: 'nielsen', lambda: 0.1 },
    { kind: 'l1', form: 'orthant', lambda: 0.1 },
  ]
  for (const spec of penalties) {
    const gradient = new Float64Array(9)
    addPenaltyGradient(spec, network, parameters, 7, gradient)
    for (let p = 0; p < 9; p++) {
      const moved = (by: number) => penaltyValue(spec, network, parameters.with(p, parameters[p] + by), 7)
      expect(gradient[p]).toBeCloseTo((moved(1e-4) - moved(-1e-4)) / 2e-4, 8)
    }
    expect([gradient[4], gradient[5], gradient[8]]).toEqual([0, 0, 0])
    expect(penaltyValue(spec, network, parameters, 7) > 0).toBe(spec.kind !== 'none')
  }
})

test('at 0 the orthant form of L1 leaves what of the data gradient it cannot hold', () => {
  const network = createNetwork([3, 1], ['linear'])
  const spec = { kind: 'l1', form: 'orthant', lambda: 0.5 } as const
  const total = Float64Array.of(0.3, -2, 2, 7)
  addPenaltyGradient(spec, network, Float64Array.of(0, 0, 0, 0), 1, total)
  expect([...total]).toEqual([0, -1.5, 1.5, 7])
  expect(stopsAtZero(spec, 0.1, -0.1)).toBe(true)
  expect(stopsAtZero(spec, -0.1, 0.1)).toBe(true)
  expect(stopsAtZero(spec, 0, 0.1)).toBe(false)
  expect(stopsAtZero({ ...spec, form: 'plain' }, 0.1, -0.1)).toBe(false)
})

test('a cosine schedule ends at its minimum and stays there', () => {
  const spec = { kind: 'cosine', steps: 10, minimum: 0.01 } as const
  expect(scheduledRate(spec, 0.1, 0)).toBe(0.1)
  expect(scheduledRate(spec, 0.1, 5)).toBeCloseTo(0.055, 12)
  for (const t of [10, 11, 1e6]) expect(scheduledRate(spec, 0.1, t)).toBe(0.01)
})

test('cosine with warm restarts follows the formula of SGDR, cycle by cycle', () => {
  for (const [length, factor] of [
    [10, 1],
    [10, 2],
    [3, 3],
    [1, 2],
  ] as const) {
    const spec = { kind: 'cosine_restarts', length, factor } as const
    let start = 0
    for (let i = 0; start < 500; i++) {
      const cycle = length * factor ** i // T_i = T_0 · T_mult^i
      for (let t = 0; t < cycle; t++) {
        expect(scheduledRate(spec, 0.4, start + t)).toBeCloseTo(0.5 * 0.4 * (1 + Math.cos((Math.PI * t) / cycle)), 14)
      }
      expect(scheduledRate(spec, 0.4, start)).toBe(0.4) // the restart
      start += cycle
    }
  }
  expect(scheduleSpan({ kind: 'cosine_restarts', length: 10, factor: 3 })).toBe(40) // two cycles
  expect(scheduledRate({ kind: 'cosine_restarts', length: 1, factor: 1 }, 0.4, 1e9)).toBe(0.4)
})
