import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { type InitializerSpec, initialize } from '../../../src/engine/network/initializers'
import { parameterName, unitName } from '../../../src/engine/network/names'
import { biasIndex, createNetwork, parameterAt, weightIndex } from '../../../src/engine/network/network'

test('flat indices and parameters are inverse to each other', () => {
  const network = createNetwork([3, 4, 2], ['tanh', 'softmax'])
  expect(network.parameterCount).toBe(4 * 3 + 4 + 2 * 4 + 2)
  for (let index = 0; index < network.parameterCount; index++) {
    const p = parameterAt(network, index)
    expect(p.kind === 'bias' ? biasIndex(network, p.layer, p.to) : weightIndex(network, p.layer, p.to, p.from)).toBe(index)
  }
  expect(() => parameterAt(network, network.parameterCount)).toThrow(RangeError)
})

test('a network is refused with the value that is wrong', () => {
  expect(() => createNetwork([2], [])).toThrow('not [2]')
  expect(() => createNetwork([2, 1], ['tanh', 'tanh'])).toThrow('1 entries')
  expect(() => createNetwork([2, 0], ['tanh'])).toThrow('not 0')
  expect(() => createNetwork([2, 2, 1], ['softmax', 'tanh'])).toThrow('not to layer 1')
})

test('names count hidden layers only where there are several, and use given input names', () => {
  const shallow = createNetwork([2, 2, 1], ['tanh', 'sigmoid'])
  const deep = createNetwork([2, 2, 3, 1], ['tanh', 'tanh', 'sigmoid'])
  expect(parameterName(shallow, weightIndex(shallow, 0, 1, 0))).toBe('x1→h2')
  expect(parameterName(shallow, biasIndex(shallow, 0, 1))).toBe('b(h2)')
  expect(parameterName(shallow, weightIndex(shallow, 1, 0, 1))).toBe('h2→y1')
  expect(parameterName(deep, weightIndex(deep, 1, 2, 0))).toBe('h1.1→h2.3')
  expect(unitName(deep, 0, 1, ['bill', 'flipper'])).toBe('flipper')
})

test.each<[InitializerSpec, number, number]>([
  [{ kind: 'zero' }, 0, 0],
  [{ kind: 'uniform', range: 0.5 }, 0.5 / Math.sqrt(3), 0.5],
  [{ kind: 'normal' }, 1, 6],
  [{ kind: 'scaled' }, 1 / Math.sqrt(100), 1],
  [{ kind: 'xavier' }, Math.sqrt(2 / 180), Math.sqrt(6 / 180)],
  [{ kind: 'he' }, Math.sqrt(2 / 100), 1],
])('%o gives weights of its spread and biases of 0', (spec, spread, bound) => {
  const network = createNetwork([100, 80], ['tanh'])
  const parameters = initialize(network, spec, createGenerator(7))
  const weights = parameters.slice(0, 8000)
  const mean = weights.reduce((sum, w) => sum + w, 0) / 8000
  const sd = Math.sqrt(weights.reduce((sum, w) => sum + w * w, 0) / 8000)
  expect(Math.abs(mean)).toBeLessThanOrEqual(0.05 * spread)
  expect(Math.abs(sd - spread)).toBeLessThanOrEqual(0.03 * spread)
  expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(bound)
  expect(parameters.slice(8000).every((b) => b === 0)).toBe(true)
})

test('a constant initializer gives its value', () => {
  const network = createNetwork([2, 2], ['tanh'])
  expect([...initialize(network, { kind: 'constant', value: 0.3 }, createGenerator(1))]).toEqual([0.3, 0.3, 0.3, 0.3, 0, 0])
})
