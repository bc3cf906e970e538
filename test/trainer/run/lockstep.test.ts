import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../../src/document/types'
import { type Batching, rowsUsed, stepUsing, stepWithin } from '../../../src/trainer/run/lockstep'

/** The same, step by step. */
function counted({ rows, batchSize, changes }: Batching, step: number): number {
  let used = 0
  let index = 0
  let batch = 0
  for (let s = 0; s < step; s++) {
    if (index === 0) {
      const size = changes.filter((change) => change.field === 'batchSize' && change.step <= s).at(-1)?.value ?? batchSize
      batch = size === 'full' ? rows : Math.min(Number(size), rows)
    }
    const taken = Math.min(batch, rows - index)
    used += taken
    index = (index + taken) % rows
  }
  return used
}

const paces = fc.record({
  rows: fc.integer({ min: 1, max: 13 }),
  batchSize: fc.oneof(fc.constant('full' as const), fc.integer({ min: 1, max: 15 })),
  changes: fc
    .array(fc.record({ step: fc.nat(40), size: fc.oneof(fc.constant('full' as const), fc.integer({ min: 1, max: 15 })) }), { maxLength: 4 })
    .map((changes) => changes.map(({ step, size }): Change => ({ step, field: 'batchSize', value: size })).sort((a, b) => a.step - b.step)),
})

test('rows used are those counted step by step, and the step that uses them is found again', () => {
  fc.assert(
    fc.property(paces, fc.nat(120), (batching, step) => {
      const used = rowsUsed(batching, step)
      expect(used).toBe(counted(batching, step))
      expect(stepUsing(batching, used)).toBe(step)
      expect(stepWithin(batching, used)).toBe(step)
      if (used > 0) expect(counted(batching, stepWithin(batching, used - 1))).toBeLessThanOrEqual(used - 1)
      if (used > 0) expect(counted(batching, stepUsing(batching, used - 1))).toBeGreaterThanOrEqual(used - 1)
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('a step beyond a million epochs costs no more than one beyond ten', () => {
  const batching: Batching = { rows: 150, batchSize: 10, changes: [] }
  expect(rowsUsed(batching, 15_000_001)).toBe(150_000_010)
  expect(stepUsing(batching, 150_000_010)).toBe(15_000_001)
})
