import type { Dataset, Split } from '../../data/dataset'

/** What one gets right in the test rows without a network: always the class that most training rows have. */
interface Baseline {
  readonly name: string // of the class
  readonly right: number
  readonly of: number
}

/** Null for a regression, and where there are no test rows. */
export function baselineOf({ Y, task, classNames }: Dataset, { train, test }: Split): Baseline | null {
  if (task === 'regression' || test.length === 0) return null
  const classOf = (row: number) =>
    task === 'binary' ? Y.values[row]! : Y.values.subarray(row * Y.columns, (row + 1) * Y.columns).indexOf(1)
  const counts = classNames.map((_, k) => train.filter((row) => classOf(row) === k).length)
  const most = counts.indexOf(Math.max(...counts))
  return { name: classNames[most] ?? String(most), right: test.filter((row) => classOf(row) === most).length, of: test.length }
}
