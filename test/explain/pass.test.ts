import { expect, test } from 'vitest'
import { createGenerator } from '../../src/engine/arithmetic/random'
import { probe } from '../../src/engine/step/probe'
import type { StepContext } from '../../src/explain/context'
import { derive } from '../../src/explain/derive/derive'
import { evaluate } from '../../src/explain/derive/evaluate'
import { usedBy } from '../../src/explain/derive/used-by'
import { keyOf } from '../../src/explain/key-of'
import { createOperations } from '../../src/explain/operations/operations'
import { passTrace } from '../../src/explain/pass'
import { numberOf } from '../../src/explain/value'
import { randomStep } from './random-step'

/** The first row of a random step, as a pass of its own. */
function passOf(context: StepContext, labelled: boolean): StepContext {
  const { network, trace, loss } = context
  const rows = trace.rows.length
  const matrix = (values: Float64Array) => ({ rows, columns: values.length / rows, values })
  const pass = probe(network, trace.before, matrix(trace.x), matrix(trace.y), 0, loss, 7)
  return { ...context, trace: passTrace(network, pass, trace.before, labelled) }
}

const generator = createGenerator(5)
const steps = Array.from({ length: 30 }, () => randomStep(generator))

test('the operations of a pass make its numbers, to the last bit, and end with its gradients', () => {
  for (const step of steps) {
    const context = passOf(step, true)
    const operations = createOperations(context)
    const count = operations.count('operation')
    expect(operations.at(count - 1)).toMatchObject({ phase: 'backward', kind: 'contribution' })
    expect(operations.count('sample')).toBe(1)
    for (let index = 0; index < count; index++) {
      const { result } = operations.at(index)
      if (!result) continue
      const { expression } = derive(context, result)
      const value = numberOf(context, result)
      expect(Number.isNaN(value), keyOf(result)).toBe(false)
      if (expression) expect(evaluate(context, expression), keyOf(result)).toBe(value)
    }
  }
})

test('without a label a pass ends with its outputs: nothing is made of a target that nobody gave', () => {
  for (const step of steps) {
    const context = passOf(step, false)
    const operations = createOperations(context)
    expect(operations.count('phase')).toBe(1)
    expect(operations.at(operations.count('operation') - 1)).toMatchObject({ phase: 'forward' })
    expect(numberOf(context, { kind: 'y', sample: 0, unit: 0 })).toBeNaN()
  }
})

test('what a number goes into is itself made in the pass', () => {
  for (const step of steps) {
    for (const labelled of [true, false]) {
      const context = passOf(step, labelled)
      const operations = createOperations(context)
      for (let index = 0; index < operations.count('operation'); index++) {
        const { result } = operations.at(index)
        for (const use of result ? usedBy(context, result) : []) expect(operations.indexOf(use), keyOf(use)).toBeGreaterThanOrEqual(index)
      }
    }
  }
})
