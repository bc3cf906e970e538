import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { createNetwork, weightIndex } from '../../../src/engine/network/network'
import { createOptimizerState, type OptimizerSpec } from '../../../src/engine/step/optimizers'
import { createStepper } from '../../../src/engine/step/step'
import type { StepSettings } from '../../../src/engine/step/step-settings'
import { byEngine, drawSample } from '../../support/oracle'
import { matrixOf } from '../../support/traces'

const OPTIMIZERS: readonly OptimizerSpec[] = [
  { kind: 'sgd' },
  { kind: 'momentum', beta: 0.9 },
  { kind: 'nesterov', beta: 0.9 },
  { kind: 'rmsprop', rho: 0.9, eps: 1e-8 },
  { kind: 'adagrad', eps: 1e-10 },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
]

const SETTINGS: StepSettings = {
  loss: 'mse_half',
  optimizer: { kind: 'sgd' },
  penalty: { kind: 'none' },
  keep: 1,
  trainBiases: true,
  trainingRows: 1,
}

/** One linear unit y = w x + b. */
function lineStepper(x: number, y: number) {
  return createStepper(createNetwork([1, 1], ['linear']), matrixOf([[x]]), matrixOf([[y]]), 1)
}

/** A drawn sample with everything a Stepper needs; 150 rows, so that the work is done in several chunks. */
function longBatch(seed: number, changes: Partial<StepSettings> = {}) {
  const sample = drawSample(seed)
  const rows = Int32Array.from({ length: 150 }, (_, k) => (k * 7) % sample.X.length)
  const stepper = createStepper(sample.network, matrixOf(sample.X), matrixOf(sample.Y), 150)
  const settings = { ...SETTINGS, loss: sample.loss, penalty: sample.penalty, trainingRows: sample.trainingRows, ...changes }
  return { ...sample, rows, stepper, settings }
}

test('a step gives the same bits however its rows are cut into chunks, masks included', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { stepper, rows, settings, parameters } = longBatch(seed, { keep: 0.7 })
    const results = [[150], [1, 149], [64, 65, 150], Array.from({ length: 150 }, (_, k) => k + 1)].map((cuts) => {
      const after = parameters.slice()
      const generator = createGenerator(seed)
      stepper.begin(after, rows, settings, generator)
      let from = 0
      for (const to of cuts) {
        stepper.accumulate(from, to)
        from = to
      }
      stepper.accumulate(from, 150)
      const outcome = { ...stepper.apply(createOptimizerState(settings.optimizer, after.length), 0.1) }
      return { after, outcome, words: [...generator.state] }
    })
    for (const result of results) expect(result).toEqual(results[0])
  }
})

test('the trace of a step shows the arrays of the step itself, bit for bit', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const optimizer = OPTIMIZERS[seed % OPTIMIZERS.length]
    const { stepper, rows, settings, parameters, network } = longBatch(seed, { keep: seed % 2 ? 0.6 : 1, optimizer })
    const state = createOptimizerState(optimizer, parameters.length)
    const before = parameters.slice()
    stepper.begin(parameters, rows, settings, createGenerator(seed), { record: true })
    stepper.accumulate(0, 150)
    const outcome = { ...stepper.apply(state, 0.05) }
    const all = stepper.trace(9, 'all')
    expect(all).toMatchObject({ step: 9, rows, learningRate: 0.05, before, after: parameters, update: stepper.update })
    expect(all).toMatchObject({ dataLoss: outcome.dataLoss, penalty: outcome.penalty, totalLoss: outcome.totalLoss })
    for (const [p, update] of all.update.entries()) expect(all.after[p]).toBe(before[p] + update)
    for (const [p, g] of all.totalGradient.entries()) expect(g).toBe(all.dataGradient[p] + all.penaltyGradient[p])
    for (const [k, array] of Object.values(all.state).entries()) expect(array).toEqual(state.arrays[k])
    // gradients by summing the shown node errors in sample order
    for (const [l, layer] of network.layers.entries()) {
      const input = l === 0 ? all.x : (all.dropped[l - 1] ?? all.a[l - 1])
      for (let j = 0; j < layer.out; j++) {
        let bias = 0
        let weight = 0
        for (let s = 0; s < 150; s++) {
          bias += all.delta[l][s * layer.out + j]
          weight += all.delta[l][s * layer.out + j] * input[s * layer.in]
        }
        expect(all.dataGradient[layer.b + j]).toBe(bias)
        expect(all.dataGradient[weightIndex(network, l, j, 0)]).toBe(weight)
      }
    }
    const one = stepper.trace(9, Int32Array.of(77))
    const last = network.layers.length - 1
    expect([...one.included]).toEqual([77])
    for (const key of ['z', 'a', 'delta'] as const) {
      const width = network.layers[last].out
      expect(one[key][last]).toEqual(all[key][last].slice(77 * width, 78 * width))
    }
  }
})

test('a recorded trace does not change when the next step is made', () => {
  const { stepper, rows, settings, parameters } = longBatch(5, { keep: 0.5 })
  const state = createOptimizerState(settings.optimizer, parameters.length)
  const generator = createGenerator(1)
  const make = () => {
    stepper.begin(parameters, rows, settings, generator, { record: true })
    stepper.accumulate(0, 150)
    stepper.apply(state, 0.1)
  }
  make()
  const trace = stepper.trace(0, 'all')
  const copy = structuredClone(trace)
  make()
  expect(trace).toEqual(copy)
})

test('a trace is refused when the step was not recorded', () => {
  const stepper = lineStepper(1, 1)
  stepper.begin(Float64Array.of(1, 0), Int32Array.of(0), SETTINGS, null)
  stepper.accumulate(0, 1)
  stepper.apply(createOptimizerState(SETTINGS.optimizer, 2), 0.1)
  expect(() => stepper.trace(0, 'all')).toThrow('record')
})

test.each([
  ['loss', 1e200, 1e10, 0.1],
  ['gradient of x1→y1', 1e200, 1e-60, 0.1],
  ['weight x1→y1', 1e100, 1e-20, 1e250],
  ['bias b(y1)', 1e-200, 1e150, 1e200],
])('a step with an infinite %s is not committed and names it', (name, x, w, rate) => {
  for (const optimizer of OPTIMIZERS.slice(0, 3)) {
    const stepper = lineStepper(x, 0)
    const parameters = Float64Array.of(w, name.startsWith('bias') ? 1e150 : 0)
    const before = parameters.slice()
    const state = createOptimizerState(optimizer, 2)
    state.arrays[0]?.fill(0.25)
    const kept = structuredClone(state)
    stepper.begin(parameters, Int32Array.of(0), { ...SETTINGS, optimizer }, null)
    stepper.accumulate(0, 1)
    expect(stepper.apply(state, rate).badTensor).toBe(name)
    expect(parameters).toEqual(before)
    expect(state).toEqual(kept)
  }
})

test('optimizer state that overflows is named and rolled back', () => {
  const stepper = lineStepper(1, -1e160)
  const optimizer: OptimizerSpec = { kind: 'adagrad', eps: 1e-10 }
  const state = createOptimizerState(optimizer, 2)
  const parameters = Float64Array.of(0, 0)
  stepper.begin(parameters, Int32Array.of(0), { ...SETTINGS, optimizer, loss: 'mse_half' }, null)
  stepper.accumulate(0, 1)
  expect(stepper.apply(state, 0.1).badTensor).toBe('loss') // (1e160)² is infinite already
  const sigmoid = createStepper(createNetwork([1, 1], ['sigmoid']), matrixOf([[1e200]]), matrixOf([[1]]), 1)
  sigmoid.begin(parameters, Int32Array.of(0), { ...SETTINGS, optimizer, loss: 'bce' }, null)
  sigmoid.accumulate(0, 1)
  expect(sigmoid.apply(state, 0.1).badTensor).toBe('square of x1→y1')
  expect([...state.arrays[0], ...parameters]).toEqual([0, 0, 0, 0])
})

test('fixed biases have a gradient, but no total gradient, no update, under every optimizer', () => {
  for (const optimizer of OPTIMIZERS) {
    for (let seed = 1; seed <= 10; seed++) {
      const { stepper, rows, settings, parameters, network } = longBatch(seed, { optimizer, trainBiases: false })
      const before = parameters.slice()
      stepper.begin(parameters, rows, settings, null, { record: true })
      stepper.accumulate(0, 150)
      stepper.apply(createOptimizerState(optimizer, parameters.length), 0.1)
      const trace = stepper.trace(0, 'all')
      for (const { b, out } of network.layers) {
        const end = b + out
        expect(trace.totalGradient.slice(b, end).every((value) => Object.is(value, 0))).toBe(true)
        expect(trace.update.slice(b, end).every((value) => Object.is(value, 0))).toBe(true)
        expect(parameters.slice(b, end)).toEqual(before.slice(b, end))
      }
      const last = network.layers[network.layers.length - 1]
      expect(trace.dataGradient.slice(last.b, last.b + last.out).some((value) => value !== 0)).toBe(true)
    }
  }
})

test('masks are drawn sample by sample, keep 1 draws none, and about keep of the units stay', () => {
  const network = createNetwork([1, 50, 30, 1], ['tanh', 'tanh', 'linear'])
  const stepper = createStepper(network, matrixOf([[1]]), matrixOf([[1]]), 100)
  const parameters = new Float64Array(network.parameterCount).fill(0.01)
  const rows = new Int32Array(100)
  const generator = createGenerator(3)
  const start = [...generator.state]
  const make = (keep: number, count: number) => {
    stepper.begin(parameters.slice(), rows.slice(0, count), { ...SETTINGS, keep }, generator, { record: true })
    stepper.accumulate(0, count)
    stepper.apply(createOptimizerState(SETTINGS.optimizer, parameters.length), 0.1)
    return stepper.trace(0, 'all')
  }
  expect(make(1, 100).mask).toEqual([null, null, null])
  expect([...generator.state]).toEqual(start)
  const { mask } = make(0.8, 100)
  expect(mask[2]).toBe(null)
  const kept = [mask[0], mask[1]].flatMap((layer) => [...(layer ?? [])])
  expect(kept.length).toBe(8000)
  expect(Math.abs(kept.reduce((sum, value) => sum + value, 0) / 8000 - 0.8)).toBeLessThan(0.02)
  generator.state.set(start)
  const first = make(0.8, 1).mask // the first sample's masks do not depend on the batch
  expect(first[0]).toEqual(mask[0]?.slice(0, 50))
  expect(first[1]).toEqual(mask[1]?.slice(0, 30))
})

test('gradient norms are the Euclidean norms of the layers', () => {
  const sample = drawSample(8)
  const { gradient } = byEngine(sample)
  const stepper = createStepper(sample.network, matrixOf(sample.X), matrixOf(sample.Y), sample.rows.length)
  stepper.totalGradient.set(gradient)
  const want = sample.network.layers.map(({ W, b, out }) => Math.hypot(...gradient.slice(W, b + out)))
  for (const [l, norm] of stepper.gradientNorms().entries()) expect(norm).toBeCloseTo(want[l], 12)
})

test('misuse is refused in words', () => {
  const network = createNetwork([1, 1], ['linear'])
  expect(() => createStepper(network, matrixOf([[1, 2]]), matrixOf([[1]]), 1)).toThrow('1 inputs, the data 2')
  expect(() => createStepper(network, matrixOf([[1]]), matrixOf([[1, 0]]), 1)).toThrow('1 outputs, the data 2')
  const stepper = lineStepper(1, 1)
  const parameters = Float64Array.of(1, 0)
  expect(() => stepper.begin(parameters, new Int32Array(2), SETTINGS, null)).toThrow('1 to 1 rows, not 2')
  expect(() => stepper.begin(parameters, Int32Array.of(0), { ...SETTINGS, loss: 'bce' }, null)).toThrow(
    'bce needs a sigmoid output, not linear',
  )
  expect(() => stepper.begin(parameters, Int32Array.of(0), { ...SETTINGS, loss: 'cce' }, null)).toThrow('cce needs a softmax output')
  stepper.begin(parameters, Int32Array.of(0), SETTINGS, null)
  expect(() => stepper.apply(createOptimizerState(SETTINGS.optimizer, 2), 0.1)).toThrow('after 0 of 1 rows')
})
