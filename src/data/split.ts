import { createGenerator, shuffle } from '../engine/arithmetic/random'
import type { Split } from './dataset'

/**
 * Draws round(count * testFraction) rows for the test, but leaves at least one for the training. Both parts ascend.
 * @throws RangeError for a count below 1 or a fraction outside 0..1
 */
export function splitRows(count: number, testFraction: number, seed: number): Split {
  if (!(Number.isInteger(count) && count >= 1)) throw new RangeError(`a split needs at least 1 row, not ${count}`)
  if (!(testFraction >= 0 && testFraction <= 1)) throw new RangeError(`the share of test rows must be 0..1, not ${testFraction}`)
  const order = Int32Array.from({ length: count }, (_, i) => i)
  shuffle(createGenerator(seed), order)
  const tests = Math.min(Math.round(count * testFraction), count - 1)
  return { test: order.slice(0, tests).sort(), train: order.slice(tests).sort() } // typed arrays sort by value
}

/** The split whose test rows are given. @throws RangeError for a row twice, one that is not there, or no row left for the training */
export function splitByRows(count: number, testRows: readonly number[]): Split {
  const tests = new Set(testRows)
  const wrong = testRows.find((row) => !(Number.isInteger(row) && row >= 0 && row < count))
  if (wrong !== undefined) throw new RangeError(`a test row must be from 0 to ${count - 1}, not ${wrong}`)
  if (tests.size < testRows.length) throw new RangeError('a test row is given twice')
  if (tests.size >= count) throw new RangeError('no row is left for the training')
  return {
    test: Int32Array.from(testRows).sort(),
    train: Int32Array.from({ length: count }, (_, row) => row).filter((row) => !tests.has(row)),
  }
}
