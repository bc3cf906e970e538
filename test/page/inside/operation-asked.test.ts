import { expect, test } from 'vitest'
import type { Lens, Selection } from '../../../src/document/types'
import type { Operation } from '../../../src/explain/operations/operation'
import { createOperations } from '../../../src/explain/operations/operations'
import { operationAsked } from '../../../src/page/inside/operation-asked'
import { workedStep } from '../../explain/worked-network'
import { batchStep } from '../../explain/worked-notations'

const worked = workedStep()

function asked(context: typeof worked, selection: Selection, lens: Lens, sample = 0): Operation {
  const operations = createOperations(context)
  return operations.at(operationAsked(context, operations, { selection, lens, sample }))
}

test.each([
  ['activations', 'activation'],
  ['sums', 'sum'],
  ['nodeErrors', 'hidden-error'],
  ['gradients', 'hidden-error'],
  ['updates', 'activation'],
] as const)('a hidden unit under %s asks for its %s', (lens, kind) => {
  expect(asked(worked, { kind: 'unit', layer: 1, unit: 1 }, lens)).toMatchObject({ kind, layer: 0, unit: 1 })
})

test('a weight asks for its gradient, its update or its value after it; a fixed bias for what there is', () => {
  expect(asked(worked, { kind: 'parameter', index: 6 }, 'gradients')).toMatchObject({ kind: 'contribution', parameter: 6 })
  expect(asked(worked, { kind: 'parameter', index: 6 }, 'updates')).toMatchObject({ kind: 'update', parameter: 6 })
  expect(asked(worked, { kind: 'parameter', index: 6 }, 'activations')).toMatchObject({ kind: 'after', parameter: 6 })
  expect(asked(worked, { kind: 'parameter', index: 4 }, 'updates')).toMatchObject({ index: 0 })
})

test('of a batch it is the shown sample, or the first where that was not in it; nothing selected begins at the start', () => {
  const batch = batchStep()
  const row = batch.trace.rows[1]!
  const unit: Selection = { kind: 'unit', layer: 1, unit: 0 }
  expect(asked(batch, unit, 'sums', row)).toMatchObject({ sample: 1 })
  expect(asked(batch, unit, 'sums', 99)).toMatchObject({ sample: 0 })
  expect(asked(batch, { kind: 'loss' }, 'sums', row)).toMatchObject({ kind: 'loss', sample: 1 })
  expect(asked(batch, { kind: 'none' }, 'sums', row)).toMatchObject({ index: 0 })
})
