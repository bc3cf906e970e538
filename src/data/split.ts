import { createGenerator, shuffle } from '../engine/random'
import type { Split } from './dataset'

/** Draws test rows by their own seed; both parts ascending, at least one row left for training. */
export function splitRows(count: number, testFraction: number, seed: number): Split {
  const rows = Int32Array.from({ length: count }, (_, row) => row)
  shuffle(createGenerator(seed), rows)
  const tests = Math.min(count - 1, Math.round(count * testFraction))
  return { train: rows.slice(tests).sort(), test: rows.slice(0, tests).sort() }
}
