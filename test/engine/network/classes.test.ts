import { expect, test } from 'vitest'
import { accuracy, confusion } from '../../../src/engine/network/classes'
import { matrixOf } from '../../support/traces'

test('accuracy and confusion count rows by class, binary from 0.5 on', () => {
  const binary = matrixOf([[0], [1], [1], [0]])
  const outputs = Float64Array.of(0.4, 0.5, 0.1, 0.9)
  expect(accuracy(outputs, binary, Int32Array.of(0, 1, 2, 3))).toBe(0.5)
  expect(accuracy(outputs, binary, Int32Array.of(0, 1, 2))).toBe(2 / 3)
  expect([...confusion(outputs, binary, Int32Array.of(0, 1, 2, 3))]).toEqual([1, 1, 1, 1])
  const classes = matrixOf([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ])
  const shares = Float64Array.of(0.5, 0.3, 0.2, 0.1, 0.2, 0.7, 0.2, 0.2, 0.6)
  expect(accuracy(shares, classes, Int32Array.of(0, 1, 2))).toBe(2 / 3)
  expect([...confusion(shares, classes, Int32Array.of(0, 1, 2))]).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 1])
})

test('without rows there is no accuracy', () => {
  expect(accuracy(Float64Array.of(1), matrixOf([[1]]), new Int32Array(0))).toBeNaN()
})
