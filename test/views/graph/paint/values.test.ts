import { expect, test } from 'vitest'
import {
  areBiasesFixed,
  changedSince,
  describeShown,
  droppedMark,
  droppedWord,
  labelReading,
  lossReading,
  parameterReading,
  shownOf,
  unitReading,
} from '../../../../src/views/graph/paint/values'
import { frameAfter } from '../one-step'

test('the 2-2-2 network shows a loss of 0.298371109 before and 0.291027774 after the first step', () => {
  const [before, after] = [shownOf(frameAfter([0], 0), 'before'), shownOf(frameAfter([0], 0), 'after')]
  expect(lossReading(before, 'sample').value).toBeCloseTo(0.298371109, 9)
  expect(lossReading(before, 'sample').record).toBe('trace:0/sampleLoss/0')
  expect(lossReading(after, 'sample').value).toBeCloseTo(0.291027774, 9)
  expect(lossReading(after, 'sample').record).toBe('probe:1/loss/0')
  for (const shown of [before, after]) {
    expect(lossReading(shown, 'batch').value).toBeCloseTo(0.298371109, 9)
    expect(lossReading(shown, 'after').value).toBeCloseTo(0.291027774, 9)
    expect(lossReading(shown, 'after').record).toBe('trace:0/lossAfter')
  }
})

test('before: weights and activations are those of the last step; after: those it led to', () => {
  const frame = frameAfter([0], 0)
  const before = shownOf(frame, 'before')
  const after = shownOf(frame, 'after')
  expect(parameterReading(before, 0)).toEqual({ value: 0.15, record: 'trace:0/before/0' })
  expect(parameterReading(after, 0).value).toBeCloseTo(0.149780716, 9)
  expect(parameterReading(after, 0).record).toBe('parameters:1/0')
  expect(unitReading(before, 'activations', 1, 0).value).toBeCloseTo(0.593269992, 9)
  expect(unitReading(before, 'activations', 1, 0).record).toBe('trace:0/a/0/0/0')
  expect(unitReading(after, 'activations', 1, 0).record).toBe('probe:1/a/0/0/0')
  expect(unitReading(after, 'activations', 1, 0).value).not.toBe(unitReading(before, 'activations', 1, 0).value)
})

test('a sample outside the last batch is shown as a probe after the update, whatever is asked for, and so is its loss', () => {
  const shown = shownOf(frameAfter([0, 2], 1), 'before')
  expect(shown.moment).toBe('after')
  expect(unitReading(shown, 'sums', 2, 1).record).toBe('probe:1/z/1/1/1')
  expect(unitReading(shown, 'nodeErrors', 2, 1).record).toBe('probe:1/delta/1/1/1')
  expect(lossReading(shown, 'sample').record).toBe('probe:1/loss/1')
  expect(lossReading(shown, 'batch').value).toBeGreaterThan(0)
  expect(describeShown(shown, 'activations', false)).toBe('This sample at the present weights (a probe: it was not in the last batch).')
})

test('the sample is found among the recorded ones of its batch', () => {
  const frame = frameAfter([0, 2], 2)
  const shown = shownOf(frame, 'before')
  expect(shown.place).toBe(0)
  expect(unitReading(shown, 'activations', 0, 1)).toEqual({ value: 0.7, record: 'probe:1/x/2/1' })
})

test('edges show gradients and updates of the last step under those lenses, and are blank before the first step', () => {
  const frame = frameAfter([0], 0)
  const shown = shownOf(frame, 'after')
  expect(labelReading(shown, 'gradients', 0)).toEqual({ value: frame.trace!.totalGradient[0], record: 'trace:0/totalGradient/0' })
  expect(labelReading(shown, 'updates', 0).value).toBeCloseTo(-0.000219284, 8)
  expect(labelReading(shown, 'activations', 0).record).toBe('parameters:1/0')
  const first = shownOf(frameAfter([], 0), 'before')
  expect(labelReading(first, 'updates', 0).value).toBeNaN()
  expect(lossReading(first, 'batch').value).toBeNaN()
  expect(lossReading(first, 'after').value).toBeNaN()
  expect(lossReading(first, 'sample').value).toBeCloseTo(0.298371109, 9)
})

test('node errors before are those of the last step, after those of a probe at the weights it led to; a line says which', () => {
  const frame = frameAfter([0, 2], 2)
  const before = shownOf(frame, 'before')
  const after = shownOf(frame, 'after')
  expect(unitReading(before, 'nodeErrors', 1, 1)).toEqual({ value: frame.trace!.delta[0]![1], record: 'trace:0/delta/0/2/1' })
  expect(unitReading(after, 'nodeErrors', 1, 1)).toEqual({ value: frame.probe.delta[0]![1], record: 'probe:1/delta/0/2/1' })
  expect(unitReading(after, 'gradients', 1, 1).record).toBe('trace:0/delta/0/2/1')
  expect(describeShown(before, 'nodeErrors', false)).toMatch(/last step, with the 1\/m/)
  expect(describeShown(after, 'nodeErrors', false)).toMatch(/present weights \(a probe/)
  for (const lens of ['nodeErrors', 'gradients'] as const) {
    for (const shown of [before, after]) expect(describeShown(shown, lens, false)).toContain('ode errors ∂L/∂z')
  }
})

test('a typed weight is seen as a change since the last step, a step is not', () => {
  const frame = frameAfter([0], 0)
  expect(changedSince(shownOf(frame, 'after'))).toBe(false)
  expect(changedSince(shownOf({ ...frame, parameters: frame.parameters.with(0, 0.5) }, 'after'))).toBe(true)
  expect(changedSince(shownOf(frameAfter([], 0), 'after'))).toBe(false)
})

test('biases that training leaves alone have a word in place of a gradient or an update, and keep their value elsewhere', () => {
  expect([areBiasesFixed('gradients', false), areBiasesFixed('updates', false)]).toEqual([true, true])
  expect([areBiasesFixed('activations', false), areBiasesFixed('nodeErrors', false), areBiasesFixed('updates', true)]).toEqual([
    false,
    false,
    false,
  ])
})

test('inputs have no node error', () => {
  expect(unitReading(shownOf(frameAfter([0], 0), 'after'), 'nodeErrors', 0, 0).value).toBeNaN()
})

test('a unit counts as dropped only where the mask of the sample is known', () => {
  const dropped = shownOf(frameAfter([0], 0, [0, 1]), 'after')
  const marks = (shown: typeof dropped) => [
    droppedMark(shown, 1, 0),
    droppedMark(shown, 1, 1),
    droppedMark(shown, 2, 0),
    droppedMark(shown, 0, 0),
  ]
  expect(marks(dropped)).toEqual(['last', '', '', '']) // the number is of the weights after it
  expect(marks(shownOf(frameAfter([0], 0, [0, 1]), 'before'))).toEqual(['here', '', '', ''])
  expect(droppedMark(shownOf(frameAfter([0], 1, [0, 1]), 'after'), 1, 0)).toBe('')
  expect(droppedWord(shownOf(frameAfter([0], 1, [0, 1]), 'after'), false)).toMatch(/^none dropped/)
})

test('the words about dropped units belong to the record of the numbers: beside a probe they are about the step before', () => {
  const words = (frame: Parameters<typeof shownOf>[0], moment: 'before' | 'after') =>
    [false, true].map((short) => droppedWord(shownOf(frame, moment), short))
  expect(words(frameAfter([0], 0, [0, 1]), 'before')).toEqual(['✕ dropped in the last step', '✕ dropped'])
  expect(words(frameAfter([0], 0, [0, 1]), 'after')).toEqual(['✕ dropped in the last step, not now', '✕ dropped last step'])
})

test('evaluated: the sample of the last step at the same weights, without its mask, each number of that record', () => {
  const frame = frameAfter([0], 0, [0, 1])
  const [trained, evaluated] = [shownOf(frame, 'before'), shownOf(frame, 'evaluated')]
  const { evaluation, a } = frame.trace!
  expect(unitReading(trained, 'activations', 1, 0)).toEqual({ value: 0, record: 'trace:0/dropped/0/0/0' })
  expect(unitReading(trained, 'activations', 1, 1).value).toBe(a[0]![1]! / 0.5)
  expect(unitReading(evaluated, 'activations', 1, 0)).toEqual({ value: a[0]![0], record: 'trace:0/evaluation/a/0/0/0' })
  expect(unitReading(evaluated, 'sums', 2, 1)).toEqual({ value: evaluation!.z[1]![1], record: 'trace:0/evaluation/z/1/0/1' })
  expect(parameterReading(evaluated, 0)).toEqual(parameterReading(trained, 0))
  expect(lossReading(evaluated, 'sample').value).toBeCloseTo(0.298371109, 9) // that of the example without dropout
  expect(lossReading(evaluated, 'sample').value).not.toBe(lossReading(trained, 'sample').value)
  expect([droppedMark(trained, 1, 0), droppedMark(evaluated, 1, 0)]).toEqual(['here', ''])
  expect(droppedWord(evaluated, false)).toBe('none dropped in evaluation')
  expect(shownOf(frameAfter([0], 0), 'evaluated').moment).toBe('before') // without dropout there is no other pass
})
