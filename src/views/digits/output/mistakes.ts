import type { Dataset } from '../../../data/dataset'
import { classOf } from '../../../engine/network/classes'
import type { Outputs } from '../../../trainer/protocol'

/** A row that the network takes for another class. */
export interface Mistake {
  readonly row: number
  readonly label: number
  readonly answer: number
  readonly certainty: number // the output of the answer
}

/** The mistakes among some rows, the most certain first. */
export function mistakesOf({ Y }: Pick<Dataset, 'Y'>, { values }: Pick<Outputs, 'values'>, rows: ArrayLike<number>): Mistake[] {
  const found: Mistake[] = []
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    const label = classOf(Y.values, row * Y.columns, Y.columns)
    const answer = classOf(values, row * Y.columns, Y.columns)
    if (label !== answer) found.push({ row, label, answer, certainty: values[row * Y.columns + answer]! })
  }
  return found.sort((a, b) => b.certainty - a.certainty || a.row - b.row)
}
