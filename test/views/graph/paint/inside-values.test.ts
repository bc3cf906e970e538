import { expect, test } from 'vitest'
import { createNetwork } from '../../../../src/engine/network/network'
import { createOperations } from '../../../../src/explain/operations/operations'
import type { Inside } from '../../../../src/page/state/inside-state'
import { sampleShown } from '../../../../src/views/graph/paint/inside-values'
import { stepOf } from '../../../explain/random-step'

const network = createNetwork([1, 1], ['sigmoid'])
const batch = stepOf({ network, loss: 'bce', x: [[0.5], [-1], [2]], y: [[1], [0], [1]], parameters: Float64Array.of(0.3, -0.2) })
const context = { ...batch, trace: { ...batch.trace, rows: Int32Array.of(7, 4, 9) } }
const operations = createOperations(context)

function insideAt(index: number): Inside {
  return { context, operations, index } as Inside
}

test('an operation of one sample shows that one; one of the whole batch the watched row, or the first where it is not in the batch', () => {
  let ofAll = 0
  for (let index = 0; index < operations.count('operation'); index++) {
    const { sample } = operations.at(index)
    if (sample === null) ofAll += 1
    expect(sampleShown(insideAt(index), 9)).toBe(sample ?? 2)
    expect(sampleShown(insideAt(index), 8)).toBe(sample ?? 0)
  }
  expect(ofAll).toBeGreaterThan(0)
})
