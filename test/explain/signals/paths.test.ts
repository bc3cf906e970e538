import { expect, test } from 'vitest'
import { createGenerator, integerBelow, normal } from '../../../src/engine/arithmetic/random'
import { initialize } from '../../../src/engine/network/initializers'
import { createNetwork, parameterAt } from '../../../src/engine/network/network'
import { LARGEST_PATHS, LISTED_PATHS, type Paths, pathsFrom } from '../../../src/explain/signals/paths'
import { tries } from '../../support/proof'
import { randomStep, stepOf } from '../random-step'
import { workedStep } from '../worked-network'

const sizeOf = (paths: Paths) => paths.listed.reduce((sum, { product }) => sum + Math.abs(product), Math.abs(paths.rest.sum))

test('w1 of the worked network reaches the loss on two paths, which together are its gradient 0.000438568', () => {
  const paths = pathsFrom(workedStep(), 0, 0)
  expect(paths.count).toBe(2)
  expect(paths.listed.map(({ factors }) => factors.map(({ kind }) => kind))).toEqual([
    ['input', 'slope', 'weight', 'slope', 'lossSlope'],
    ['input', 'slope', 'weight', 'slope', 'lossSlope'],
  ])
  const [first, second] = paths.listed
  const want = [0.05, 0.24130070857232525, 0.4, 0.18681560180895948, 0.7413650695523157]
  for (const [k, { value }] of first.factors.entries()) expect(value).toBeCloseTo(want[k], 12)
  expect(first.product + second.product).toBe(paths.sum)
  expect(paths.sum).toBeCloseTo(0.0004385677344743465, 15)
  expect(paths.gradient).toBeCloseTo(0.0004385677344743465, 15)
  expect(paths.rest).toEqual({ count: 0, sum: 0 })
  expect(paths.shared).toEqual([
    { kind: 'x', sample: 0, unit: 0 },
    { kind: 'slope', sample: 0, layer: 0, unit: 0 },
  ])
  expect(paths.multiplications).toEqual({ apart: 8, together: 6 })
})

test('over random networks, losses, batches and masks the paths of a parameter add up to its part of the gradient', () => {
  const generator = createGenerator(3)
  let dropped = 0
  let cut = 0
  for (let round = 0; round < tries(200, 1000); round++) {
    const context = randomStep(generator)
    const { network, trace } = context
    const parameter = integerBelow(generator, round % 2 === 0 ? network.layers[0].b : network.parameterCount)
    const sample = integerBelow(generator, trace.rows.length)
    const paths = pathsFrom(context, parameter, sample)
    const { layer, to } = parameterAt(network, parameter)
    const tolerance = 1e-10 * Math.abs(paths.gradient) + 1e-15 * (1 + sizeOf(paths))
    expect(Math.abs(paths.sum - paths.gradient)).toBeLessThanOrEqual(tolerance)
    const listed = paths.listed.reduce((sum, { product }) => sum + product, 0)
    expect(Math.abs(listed + paths.rest.sum - paths.sum)).toBeLessThanOrEqual(tolerance)
    expect(paths.count).toBe(network.layers.slice(layer + 1).reduce((product, { out }) => product * out, 1))
    expect(paths.listed.length).toBe(paths.count <= LISTED_PATHS ? paths.count : LARGEST_PATHS)
    expect(paths.rest.count + paths.listed.length).toBe(paths.count)
    if (paths.count > LISTED_PATHS) cut++
    for (const { units, factors, product } of paths.listed) {
      expect(units[0]).toBe(to)
      expect(factors.reduce((sum, { value }) => sum * value, 1)).toBe(product)
      if (units.some((unit, k) => trace.mask[layer + k]?.[sample * network.layers[layer + k].out + unit] === 0)) {
        dropped++
        expect(Math.abs(product)).toBe(0)
      }
    }
  }
  expect(dropped).toBeGreaterThan(tries(100, 500))
  expect(cut).toBeGreaterThan(tries(20, 100))
})

test('of more than 64 paths the 12 largest are listed, by size', () => {
  const generator = createGenerator(8)
  const network = createNetwork([2, 5, 6, 5, 3], ['tanh', 'sigmoid', 'elu', 'softmax'])
  const x = [[0.3, -0.8]]
  const parameters = initialize(network, { kind: 'normal' }, generator)
  const context = stepOf({ network, loss: 'cce', x, y: [[0, 1, 0]], parameters, keep: 0.8, seed: 12 })
  const paths = pathsFrom(context, 3, 0)
  expect(paths.count).toBe(90)
  const all: number[] = []
  const { trace } = context
  const slope = [
    (unit: number) => 1 - trace.a[0][unit] * trace.a[0][unit],
    (unit: number) => trace.a[1][unit] * (1 - trace.a[1][unit]),
    (unit: number) => (trace.z[2][unit] > 0 ? 1 : Math.exp(trace.z[2][unit])),
  ].map((f, layer) => (unit: number) => (f(unit) * trace.mask[layer]![unit]) / trace.keep)
  const w = (layer: number, to: number, from: number) => trace.before[network.layers[layer].W + to * network.layers[layer].in + from]
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 5; j++) {
      for (let k = 0; k < 3; k++) {
        all.push(x[0][1] * slope[0](1) * w(1, i, 1) * slope[1](i) * w(2, j, i) * slope[2](j) * w(3, k, j) * trace.delta[3][k])
      }
    }
  }
  const want = all.sort((a, b) => Math.abs(b) - Math.abs(a)).slice(0, 12)
  for (const [k, { product }] of paths.listed.entries()) expect(product).toBeCloseTo(want[k], 12)
  expect(paths.rest.count).toBe(78)
  expect(paths.listed[0].product).not.toBe(0)
})

test('a factor says on how many paths it lies, and the counts are those of the full list', () => {
  const network = createNetwork([2, 3, 2, 3], ['tanh', 'tanh', 'linear'])
  const parameters = initialize(network, { kind: 'normal' }, createGenerator(2))
  const context = stepOf({ network, loss: 'mse', x: [[1, 2]], y: [[0, 0, 1]], parameters, learningRate: 0.01 })
  const { listed, shared } = pathsFrom(context, 1, 0)
  expect(listed.length).toBe(6)
  const counts = new Map<string, number>()
  const keys = listed.flatMap(({ factors }) => factors.map(({ quantity }) => JSON.stringify(quantity)))
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { factors } of listed) {
    for (const { quantity, paths } of factors) {
      expect(paths).toBe(counts.get(JSON.stringify(quantity)))
      expect(shared.some((other) => JSON.stringify(other) === JSON.stringify(quantity))).toBe(paths > 1)
    }
  }
})

test('a bias starts with a derivative of 1, which no record holds', () => {
  const context = workedStep()
  const { listed, sum } = pathsFrom(context, 4, 0)
  expect(listed[0].factors[0]).toEqual({ kind: 'input', quantity: null, value: 1, paths: 2 })
  expect(sum).toBeCloseTo(0.00877135468948693, 15)
})

test('more paths than there are atoms are counted, and the largest found, within half a second', () => {
  const generator = createGenerator(4)
  const sizes = [4, ...Array.from({ length: 11 }, () => 100), 2]
  const network = createNetwork(sizes, [...Array.from({ length: 11 }, () => 'tanh' as const), 'linear'])
  const parameters = initialize(network, { kind: 'xavier' }, generator)
  const x = [Array.from({ length: 4 }, () => normal(generator))]
  const context = stepOf({ network, loss: 'mse', x, y: [[1, 0]], parameters, learningRate: 0.01 })
  const started = performance.now()
  const paths = pathsFrom(context, 0, 0)
  expect(performance.now() - started).toBeLessThan(500)
  expect(paths.count / 2e20).toBeCloseTo(1, 12)
  expect(paths.enumerated).toBe(false)
  expect(paths.sum).toBe(paths.gradient)
  expect(paths.listed.length).toBe(12)
  const sizesFound = paths.listed.map(({ product }) => Math.abs(product))
  expect(sizesFound).toEqual([...sizesFound].sort((a, b) => b - a))
  expect(sizesFound[11]).toBeGreaterThan(0)
  expect(paths.multiplications.together).toBeLessThan(110_000)
})
