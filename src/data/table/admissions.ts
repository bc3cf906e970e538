import { log } from '../../engine/arithmetic/logarithm'
import { createGenerator, type Generator, normal, shuffle, uniform } from '../../engine/arithmetic/random'
import type { Dataset, Split } from '../dataset'
import { prepareTable, rowsLeft } from './prepare'
import type { Recipe } from './recipe'
import { statisticsOf } from './statistics'
import type { Table } from './table'

/** What is published of the 400 applications: the table itself is not part of the program. */
const ADMISSIONS = {
  rows: 400,
  admitted: 127,
  gre: { mean: 587.7, deviation: 115.5165 },
  gpa: { mean: 3.3899, deviation: 0.3806 },
  ranks: [61, 151, 121, 67], // applications to schools of rank 1 to 4
} as const

const SEED = 1
const SHIFT = [0, -0.7, -1.35, -1.55] as const // of the log-odds, by rank: a worse rank admits fewer

/** gre and gpa standardized with the deviation (n − 1) of all rows, a column of 0 and 1 for each rank, as in the exercise. */
const RECIPE: Recipe = {
  inputs: [
    { column: 1, as: 'standard' },
    { column: 2, as: 'standard' },
    { column: 3, as: 'dummies' },
  ],
  target: { column: 0, as: 'raw' },
  task: 'binary',
  gaps: 'drop',
  statistics: 'all',
  divisor: 'n-1',
}

/** A simulated table with the published counts, means and deviations: the same numbers every time. */
export function admissionsTable(): Table {
  const generator = createGenerator(SEED)
  const { rows, admitted, ranks } = ADMISSIONS
  const rank = Int32Array.from(ranks.flatMap((count, k) => Array<number>(count).fill(k + 1)))
  shuffle(generator, rank)
  const gre = scores(generator, ADMISSIONS.gre, 1.35)
  const gpa = scores(generator, ADMISSIONS.gpa, 0.6)
  const odds = Array.from({ length: rows }, (_, row) => {
    const share = uniform(generator)
    const noise = log((share + 2e-17) / (1 - share)) // logistic
    return 0.3 * standing(gre[row]!, ADMISSIONS.gre) + 0.3 * standing(gpa[row]!, ADMISSIONS.gpa) + SHIFT[rank[row]! - 1]! + noise
  })
  const best = [...odds].sort((a, b) => b - a).slice(0, admitted)
  const columns = {
    admit: Float64Array.from(odds, (value) => (value >= best[admitted - 1]! ? 1 : 0)),
    gre,
    gpa,
    rank: Float64Array.from(rank),
  }
  return { rows, columns: Object.entries(columns).map(([name, values]) => ({ kind: 'numbers', name, values })) }
}

/** Its data set for a split. */
export function admissions({ train }: Pick<Split, 'train'>): Dataset {
  const table = admissionsTable()
  return { ...prepareTable(table, RECIPE, rowsLeft(table, RECIPE), { train }), outputNames: ['y1'], classNames: ['rejected', 'admitted'] }
}

interface Published {
  readonly mean: number
  readonly deviation: number
}

const standing = (value: number, { mean, deviation }: Published) => (value - mean) / deviation

/** Normal draws below a highest one, since both scores have one, moved and scaled to the published mean and deviation. */
function scores(generator: Generator, { mean, deviation }: Published, highest: number): Float64Array {
  const drawn = Float64Array.from({ length: ADMISSIONS.rows }, () => {
    for (;;) {
      const value = normal(generator)
      if (value > -2.8 && value < highest) return value
    }
  })
  const rows = Int32Array.from(drawn, (_, row) => row)
  const of = statisticsOf(drawn, rows, 'n-1')
  return drawn.map((value) => mean + deviation * standing(value, of))
}
