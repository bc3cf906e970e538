import { expect, test } from 'vitest'
import { type PictureFacts, pictureNotes } from '../../../src/views/landscape/notes'

const facts: PictureFacts = {
  rows: 200,
  trainingRows: 200,
  outside: false,
  isSet: false,
  moved: false,
  flat: false,
  pictureStep: 12,
  pointStep: 12,
  paused: true,
  done: true,
  stride: 1,
  arrow: null,
  compared: false,
  still: false,
  small: false,
  offSlice: Number.NaN,
}
const notes = (change: Partial<PictureFacts>, room = 500) => pictureNotes({ ...facts, ...change }, String, room)

test('a picture over some of the training rows says so first', () => {
  expect(notes({ rows: 209, trainingRows: 5000, flat: true })).toMatch(/^Over 209 of 5,000 training rows\. Flat/)
})

test('dots are said to stand for several steps when they do', () => {
  expect(notes({})).toBe('')
  expect(notes({ stride: 4 })).toBe('A dot every 4 steps.')
  expect(notes({ pictureStep: 0, pointStep: 0, stride: 4 })).toBe('')
})

test('a picture of another step, or a coarse one, is being refined while paused', () => {
  expect(notes({ pointStep: 13 })).toContain('Refining…')
  expect(notes({ done: false })).toContain('Refining…')
  expect(notes({ pointStep: 13, paused: false })).not.toContain('Refining…')
})

test('a window that has moved is said to have', () => {
  expect(notes({ moved: true, stride: 4 })).toBe('The window moved. A dot every 4 steps.')
})

test('a window that a person has set is said to have an end', () => {
  expect(notes({ isSet: true })).toBe('Fit follows the path again.')
  expect(notes({ outside: true })).toBe('The point is outside the window.')
})

test('an arrow tells how much it is enlarged', () => {
  expect(notes({ arrow: 1 })).toContain('Arrow: next update.')
  expect(notes({ arrow: 50 })).toContain('next update × 50.')
  expect(notes({ arrow: 50, compared: true })).toBe('Arrows: next updates × 50.')
})

test('a point outside comes first, and what does not fit is left out whole', () => {
  expect(notes({ outside: true, isSet: true, stride: 4 })).toMatch(/^The point is outside the window: press Fit\. A dot/)
  expect(notes({ outside: true, isSet: true, stride: 4 }, 50)).toBe('The point is outside the window: press Fit.')
})

test('the arrow’s length is told before all that can be seen without it', () => {
  expect(notes({ arrow: 50, moved: true }, 30)).toBe('Arrow: next update × 50.')
})

test('a next update that is too small to be seen is said to be', () => {
  expect(notes({ small: true })).toBe('The next update is too small for an arrow.')
})

test('a picture without contours says why', () => {
  expect(notes({ flat: true })).toBe('Flat here: the loss is the same everywhere in this picture.')
})

test('a next update that leaves both weights alone is said, as there is no arrow', () => {
  expect(notes({ still: true })).toBe('The next update leaves both as they are.')
})

test('how far the path starts off the slice is told in plain words, only where it is known and matters', () => {
  expect(notes({ offSlice: 1.5 })).toContain('The first dot lies 1.5 off this slice.')
  expect(notes({ offSlice: 0 })).toBe('')
  expect(notes({})).not.toContain('slice')
})
