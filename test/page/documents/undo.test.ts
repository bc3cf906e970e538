import { expect, test } from 'vitest'
import type { Document } from '../../../src/document/types'
import { createUndoStack, type UndoEntry } from '../../../src/page/documents/undo'

// the stack never looks inside a document
const entry = (step: number): UndoEntry => ({ documents: [{ step } as Document], lastStep: step, what: `step ${step}` })
const step = (found: UndoEntry | null) => found?.documents[0].step

test('undo gives the document before back and redo the one after, a reset included', () => {
  const stack = createUndoStack()
  stack.push(entry(1), null, 0)
  stack.push(entry(0), null, 10) // a reset at step 0
  expect(step(stack.undo(entry(5)))).toBe(0)
  expect(step(stack.undo(entry(0)))).toBe(1)
  expect(stack.canUndo()).toBe(false)
  expect(step(stack.redo(entry(1)))).toBe(0)
  expect(step(stack.redo(entry(0)))).toBe(5)
  expect(stack.canRedo()).toBe(false)
})

test('with nothing kept undo and redo answer null', () => {
  const stack = createUndoStack()
  expect(stack.undo(entry(1))).toBeNull()
  expect(stack.redo(entry(1))).toBeNull()
})

test('changes of one field within a second keep only the document before the first', () => {
  const stack = createUndoStack()
  for (let k = 0; k < 10; k++) stack.push(entry(k), 'learningRate', k * 900)
  expect(step(stack.undo(entry(99)))).toBe(0)
  expect(stack.canUndo()).toBe(false)
})

test('a pause of a second, another field, or an undo between them ends the joining', () => {
  const stack = createUndoStack()
  stack.push(entry(0), 'learningRate', 0)
  stack.push(entry(1), 'learningRate', 1000)
  stack.push(entry(2), 'dropout', 1100)
  stack.push(entry(3), 'learningRate', 1200)
  expect([0, 0, 0, 0].map(() => step(stack.undo(entry(9))))).toEqual([3, 2, 1, 0])

  const undone = createUndoStack()
  undone.push(entry(0), 'dropout', 0)
  undone.push(entry(1), 'learningRate', 100)
  undone.undo(entry(2))
  undone.push(entry(3), 'learningRate', 200)
  expect(step(undone.undo(entry(4)))).toBe(3)
})

test('changes without a key never join', () => {
  const stack = createUndoStack()
  stack.push(entry(0), null, 0)
  stack.push(entry(1), null, 1)
  expect(step(stack.undo(entry(2)))).toBe(1)
  expect(step(stack.undo(entry(1)))).toBe(0)
})

test('twenty documents are kept, the oldest go first', () => {
  const stack = createUndoStack(20)
  for (let k = 0; k < 25; k++) stack.push(entry(k), null, k)
  const steps: (number | undefined)[] = []
  while (stack.canUndo()) steps.push(step(stack.undo(entry(100))))
  expect(steps).toEqual(Array.from({ length: 20 }, (_, k) => 24 - k))
})

test('a change after an undo forgets what was undone, a dropped one leaves the rest', () => {
  const stack = createUndoStack()
  stack.push(entry(0), null, 0)
  stack.undo(entry(1))
  stack.push(entry(2), null, 10)
  expect(stack.canRedo()).toBe(false)
  stack.push(entry(3), null, 20)
  stack.drop()
  expect(step(stack.undo(entry(9)))).toBe(2)
})
