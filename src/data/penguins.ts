// By path, because the package offers no way to import one of its tables without the code for all of them.
import table from '../../node_modules/vega-datasets/data/penguins.json'
import type { Dataset } from './dataset'
import { matrixOf } from './generated'
import { standardize } from './standardize'

const MEASUREMENTS = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)'] as const
const SPECIES = ['Adelie', 'Chinstrap', 'Gentoo'] as const

/** A cell without a value is null in this table, in one place a full stop. */
const complete = table.filter((row) => Object.values(row).every((cell) => cell !== null && cell !== '.'))

/** How many of the 344 rows are left out because a cell has no value. */
export const droppedPenguins = table.length - complete.length

/**
 * Three species of penguins at Palmer Station, Antarctica (Gorman, Williams and Fraser 2014, CC0): four measurements,
 * each standardized to mean 0 and standard deviation 1 over all rows.
 */
export function penguins(): Dataset {
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
