import type { Dataset } from './dataset'
import { matrixOf } from './generated'
import { standardize } from './standardize'

const MEASUREMENTS = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)'] as const
const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo'] as const

type Row = Readonly<Record<string, string | number | null>>

/** Fetches the table and returns what makes its data set. */
export async function loadPenguins(): Promise<() => Dataset> {
  // By path, because the package offers no way to import one of its tables without the code for all of them.
  const { default: table } = await import('../../node_modules/vega-datasets/data/penguins.json')
  return () => penguins(table)
}

/** The 333 rows of 344 in which every cell has a value: a missing one is null in this table, in one place a full stop. */
function completeRows(table: readonly Row[]): readonly Row[] {
  return table.filter((row) => Object.values(row).every((cell) => cell !== null && cell !== '.'))
}

/**
 * Three species of penguins at Palmer Station, Antarctica (Gorman, Williams and Fraser 2014, CC0): four measurements,
 * each standardized to mean 0 and standard deviation 1 over all rows.
 */
function penguins(table: readonly Row[]): Dataset {
  const complete = completeRows(table)
  const X = matrixOf(complete.map((row) => MEASUREMENTS.map((name) => Number(row[name]))))
  return {
    X: standardize(X),
    Y: matrixOf(complete.map((row) => SPECIES.map((species) => (row.Species === species ? 1 : 0)))),
    inputNames: ['beak length', 'beak depth', 'flipper length', 'body mass'],
    outputNames: SPECIES,
    classNames: SPECIES,
    task: 'classes',
  }
}
