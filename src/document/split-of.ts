import { splitByRows, splitRows } from '../data'
import type { Split } from '../data/dataset'
import type { SplitSpec } from './types'

/** The rows of the two parts of a data set. */
export function splitOf(rows: number, spec: SplitSpec): Split {
  return 'rows' in spec ? splitByRows(rows, spec.rows) : splitRows(rows, spec.testFraction, spec.seed)
}
