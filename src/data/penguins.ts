import type { Dataset } from './dataset'
import { matrixOf } from './generated'
import { standardize } from './standardize'

const MEASUREMENTS = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)'] as const
const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo'] as const

type Row = Readonly<Record<string, string | number | null>>

let table: readonly Row[] | null = null

/** Fetches the table, once. It is not part of the first load: the workers call this before they open a document about penguins. */
export async function loadPenguins(): Promise<void> {
  // By path, because the package offers no way to import one of its tables without the code for all of them.
  table ??= (await import('../../node_modules/vega-datasets/data/penguins.json')).default
}

/** The 333 rows of 344 in which every cell has a value: a missing one is null in this table, in one place a full stop. */
function completeRows(): readonly Row[] {
  if (!table) throw new Error('the table of penguins has not been loaded')
  return table.filter((row) => Object.values(row).every((cell) => cell !== null && cell !== '.'))
}

/**
 * Three species of penguins at Palmer Station, Antarctica (Gorman, Williams and Fraser 2014, CC0): four measurements,
 * each standardized to mean 0 and standard deviation 1 over all rows.
 */
export function penguins(): Dataset {
  const complete = completeRows()
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
