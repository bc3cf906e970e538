import { expect, test } from 'vitest'
import { createGenerator } from '../../src/engine/arithmetic/random'
import { createNetwork } from '../../src/engine/network/network'
import { createOperations } from '../../src/explain/operations/operations'
import { groupWords } from '../../src/panels/inside/operation-words'
import { type OutlineItem, outlineOf } from '../../src/panels/inside/outline-items'
import { randomStep, stepOf } from '../explain/random-step'

function flat(items: readonly OutlineItem[]): OutlineItem[] {
  return items.flatMap((item) => [item, ...flat(item.children)])
}

test('at every operation of random steps the outline has one open branch, which ends at that operation', () => {
  const generator = createGenerator(11)
  for (let k = 0; k < 12; k++) {
    const operations = createOperations(randomStep(generator))
    const count = operations.count('operation')
    for (let index = 0; index < count; index += Math.max(1, Math.floor(count / 40))) {
      const items = outlineOf(operations, index)
      const open = flat(items).filter(({ current }) => current)
      expect(open.length).toBeGreaterThan(0)
      expect(open.at(-1)).toMatchObject({ from: index, to: index + 1 })
      for (const [outer, inner] of open.slice(1).map((item, j) => [open[j], item] as const)) {
        expect(inner.from).toBeGreaterThanOrEqual(outer.from)
        expect(inner.to).toBeLessThanOrEqual(outer.to)
      }
    }
  }
})

test('siblings follow each other without a gap', () => {
  const generator = createGenerator(12)
  const operations = createOperations(randomStep(generator))
  const items = flat(outlineOf(operations, Math.floor(operations.count('operation') / 2)))
  for (const { children } of items) {
    for (const [k, child] of children.slice(1).entries()) expect(child.from).toBe(children[k].to)
  }
})

test('every group of a step has a name', () => {
  const operations = createOperations(randomStep(createGenerator(13)))
  const names = {
    layers: 2,
    batch: 3,
    rowOf: (k: number) => k,
    unit: (l: number, u: number) => `${l}.${u}`,
    parameter: (p: number) => `w${p}`,
    state: (name: string) => name,
  }
  for (let index = 0; index < operations.count('operation'); index++) {
    for (const level of ['operation', 'unit', 'layer', 'phase', 'sample'] as const) {
      expect(groupWords(level, operations.at(index), names)).not.toBe('')
    }
  }
})

test('no two operations of a unit have one name: Adam has two states of every weight', () => {
  const network = createNetwork([2, 2, 1], ['tanh', 'linear'])
  const operations = createOperations(
    stepOf({
      network,
      loss: 'mse',
      parameters: Float64Array.from({ length: 9 }, (_, p) => 0.1 * p),
      x: [[1, 2]],
      y: [[1]],
      optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
    }),
  )
  const words: string[] = []
  for (let index = 0; index < operations.count('operation'); index++) {
    const operation = operations.at(index)
    const names = {
      layers: 2,
      batch: 1,
      rowOf: (k: number) => k,
      unit: String,
      parameter: (p: number) => `w${p}`,
      state: (name: string) => name,
    }
    if (operation.parameter !== null) words.push(`${operation.phase} ${groupWords('operation', operation, names)}`)
  }
  expect(words).toContain('update moment1 of w0')
  expect(new Set(words).size).toBe(words.length)
})
