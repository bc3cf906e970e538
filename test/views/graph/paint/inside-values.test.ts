import { expect, test } from 'vitest'
import { createNetwork } from '../../../../src/engine/network/network'
import { createOperations } from '../../../../src/explain/operations/operations'
import type { Inside } from '../../../../src/page/state/inside-state'
import { createWalk, sampleShown } from '../../../../src/views/graph/paint/inside-values'
import { describeShown } from '../../../../src/views/graph/paint/values'
import { stepOf } from '../../../explain/random-step'
import { batchStep } from '../../../explain/worked-notations'

const network = createNetwork([1, 1], ['sigmoid'])
const batch = stepOf({ network, loss: 'bce', x: [[0.5], [-1], [2]], y: [[1], [0], [1]], parameters: Float64Array.of(0.3, -0.2) })
const context = { ...batch, trace: { ...batch.trace, rows: Int32Array.of(7, 4, 9) } }
const operations = createOperations(context)

const NO_WHY: Inside['why'] = []

function insideAt(index: number): Inside {
  return { context, operations, index, why: NO_WHY } as Inside
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

test('from the first new weight on the picture says that units are of the weights before, updated weights of those after', () => {
  const words = (index: number) => {
    const walk = createWalk({ ...insideAt(index), asks: false }, 7, 'downhill')
    const shown = { walk } as Parameters<typeof describeShown>[0]
    return [describeShown(shown, walk.lens, false), describeShown(shown, walk.lens, true)]
  }
  const first = Math.min(...[0, 1].map((parameter) => operations.indexOf({ kind: 'after', parameter })))
  expect(operations.at(first).phase).toBe('update')
  expect(words(first - 1)).toEqual(['Inside the step: what is blank has not been computed yet.', 'Blank: not computed yet.'])
  for (const index of [first, operations.count('operation') - 1]) {
    expect(words(index)).toEqual(['Unit values are from before the update, updated weights from after it.', 'Units before, weights after.'])
  }
})

test('after the mask of dropout a unit shows what it sends, and the picture says so', () => {
  const dropout = batchStep()
  const all = createOperations(dropout)
  const at = all.indexOf({ kind: 'dropped', sample: 0, layer: 0, unit: 1 })
  const walkAt = (index: number) =>
    createWalk({ context: dropout, operations: all, index, asks: false, why: NO_WHY } as Inside, 0, 'downhill')
  expect(walkAt(at - 2).unitWord('activations', 1, 1)).toBe('sum')
  expect(walkAt(at - 1).unitWord('activations', 1, 1)).toBe('activation')
  expect(walkAt(at).unitWord('activations', 1, 1)).toBe('masked activation')
  expect(walkAt(at).note(false)).toContain('the activation of a unit with a mask is the one after it')
})
