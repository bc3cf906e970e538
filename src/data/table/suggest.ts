import type { Entering, Task } from '../dataset'
import { type ColumnFacts, factsOf } from './column-facts'
import type { InputRecipe, Recipe } from './recipe'
import { type Column, isGap, TABLE_LIMITS, type Table } from './table'

export interface Suggestion {
  readonly recipe: Recipe
  readonly facts: readonly ColumnFacts[]
  readonly reasons: readonly string[] // why each column is left out or enters as dummies, '' where nothing is to be said
}

const TARGET = /^(?:target|label|class|species|outcome|output|y|admit(?:ted)?|survived|diagnosis|quality|price|result)$/i
const CLASS = /^(?:target|label|class|species|outcome|diagnosis|type|kind)$/i
const ORDER = /rank|class|type|kind|code|categor|group|zone|region|level/i
const ID = /^(?:id|index|no\.?|nr\.?|row|unnamed: 0|column 1)$|[_ ]id$|Id$/
const DATE = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/
/** More values of a text are not told apart unasked. */
const FEW_TEXTS = 12
const FEW_NUMBERS = 6
const MOST_INPUTS = 64
/** A column with a larger share of gaps is left out unasked. */
const GAPPY = 0.4
/** Where fewer rows than this share have no gap, gaps are filled. */
const ENOUGH_ROWS = 0.8

/** A recipe that most people would choose: names and numbers of rows are no inputs, the target is the last column or one that is called so. */
export function suggestRecipe(table: Table): Suggestion {
  const { rows, columns } = table
  const facts = columns.map(factsOf)
  const target = targetOf(columns, facts)
  const task = taskOf(columns[target]!, facts[target]!)
  const reasons: string[] = []
  const inputs: InputRecipe[] = []
  let units = 0
  for (const [place, column] of columns.entries()) {
    const { as, reason } = place === target ? { as: null, reason: '' } : enteringOf(column, facts[place]!, rows)
    const more = as === 'dummies' ? facts[place]!.different : 1
    const fits = units + more <= MOST_INPUTS
    reasons.push(fits || as === null ? reason : `left out: there would be more than ${MOST_INPUTS} inputs`)
    if (as === null || !fits) continue
    units += more
    inputs.push({ column: place, as })
  }
  const complete = countRows(rows, [target, ...inputs.map(({ column }) => column)], columns)
  const gaps = complete >= ENOUGH_ROWS * countRows(rows, [target], columns) ? 'drop' : 'mean'
  const recipe: Recipe = { inputs, target: { column: target, as: 'standard' }, task, gaps, statistics: 'training', divisor: 'n' }
  return { recipe, facts, reasons }
}

/** The tasks that a column can be the target of, the most likely first. */
export function tasksOf(column: Column, { different }: ColumnFacts): readonly Task[] {
  const classes: readonly Task[] =
    different === 2 ? ['binary', 'classes'] : different > 2 && different <= TABLE_LIMITS.categories ? ['classes'] : []
  if (column.kind === 'categories' || different < 2) return classes
  return different === 2 ? [...classes, 'regression'] : ['regression', ...classes]
}

export function taskOf(column: Column, facts: ColumnFacts): Task {
  const [first = 'regression', ...others] = tasksOf(column, facts)
  const named = CLASS.test(column.name) && facts.whole && facts.different <= 10 // a class by its number
  return named && others.includes('classes') && first === 'regression' ? 'classes' : first
}

function targetOf(columns: readonly Column[], facts: readonly ColumnFacts[]): number {
  const possible = (place: number) => tasksOf(columns[place]!, facts[place]!).length > 0
  const named = columns.findIndex(({ name }, place) => TARGET.test(name) && possible(place))
  if (named >= 0) return named
  const last = columns.findLastIndex((column, place) => possible(place) && facts[place]!.gaps <= GAPPY * rowsOf(column))
  return last >= 0 ? last : columns.length - 1
}

const rowsOf = (column: Column) => (column.kind === 'numbers' ? column.values : column.codes).length

/** How a column would enter as an input; null, and why, where it had better not. */
export function enteringOf(column: Column, { gaps, different, whole }: ColumnFacts, rows: number): { as: Entering | null; reason: string } {
  const out = (why: string) => ({ as: null, reason: `left out: ${why}` })
  if (different === 0) return out('it is empty')
  if (different === 1) return out('it is constant')
  if (gaps > GAPPY * rows) return out(`${Math.round((100 * gaps) / rows)} % of its cells are empty`)
  const known = rows - gaps
  if (column.kind === 'categories') {
    if (column.labels.every((label) => DATE.test(label))) return out('dates; give a year or a month as a number')
    if (different > 0.9 * known) return out('a name for nearly every row')
    if (different > FEW_TEXTS) return out(`${different} different texts`)
    return { as: 'dummies', reason: 'names have no order: a column of 0 and 1 for each' }
  }
  if (different === known && whole && (ID.test(column.name) || isCounter(column.values))) return out('it numbers the rows')
  if (whole && different > 2 && different <= FEW_NUMBERS && ORDER.test(column.name)) {
    const most = Math.max(...column.values.filter((value) => !Number.isNaN(value)))
    return { as: 'dummies', reason: `${column.name} ${most} is not ${most} times ${column.name} 1` }
  }
  return { as: 'standard', reason: '' }
}

/** 1, 2, 3, ... or 0, 1, 2, ... */
function isCounter(values: Float64Array): boolean {
  return values.length > 3 && (values[0] === 0 || values[0] === 1) && values.every((value, k) => value === values[0]! + k)
}

function countRows(rows: number, places: readonly number[], columns: readonly Column[]): number {
  let count = 0
  for (let row = 0; row < rows; row++) if (!places.some((place) => isGap(columns[place]!, row))) count += 1
  return count
}
