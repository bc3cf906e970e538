import type { Dataset, Split } from '../../data/dataset'
import { classOf } from '../../engine/network/classes'

/** What one gets right in the test rows without a network: always the class that most training rows have. */
interface Baseline {
  readonly name: string // of the class
  readonly right: number
  readonly of: number
}

/** Null for a regression, and where there are no test rows. */
export function baselineOf({ Y, task, classNames }: Dataset, { train, test }: Split): Baseline | null {
  if (task === 'regression' || test.length === 0) return null
  const isOf = (k: number) => (row: number) => classOf(Y.values, row * Y.columns, Y.columns) === k
  const counts = classNames.map((_, k) => train.filter(isOf(k)).length)
  const most = counts.indexOf(Math.max(...counts))
  return { name: classNames[most] ?? String(most), right: test.filter(isOf(most)).length, of: test.length }
}
