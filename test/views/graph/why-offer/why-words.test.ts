import { expect, test } from 'vitest'
import type { Selection } from '../../../../src/document/types'
import { shownOf } from '../../../../src/views/graph/paint/values'
import { whyWords } from '../../../../src/views/graph/why-offer/why-words'
import { frameAfter } from '../one-step'

const unit: Selection = { kind: 'unit', layer: 1, unit: 0 }
const training = { loss: 'mse' } as ReturnType<typeof frameAfter>['training']

test('where a tile shows a probe, the page says beside Why? which row, which weights and which divisor it explains', () => {
  const shown = shownOf({ ...frameAfter([2, 0], 1), training }, 'before')
  expect(whyWords(shown, { lens: 'nodeErrors', selection: unit }, false)).toBe(
    'The number shown is a probe. Why? explains the number of row 3 in step 1, with the weights before its update, divided by m = 2.',
  )
  expect(whyWords(shown, { lens: 'nodeErrors', selection: unit }, true)).toBe('Why? is of row 3 in step 1, divided by m = 2')
  expect(whyWords(shown, { lens: 'sums', selection: unit }, true)).toBe('Why? is of row 3 in step 1')
  expect(whyWords(shown, { lens: 'activations', selection: { kind: 'loss' } }, true)).toBe('Why? is of row 3 in step 1')
})

test('of a sample of the batch Why? explains the number shown before the update, and says so after it', () => {
  const frame = { ...frameAfter([0, 2], 2), training }
  for (const lens of ['activations', 'sums', 'nodeErrors', 'gradients', 'updates'] as const) {
    expect(whyWords(shownOf(frame, 'before'), { lens, selection: unit }, false)).toBe('')
  }
  expect(whyWords(shownOf(frame, 'after'), { lens: 'gradients', selection: unit }, false)).toBe('')
  expect(whyWords(shownOf(frame, 'after'), { lens: 'activations', selection: unit }, false)).toMatch(/the number of this row in step 1/)
})

test('of a weight Why? explains what the update led to', () => {
  const frame = frameAfter([0], 0)
  const selection: Selection = { kind: 'parameter', index: 0 }
  expect(whyWords(shownOf(frame, 'after'), { lens: 'activations', selection }, false)).toBe('')
  expect(whyWords(shownOf(frame, 'before'), { lens: 'gradients', selection }, false)).toBe('')
  expect(whyWords(shownOf(frame, 'before'), { lens: 'activations', selection }, false)).toBe('Why? explains the value after the update.')
  const typed = { ...frame, parameters: frame.parameters.map((value) => value + 1) }
  expect(whyWords(shownOf(typed, 'after'), { lens: 'activations', selection }, false)).toMatch(/before it was changed/)
  expect(whyWords(shownOf(frameAfter([], 0), 'after'), { lens: 'activations', selection }, false)).toMatch(/makes step 1 first/)
})
