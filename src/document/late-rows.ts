import type { Dataset, Split } from '../data/dataset'
import { prepareTable, RecipeError, rowsLeft, shapeOfTable } from '../data/table/prepare'
import type { TableShape } from '../data/table/recipe'
import { takeText } from '../data/table/stored-tables'
import type { Table } from '../data/table/table'
import { readTable } from '../data/table/table-text'
import { DocumentError } from './problem'
import { splitOf } from './split-of'
import type { SplitSpec, TableSpec } from './types'

export { columnsAt } from '../data/features'
export { rowsOfFunction, withColumns } from './typed-data'

const tables = new Map<string, Table>()

/** @throws Error for a table that was never given, or is not one */
function storedTable(hash: string): Table {
  const known = tables.get(hash)
  if (known) return known
  const table = readTable(takeText(hash))
  tables.set(hash, table)
  return table
}

/** Which rows are left and which of them are for the test does not depend on the numbers; these may depend on the training rows. */
export function rowsOfTable(
  { table: hash, name, recipe, shape }: TableSpec,
  spec: SplitSpec,
): { readonly dataset: Dataset; readonly split: Split } {
  try {
    const table = storedTable(hash)
    const left = rowsLeft(table, recipe)
    const split = splitOf(left.length, spec)
    if (!sameShape(shapeOfTable(table, recipe, left), shape)) throw new RecipeError('It is not the table that this run was made with.')
    return { split, dataset: prepareTable(table, recipe, left, split) }
  } catch (error) {
    if (!(error instanceof RecipeError)) throw error
    throw new DocumentError({ place: 'table', message: `The table “${name}” cannot be used. ${error.message}` })
  }
}

function sameShape(a: TableShape, b: TableShape): boolean {
  const parts = (shape: TableShape) => [shape.rows, shape.inputNames, shape.outputNames, shape.classNames, shape.task]
  return JSON.stringify(parts(a)) === JSON.stringify(parts(b))
}
