import { expect, test } from 'vitest'
import { createGenerator } from '../../src/engine/arithmetic/random'
import { createOperations } from '../../src/explain/operations/operations'
import { groupWords } from '../../src/panels/inside/operation-words'
import { type OutlineItem, outlineOf } from '../../src/panels/inside/outline-items'
import { randomStep } from '../explain/random-step'

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
  }
  for (let index = 0; index < operations.count('operation'); index++) {
    for (const level of ['operation', 'unit', 'layer', 'phase', 'sample'] as const) {
      expect(groupWords(level, operations.at(index), names)).not.toBe('')
    }
  }
})
