import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { createNetwork } from '../../../src/engine/network/network'
import { stateNames } from '../../../src/engine/step/optimizers'
import type { StepContext } from '../../../src/explain/context'
import { derive } from '../../../src/explain/derive/derive'
import { keyOf } from '../../../src/explain/key-of'
import type { Level, Operation } from '../../../src/explain/operations/operation'
import { createOperations } from '../../../src/explain/operations/operations'
import type { Quantity } from '../../../src/explain/quantity'
import { tries } from '../../support/proof'
import { quantitiesOf } from '../all-quantities'
import { anyStep } from '../any-step'

const LEVELS: readonly Level[] = ['operation', 'unit', 'layer', 'phase', 'sample', 'step']
const generator = createGenerator(3)
const steps = Array.from({ length: tries(40, 120) }, () => anyStep(generator))

/** The operations written down one after the other, as the order is described. */
function listed({ network, trace, penalty, trainBiases }: StepContext): Operation[] {
  const list: Operation[] = []
  const m = trace.rows.length
  const last = network.layers.length - 1
  const add = (kind: Operation['kind'], phase: Operation['phase'], result: Quantity | null, at: Partial<Operation> = {}) =>
    list.push({ kind, phase, result, sample: null, layer: null, unit: null, parameter: null, state: null, ...at, index: list.length })
  const trained = (layer: number, unit: number) => {
    const { in: n, W, b } = network.layers[layer]!
    const weights = Array.from({ length: n }, (_, k) => ({ parameter: W + unit * n + k, isWeight: true }))
    return trainBiases ? [...weights, { parameter: b + unit, isWeight: false }] : weights
  }
  for (let sample = 0; sample < m; sample++) {
    add('input', 'forward', null, { sample })
    for (const [layer, { out, activation }] of network.layers.entries()) {
      const at = (unit: number) => ({ sample, layer, unit })
      const sum = (unit: number) => add('sum', 'forward', { kind: 'z', ...at(unit) }, at(unit))
      const activate = (unit: number) => add('activation', 'forward', { kind: 'a', ...at(unit) }, at(unit))
      if (activation === 'softmax') {
        for (let unit = 0; unit < out; unit++) sum(unit)
        for (let unit = 0; unit < out; unit++) activate(unit)
        continue
      }
      for (let unit = 0; unit < out; unit++) {
        sum(unit)
        activate(unit)
        if (trace.mask[layer]) add('mask', 'forward', { kind: 'dropped', ...at(unit) }, at(unit))
      }
    }
    add('loss', 'forward', { kind: 'sampleLoss', sample }, { sample })
    for (let layer = last; layer >= 0; layer--) {
      const units = Array.from({ length: network.layers[layer]!.out }, (_, unit) => unit)
      const kind = layer === last ? 'output-error' : 'hidden-error'
      for (const unit of units) add(kind, 'backward', { kind: 'delta', sample, layer, unit }, { sample, layer, unit })
      for (const unit of units) {
        for (const { parameter } of trained(layer, unit)) {
          const result: Quantity = m > 1 ? { kind: 'contribution', sample, parameter } : { kind: 'dataGradient', parameter }
          add('contribution', 'backward', result, { sample, layer, unit, parameter })
        }
      }
    }
  }
  if (m > 1) {
    add('batch-loss', 'forward', { kind: 'dataLoss' })
    for (let layer = last; layer >= 0; layer--) {
      for (let unit = 0; unit < network.layers[layer]!.out; unit++) {
        for (const { parameter } of trained(layer, unit)) {
          add('gradient', 'backward', { kind: 'dataGradient', parameter }, { layer, unit, parameter })
        }
      }
    }
  }
  if (penalty.kind !== 'none') add('penalty', 'update', { kind: 'penalty' })
  for (const [layer, { out }] of network.layers.entries()) {
    for (let unit = 0; unit < out; unit++) {
      for (const { parameter, isWeight } of trained(layer, unit)) {
        const at = { layer, unit, parameter }
        if (isWeight && penalty.kind !== 'none') {
          add('penalty-gradient', 'update', { kind: 'penaltyGradient', parameter }, at)
          add('total-gradient', 'update', { kind: 'totalGradient', parameter }, at)
        }
        for (const name of stateNames(trace.optimizer)) add('state', 'update', { kind: 'state', name, parameter }, { ...at, state: name })
        add('update', 'update', { kind: 'update', parameter }, at)
        add('after', 'update', { kind: 'after', parameter }, at)
      }
    }
  }
  add('loss-after', 'update', { kind: 'lossAfter' })
  return list
}

function groupKey({ sample, phase, layer, unit, index }: Operation, level: Level): string {
  const keys = { operation: [index], unit: [sample, phase, layer, unit], layer: [sample, phase, layer], phase: [sample, phase] }
  return String(level === 'step' ? '' : level === 'sample' ? sample : keys[level].join('/'))
}

test('at(i) is the i-th of the operations written down one by one', () => {
  for (const context of steps) {
    const operations = createOperations(context)
    const want = listed(context)
    expect(operations.count('operation')).toBe(want.length)
    expect(want.map((_, index) => operations.at(index))).toEqual(want)
  }
})

test('the groups of every level part the step, each of neighbours that belong together', () => {
  for (const context of steps.slice(0, 60)) {
    const operations = createOperations(context)
    const list = listed(context)
    for (const level of LEVELS) {
      const want: { number: number; from: number; to: number }[] = []
      for (const operation of list) {
        const previous = list[operation.index - 1]
        const apart = previous === undefined || groupKey(previous, level) !== groupKey(operation, level)
        if (apart) want.push({ number: want.length, from: operation.index, to: operation.index + 1 })
        else want.at(-1)!.to++
      }
      expect(operations.count(level), level).toBe(want.length)
      expect(want.map(({ number }) => operations.startOf(level, number))).toEqual(want.map(({ from }) => from))
      for (const group of want) {
        for (let index = group.from; index < group.to; index++) expect(operations.group(level, index)).toEqual(group)
      }
    }
  }
})

test('indexOf finds the operation of every result, and of numbers no operation makes says −1', () => {
  for (const context of steps) {
    const operations = createOperations(context)
    for (let i = 0; i < operations.count('operation'); i++) {
      const { result } = operations.at(i)
      if (result !== null) expect(operations.indexOf(result), keyOf(result)).toBe(i)
    }
    for (const given of ['x', 'y'] as const) expect(operations.indexOf({ kind: given, sample: 0, unit: 0 })).toBe(-1)
    for (const kind of ['batchSize', 'learningRate'] as const) expect(operations.indexOf({ kind })).toBe(-1)
    const bias = context.network.layers[0]!.b
    expect(operations.indexOf({ kind: 'after', parameter: bias }) === -1).toBe(!context.trainBiases)
    expect(operations.indexOf({ kind: 'z', sample: context.trace.rows.length, layer: 0, unit: 0 })).toBe(-1)
  }
})

test('every factor of a number is made before it, or with it', () => {
  for (const context of steps) {
    const operations = createOperations(context)
    for (const quantity of quantitiesOf(context)) {
      const made = operations.indexOf(quantity)
      if (made < 0) continue
      for (const factor of derive(context, quantity).factors) expect(operations.indexOf(factor), keyOf(factor)).toBeLessThanOrEqual(made)
    }
  }
})

test('784-30-10 with a batch of 10 has its operations counted, and each found, without listing them', () => {
  const network = createNetwork([784, 30, 10], ['sigmoid', 'softmax'])
  const trace = { rows: new Int32Array(10), mask: [null, null], optimizer: { kind: 'sgd' } }
  const context = { network, trace, loss: 'cce', penalty: { kind: 'none' }, trainBiases: true } as unknown as StepContext
  const operations = createOperations(context)
  const ofSample = 1 + 2 * 40 + 1 + 40 + 23_860
  expect(operations.count('operation')).toBe(10 * ofSample + 1 + 23_860 + 2 * 23_860 + 1)
  expect(operations.count('sample')).toBe(11)
  expect(operations.count('phase')).toBe(10 * 2 + 3)
  for (let i = 0; i < operations.count('operation'); i += 997) {
    const { result } = operations.at(i)
    if (result) expect(operations.indexOf(result)).toBe(i)
  }
  expect(() => operations.at(operations.count('operation'))).toThrow(RangeError)
  expect(() => operations.at(-1)).toThrow('operation -1')
})
