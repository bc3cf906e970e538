import type { Dataset, Entering, Matrix, PreparedColumn, Split } from '../dataset'
import type { Recipe, TableShape } from './recipe'
import { statisticsOf } from './statistics'
import { type Column, isGap, numberText, TABLE_LIMITS, type Table } from './table'

/** A recipe does not suit its table; the message is a sentence that names the column. */
export class RecipeError extends Error {}

/** The columns whose gaps leave a row out. */
function wholeColumns(columns: readonly Column[], { inputs, target, gaps }: Pick<Recipe, 'inputs' | 'target' | 'gaps'>): Column[] {
  const needed = inputs.map((input) => ({ ...input, of: columnAt(columns, input.column) }))
  const drops = needed.filter(({ as, of }) => gaps === 'drop' || as === 'dummies' || of.kind === 'categories').map(({ of }) => of)
  return [...drops, columnAt(columns, target.column)]
}

/** The names of the columns whose gaps leave rows of a table out. */
export function gappyColumns({ rows, columns }: Table, recipe: Recipe): readonly string[] {
  const hasGap = (column: Column) => Array.from({ length: rows }, (_, row) => row).some((row) => isGap(column, row))
  return wholeColumns(columns, recipe)
    .filter(hasGap)
    .map(({ name }) => name)
}

/** The rows of a table that a recipe leaves, ascending. @throws RecipeError when there are none, or too few to have a variance */
export function rowsLeft({ rows, columns }: Table, { inputs, target, gaps }: Recipe): Int32Array {
  const whole = wholeColumns(columns, { inputs, target, gaps })
  const left = Int32Array.from({ length: rows }, (_, row) => row).filter((row) => !whole.some((column) => isGap(column, row)))
  if (left.length === 0)
    throw new RecipeError('No row is left: each has a gap in a chosen column. Fill gaps with the mean, or leave a column out.')
  if (left.length < 2) throw new RecipeError('Only one row is left: at least two are needed.')
  return left
}

/** What a recipe makes of its table. @throws RecipeError naming the column that does not suit it */
export function shapeOfTable(table: Table, recipe: Recipe, left = rowsLeft(table, recipe)): TableShape {
  const inputNames = recipe.inputs.flatMap(({ column, as }) => {
    const of = columnAt(table.columns, column)
    if (as === 'dummies') return valuesOf(of, left).map(({ label }) => `${of.name} ${label}`)
    requireNumbers(of)
    requireSpread(of, left)
    return [of.name]
  })
  if (inputNames.length === 0) throw new RecipeError('No column is an input: choose at least one.')
  const twice = inputNames.find((name, k) => inputNames.indexOf(name) < k)
  if (twice !== undefined) throw new RecipeError(`Two inputs would be called “${twice}”: rename a column, or leave one out.`)
  const target = columnAt(table.columns, recipe.target.column)
  if (recipe.inputs.some(({ column }) => column === recipe.target.column)) {
    throw new RecipeError(`Column “${target.name}” cannot be an input and the target.`)
  }
  return { rows: left.length, inputNames, ...targetShape(target, recipe, left) }
}

/**
 * The data set that a recipe makes of a table: rows with gaps dropped or filled, each column as the recipe says.
 * @param split of the rows that are left; its training rows are numbered from 0 among them
 * @throws RecipeError naming the column that does not suit the recipe
 */
export function prepareTable(table: Table, recipe: Recipe, left: Int32Array, { train }: Pick<Split, 'train'>): Dataset {
  const shape = shapeOfTable(table, recipe, left)
  const training = train.map((row) => left[row]!)
  const columns: PreparedColumn[] = []
  const numbersOf = (place: number, as: Entering, role: PreparedColumn['role']): Float64Array[] => {
    const column = columnAt(table.columns, place)
    if (as === 'dummies') {
      const cells = Array.from(left, (row) => labelAt(column, row))
      return valuesOf(column, left).map(({ label }) => Float64Array.from(cells, (cell) => (cell === label ? 1 : 0)))
    }
    const { values } = requireNumbers(column)
    const of = (rows: Int32Array) => statisticsOf(values, rows, recipe.divisor)
    const prepared = {
      name: column.name,
      role,
      as,
      training: of(training),
      all: of(left),
      filled: left.filter((row) => isGap(column, row)).length,
    }
    columns.push(prepared)
    return [
      entered(
        Float64Array.from(left, (row) => values[row]!),
        prepared,
        recipe,
      ),
    ]
  }
  const X = matrixOfColumns(recipe.inputs.flatMap(({ column, as }) => numbersOf(column, as, 'input')))
  const target = columnAt(table.columns, recipe.target.column)
  const Y =
    recipe.task === 'regression'
      ? numbersOf(recipe.target.column, recipe.target.as, 'target')
      : classColumns(target, left, shape.classNames, recipe.task)
  const { inputNames, outputNames, classNames, task } = shape
  const made = { X, Y: matrixOfColumns(Y), inputNames, outputNames, classNames, task, prepared: columns }
  return left.length < table.rows ? { ...made, tableRows: left } : made
}

/** Numbers of a column as they enter the network; gaps become the mean. */
function entered(values: Float64Array, { name, as, training, all }: PreparedColumn, { statistics }: Recipe): Float64Array {
  const { mean, deviation, minimum, maximum, count } = statistics === 'training' ? training : all
  const rows = statistics === 'training' ? 'training rows' : 'rows'
  if (count === 0) throw new RecipeError(`Column “${name}” has no number in the ${rows}.`)
  const known = values.map((value) => (Number.isNaN(value) ? mean : value))
  if (as === 'raw') return known
  if (!(maximum > minimum))
    throw new RecipeError(`Column “${name}” has the same number, ${numberText(minimum)}, in all ${rows}: it cannot be scaled.`)
  if (as === 'minmax') return known.map((value) => (value - minimum) / (maximum - minimum))
  return known.map((value) => (value - mean) / deviation)
}

function targetShape(column: Column, { task }: Recipe, left: Int32Array): Omit<TableShape, 'rows' | 'inputNames'> {
  if (task === 'regression') {
    requireNumbers(column)
    requireSpread(column, left)
    return { outputNames: [column.name], classNames: [], task }
  }
  const classNames = valuesOf(column, left).map(({ label }) => label)
  if (classNames.length === 1)
    throw new RecipeError(`Column “${column.name}” has one class only, “${classNames[0]}”: there is nothing to tell apart.`)
  if (task === 'classes') return { outputNames: classNames, classNames, task }
  if (classNames.length > 2) throw new RecipeError(`Column “${column.name}” has ${classNames.length} classes, not two.`)
  return { outputNames: [column.name], classNames, task }
}

/** One column of 0 and 1, or one for each class. */
function classColumns(column: Column, left: Int32Array, classNames: readonly string[], task: Recipe['task']): Float64Array[] {
  const cells = Array.from(left, (row) => labelAt(column, row))
  const shown = task === 'binary' ? classNames.slice(1) : classNames
  return shown.map((name) => Float64Array.from(cells, (cell) => (cell === name ? 1 : 0)))
}

/** The different values of a column in some rows, ascending: by number, or by name. @throws RecipeError when there are too many */
export function valuesOf(column: Column, rows: ArrayLike<number>): { readonly label: string; readonly count: number }[] {
  const found = new Map<number, number>()
  for (let i = 0; i < rows.length; i++) {
    if (isGap(column, rows[i]!)) continue
    const value = (column.kind === 'numbers' ? column.values : column.codes)[rows[i]!]! + 0 // −0 is 0
    found.set(value, (found.get(value) ?? 0) + 1)
    if (found.size > TABLE_LIMITS.categories) {
      throw new RecipeError(
        `Column “${column.name}” has more than ${TABLE_LIMITS.categories} different values: too many for classes or dummy columns.`,
      )
    }
  }
  const ascending = [...found].sort(([a], [b]) => a - b)
  return ascending.map(([value, count]) => ({ label: column.kind === 'numbers' ? numberText(value) : column.labels[value]!, count }))
}

/** The value of a column in a row, as valuesOf() names it. */
function labelAt(column: Column, row: number): string {
  return column.kind === 'numbers' ? numberText(column.values[row]! + 0) : column.labels[column.codes[row]!]!
}

function columnAt(columns: readonly Column[], place: number): Column {
  const column = columns[place]
  if (!column) throw new RecipeError(`The table has ${columns.length} columns: there is no column ${place + 1}.`)
  return column
}

function requireNumbers(column: Column): Extract<Column, { kind: 'numbers' }> {
  if (column.kind === 'categories') throw new RecipeError(`Column “${column.name}” has text: it can enter as dummy columns only.`)
  return column
}

function requireSpread(column: Column, left: Int32Array): void {
  const { values } = requireNumbers(column)
  const first = left.find((row) => !isGap(column, row))
  if (first === undefined) throw new RecipeError(`Column “${column.name}” is empty.`)
  if (left.every((row) => isGap(column, row) || values[row] === values[first])) {
    throw new RecipeError(`Column “${column.name}” is constant: every row has ${numberText(values[first]!)}. Leave it out.`)
  }
}

function matrixOfColumns(columns: readonly Float64Array[]): Matrix {
  const rows = columns[0]!.length
  const values = new Float64Array(rows * columns.length)
  for (const [j, column] of columns.entries()) for (let i = 0; i < rows; i++) values[i * columns.length + j] = column[i]!
  return { rows, columns: columns.length, values }
}
