import { expect, test } from 'vitest'
import type { StepTrace } from '../../src/engine/step/step-trace'
import type { Quantity } from '../../src/explain/quantity'
import { quantityAt, recordedNumber, referenceOf } from '../../src/explain/recorded-number'
import { readReference, writeReference } from '../../src/explain/reference'

// a batch of three rows of which the last and the first are recorded; one layer of two units over one input
const numbers = (...values: number[]) => Float64Array.from(values)
const trace = {
  step: 12,
  rows: Int32Array.of(40, 7, 9),
  included: Int32Array.of(2, 0),
  x: numbers(1, 2),
  y: numbers(3, 4, 5, 6),
  z: [numbers(10, 11, 12, 13)],
  a: [numbers(20, 21, 22, 23)],
  mask: [null],
  dropped: [numbers(30, 31, 32, 33)],
  delta: [numbers(40, 41, 42, 43)],
  evaluation: { z: [numbers(50, 51, 52, 53)], a: [numbers(60, 61, 62, 63)], dropped: [null], sampleLoss: numbers(70, 71) },
  sampleLoss: numbers(80, 81),
  dataLoss: 90,
  update: numbers(100, 101, 102, 103),
  state: { velocity: numbers(110, 111, 112, 113) },
} as unknown as StepTrace // only what is read here

test.each<[string, Quantity, number, boolean?]>([
  ['trace:12/x/40/0', { kind: 'x', sample: 1, unit: 0 }, 2],
  ['trace:12/y/9/1', { kind: 'y', sample: 0, unit: 1 }, 4],
  ['trace:12/z/0/40/1', { kind: 'z', layer: 0, sample: 1, unit: 1 }, 13],
  ['trace:12/evaluation/a/0/40/0', { kind: 'a', layer: 0, sample: 1, unit: 0 }, 62, true],
  ['trace:12/evaluation/sampleLoss/9', { kind: 'sampleLoss', sample: 0 }, 70, true],
  ['trace:12/mask/0/9/0', { kind: 'mask', layer: 0, sample: 0, unit: 0 }, Number.NaN],
  ['trace:12/delta/0/9/1', { kind: 'delta', layer: 0, sample: 0, unit: 1 }, 41],
  ['trace:12/sampleLoss/40', { kind: 'sampleLoss', sample: 1 }, 81],
  ['trace:12/dataLoss', { kind: 'dataLoss' }, 90],
  ['trace:12/update/3', { kind: 'update', parameter: 3 }, 103],
  ['trace:12/velocity/2', { kind: 'state', name: 'velocity', parameter: 2 }, 112],
])('%s is written, read back, and is the number at its place', (text, quantity, value, evaluated = false) => {
  expect(writeReference(...referenceOf(trace, quantity, evaluated))).toBe(text)
  const { record, step, path } = readReference(text)
  expect([record, step]).toEqual(['trace', 12])
  expect(quantityAt(trace, evaluated ? path.slice(1) : path)).toEqual(quantity)
  expect(recordedNumber(trace, quantity, evaluated)).toBe(value)
})

test('a sample that is not recorded, and a number that no step has', () => {
  const z = quantityAt(trace, ['z', '0', '7', '0'])
  expect(recordedNumber(trace, z!)).toBeNaN()
  expect(quantityAt(trace, ['mood', '1'])).toBeNull()
  expect(() => readReference('trace/12')).toThrow(RangeError)
})
