import { expect, test } from 'vitest'
import { shapeOf } from '../../src/document/data-shape'
import { presetDocument } from '../../src/document/presets/presets'
import { parseDocument } from '../../src/document/schema/schema'
import type { DigitsSpec } from '../../src/document/types'

const COPIES = { shift: true, rotate: true, scale: false, skew: false, elastic: true, copies: 2, seed: 1 }
const digits = (parts: object = {}) => ({ kind: 'digits', training: 5000, test: 1000, augmentation: null, ...parts }) as DigitsSpec

function problemOf(data: DigitsSpec): string | null {
  const document = presetDocument('digits')
  const parsed = parseDocument(JSON.parse(JSON.stringify({ ...document, scenario: { ...document.scenario, data } })))
  return parsed.ok ? null : parsed.problem.message
}

test('a choice of digits has 784 inputs and ten classes; copies are rows', () => {
  expect(shapeOf(digits())).toEqual({ rows: 6000, inputs: 784, outputs: 10, task: 'classes' })
  expect(shapeOf(digits({ augmentation: COPIES })).rows).toBe(16_000)
})

test('all of MNIST fits, and so do copies of a part', () => {
  expect(problemOf(digits({ training: 60_000, test: 10_000 }))).toBeNull()
  expect(problemOf(digits({ training: 24_000, test: 3000, augmentation: COPIES }))).toBeNull()
})

test.each([
  [digits({ training: 9 }), 'Number of training images must be a whole number from 10 to 60,000, not 9.'],
  [digits({ training: 60_001 }), 'Number of training images must be a whole number from 10 to 60,000, not 60,001.'],
  [digits({ test: 10_001 }), 'Number of test images must be a whole number from 0 to 10,000, not 10,001.'],
  [digits({ augmentation: { ...COPIES, copies: 10 } }), 'Changed copies of each image must be a whole number from 1 to 9, not 10.'],
  [
    digits({ augmentation: { ...COPIES, shift: false, rotate: false, elastic: false } }),
    'Augmentation needs at least one way of changing an image.',
  ],
  [digits({ training: 60_000, augmentation: COPIES }), 'Number of images must be at most 75,000, changed copies included, not 181,000.'],
])('refused: %#', (data, message) => {
  expect(problemOf(data)).toBe(message)
})
