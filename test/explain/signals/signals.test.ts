import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import { createGenerator, normal } from '../../../src/engine/arithmetic/random'
import { type Activation, activate } from '../../../src/engine/network/activations'
import { drawnDeviation, type InitializerSpec, initialize } from '../../../src/engine/network/initializers'
import { binaryCrossEntropy } from '../../../src/engine/network/losses'
import { createNetwork, PINNED_IN, PINNED_OUT, type Pin } from '../../../src/engine/network/network'
import { probe } from '../../../src/engine/step/probe'
import type { StepTrace } from '../../../src/engine/step/step-trace'
import { spreadOf } from '../../../src/explain/signals/distribution'
import { equalProof, equalSentence } from '../../../src/explain/signals/equal-proof'
import { logitPoint, lossesAt, timesAsSteep } from '../../../src/explain/signals/logit-slope'
import { pathsFrom } from '../../../src/explain/signals/paths'
import { strongestPath } from '../../../src/explain/signals/strongest-path'
import { createDriver, openIn } from '../../support/session-driver'
import { stepOf } from '../random-step'

function drawn(sizes: readonly number[], activations: readonly Activation[], seed: number, pins: readonly (readonly Pin[])[] = []) {
  const network = createNetwork(sizes, activations, pins)
  return { network, parameters: initialize(network, { kind: 'normal' }, createGenerator(seed)) }
}

test('the strongest path is the largest of all that pathsFrom lists from the first weights, factor by factor', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const squared = seed % 2 === 0
    const { network, parameters } = drawn([2, 3, 2, 2, 1], ['sigmoid', 'tanh', 'relu', 'sigmoid'], seed)
    const generator = createGenerator(seed + 100)
    const x = [normal(generator), normal(generator)]
    const loss = squared ? 'sse_half' : 'bce'
    const matrix = (values: readonly number[]) => ({ rows: 1, columns: values.length, values: Float64Array.from(values) })
    const seen = probe(network, parameters, matrix(x), matrix([1]), 0, loss, 0)
    const path = strongestPath(network, loss, seen, parameters)
    const context = stepOf({ network, loss, x: [x], y: [[1]], parameters })
    const all = Array.from({ length: 6 }, (_, weight) => pathsFrom(context, weight, 0).listed.map(({ product }) => product)).flat()
    expect(Math.abs(path.product)).toBeCloseTo(Math.max(...all.map(Math.abs)), 14)
    const listed = pathsFrom(context, path.start, 0).listed.find(
      ({ units }) =>
        units.join() ===
        path.steps
          .map(({ unit }) => unit)
          .toReversed()
          .join(),
    )
    expect(path.product).toBeCloseTo(listed!.product, 14)
    expect(Number.isNaN(path.steps[0]!.slope)).toBe(!squared)
  }
})

test('the strongest path goes round a unit that is pinned out', () => {
  let turned = 0
  for (let seed = 1; seed <= 20; seed++) {
    const unitOf = (pins: readonly (readonly Pin[])[]) => {
      const { network, parameters } = drawn([2, 3, 1], ['sigmoid', 'sigmoid'], seed, pins)
      const x = { rows: 1, columns: 2, values: Float64Array.of(0.4, -0.7) }
      const y = { rows: 1, columns: 1, values: Float64Array.of(1) }
      return strongestPath(network, 'bce', probe(network, parameters, x, y, 0, 'bce', 0), parameters).steps[1]!.unit
    }
    if (unitOf([]) === 0) turned += 1
    expect(unitOf([[PINNED_OUT, 0, 0]])).not.toBe(0)
  }
  expect(turned).toBeGreaterThan(0)
})

test('through four hidden sigmoid layers the slopes alone stay below 0.25 to the fourth', () => {
  const { network, parameters } = drawn([2, 4, 4, 4, 4, 1], ['sigmoid', 'sigmoid', 'sigmoid', 'sigmoid', 'sigmoid'], 3)
  const seen = probe(
    network,
    parameters,
    { rows: 1, columns: 2, values: Float64Array.of(0.4, -0.7) },
    { rows: 1, columns: 1, values: Float64Array.of(1) },
    0,
    'bce',
    0,
  )
  const { steps } = strongestPath(network, 'bce', seen, parameters)
  expect(steps.map(({ bound }) => bound)).toEqual([1, 0.25, 0.0625, 0.015625, 0.00390625])
  for (const { slopes, bound } of steps) expect(slopes).toBeLessThanOrEqual(bound)
})

test('with all weights 0 there is a path too, of product 0', () => {
  const network = createNetwork([2, 2, 1], ['sigmoid', 'sigmoid'])
  const parameters = new Float64Array(network.parameterCount)
  const seen = probe(
    network,
    parameters,
    { rows: 1, columns: 2, values: Float64Array.of(1, 2) },
    { rows: 1, columns: 1, values: Float64Array.of(1) },
    0,
    'bce',
    0,
  )
  expect(Math.abs(strongestPath(network, 'bce', seen, parameters).product)).toBe(0)
})

test('a badly wrong sigmoid, z = 4 for target 0: (a − t)·a(1 − a) = 0.01734 under half the squared error, a − t = 0.982 under cross-entropy', () => {
  const [z, y] = [Float64Array.of(4), Float64Array.of(0)]
  const a = activate('sigmoid', 4)
  expect(logitPoint('sse_half', 'sigmoid', z, y, 0, 4).slope).toBeCloseTo(a * a * (1 - a), 15)
  expect(logitPoint('sse_half', 'sigmoid', z, y, 0, 4).slope).toBeCloseTo(0.017345, 5)
  expect(logitPoint('bce', 'sigmoid', z, y, 0, 4)).toMatchObject({ slope: a, loss: binaryCrossEntropy(4, 0) })
})

test('at a sigmoid the cross-entropy is 1/(a(1−a)) times as steep as half the squared error', () => {
  const [z, y] = [Float64Array.of(4), Float64Array.of(0)]
  const { a } = logitPoint('bce', 'sigmoid', z, y, 0, 4)
  expect(timesAsSteep('bce', 'sse_half', 'sigmoid', z, y, 0)).toBeCloseTo(1 / (a * (1 - a)), 10)
  expect(timesAsSteep('sse_half', 'bce', 'sigmoid', z, y, 0)).toBeCloseTo(a * (1 - a), 14)
})

test('dL/dz is the slope of the loss, by central differences, of every loss that goes with each function', () => {
  const cases: readonly (readonly [Activation, readonly number[]])[] = [
    ['sigmoid', [1, 0]],
    ['softmax', [0, 1, 0]],
    ['tanh', [0.5]],
    ['linear', [2, 1]],
  ]
  const h = 1e-5
  let compared = 0
  for (const [output, targets] of cases) {
    const y = Float64Array.from(targets)
    const z = Float64Array.from(targets, (_, k) => 0.7 - 0.9 * k)
    for (const loss of lossesAt(output, 'mse')) {
      for (const at of [-3, -0.2, 1.5]) {
        const lossAt = (value: number) => logitPoint(loss, output, z, y, 0, value).loss
        expect(logitPoint(loss, output, z, y, 0, at).slope).toBeCloseTo((lossAt(at + h) - lossAt(at - h)) / (2 * h), 8)
        compared += 1
      }
    }
  }
  expect(compared).toBe(18)
  expect(lossesAt('sigmoid', 'bce')).toEqual(['mse_half', 'bce'])
  expect(lossesAt('softmax', 'sse_half')).toEqual(['sse_half', 'cce'])
  expect(lossesAt('step', 'perceptron')).toEqual(['perceptron'])
})

test.each<InitializerSpec>([
  { kind: 'zero' },
  { kind: 'constant', value: 0.3 },
  { kind: 'uniform', range: 0.5 },
  { kind: 'normal' },
  { kind: 'scaled' },
  { kind: 'xavier' },
  { kind: 'he' },
])('drawn by $kind, 40,000 weights have the spread that its rule aims at', (spec) => {
  const network = createNetwork([200, 200], ['tanh'])
  const weights = initialize(network, spec, createGenerator(5)).subarray(0, 40_000)
  const aim = drawnDeviation(spec, 200, 200)
  expect(Math.abs(spreadOf(weights) - aim)).toBeLessThanOrEqual(0.02 * aim)
})

test('Xavier counts inputs and outputs, He only inputs', () => {
  expect(drawnDeviation({ kind: 'xavier' }, 2, 6)).toBe(0.5)
  expect(drawnDeviation({ kind: 'he' }, 8, 100)).toBe(0.5)
  expect(drawnDeviation({ kind: 'scaled' }, 4, 100)).toBe(0.5)
})

/** The record of a step of the zero weights, asked for as the page does. */
function traceOf(step: number): StepTrace {
  const driver = createDriver((event) => {
    if (event.type === 'frame') driver.send({ type: 'painted', run: 1 })
  })
  openIn(driver, 1, { ...presetDocument('zero-weights'), step })
  driver.send({ type: 'trace', run: 1, step, request: 1 })
  driver.settle()
  return driver.of('trace').at(-1)!.trace!
}

test('zero weights: before the first step and at step 1,000 the proof holds in weights, gradients and updates', () => {
  const network = createNetwork([2, 4, 1], ['sigmoid', 'sigmoid'])
  for (const step of [0, 1000]) {
    const trace = traceOf(step)
    expect(trace.step).toBe(step)
    const proof = equalProof(network, trace, 0, [0, 1, 2, 3])
    expect(proof).toMatchObject({ outgoing: true, before: true, gradient: true, update: true })
    expect(equalSentence(proof)).toMatch(/They are equal after it again, and so on forever\.$/)
    expect(proof.rows.map(({ from, parameters }) => [from, ...parameters])).toEqual([
      [0, 0, 2, 4, 6],
      [1, 1, 3, 5, 7],
      [null, 8, 9, 10, 11],
    ])
    if (step > 0) expect(trace.before[0]).not.toBe(0)
  }
})

test('equal units with other outgoing weights get other gradients: the proof says that they part', () => {
  const network = createNetwork([1, 2, 1], ['tanh', 'linear'])
  const { trace } = stepOf({ network, loss: 'mse', x: [[1]], y: [[1]], parameters: Float64Array.of(0.5, 0.5, 0, 0, 1, 2, 0) })
  const proof = equalProof(network, trace, 0, [0, 1])
  expect(proof).toMatchObject({ outgoing: false, before: true, gradient: false, update: false })
  expect(equalSentence(proof)).toBe('Their outgoing weights differ, so their gradients differ: this step parts them.')
})

const HALVES = { loss: 'mse', x: [[1]], y: [[1]], parameters: Float64Array.of(0.5, 0.5, 0.5, 0, 0, 0, 0.5, 0.5, 0.5, 0) } as const
const halves = (pins: readonly (readonly Pin[])[] = []) => createNetwork([1, 3, 1], ['tanh', 'linear'], pins)

test('under dropout the masks part equal units, and where all have the same mask they are not equal forever', () => {
  const said = new Set<string>()
  for (let seed = 1; seed <= 40; seed++) {
    const { trace } = stepOf({ ...HALVES, network: halves(), keep: 0.5, seed })
    const alike = new Set(trace.mask[0]).size === 1
    const sentence = equalSentence(equalProof(halves(), trace, 0, [0, 1, 2]))
    said.add(sentence)
    if (alike) expect(sentence).toMatch(/They are equal after it again, until a mask drops one and keeps another\.$/)
    else
      expect(sentence).toBe(
        'Their outgoing weights are equal, but dropout’s masks for them differ, so their gradients differ: this step parts them.',
      )
  }
  expect(said.size).toBe(2)
})

test('pins part equal units, units pinned in have no mask to part them, and the memory of an optimizer is named', () => {
  const wordsFor = (pins: readonly Pin[], more: object = {}) => {
    const network = halves([pins])
    return equalSentence(equalProof(network, stepOf({ ...HALVES, network, ...more }).trace, 0, [0, 1, 2]))
  }
  expect(wordsFor([PINNED_OUT, 0, 0])).toBe(
    'Their outgoing weights are equal, but they are not pinned alike, so their gradients differ: this step parts them.',
  )
  expect(wordsFor([PINNED_IN, PINNED_IN, PINNED_IN], { keep: 0.5 })).toMatch(/and so on forever\.$/)
  expect(wordsFor([0, 0, 0], { optimizer: { kind: 'momentum', beta: 0.9 }, state: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0] })).toBe(
    'Their gradients are equal, but what the optimizer remembers of earlier ones differs: this step parts them.',
  )
})
