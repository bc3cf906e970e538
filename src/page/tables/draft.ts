import type { Dataset, Entering, Split, Task } from '../../data/dataset'
import { gappyColumns, prepareTable, RecipeError, rowsLeft, shapeOfTable } from '../../data/table/prepare'
import type { Recipe, TableShape } from '../../data/table/recipe'
import { enteringOf, taskOf, tasksOf } from '../../data/table/suggest'
import { isGap, numberText, TABLE_LIMITS, type Table } from '../../data/table/table'
import { functionsForTask, outputForLoss } from '../../document/pairings'
import { FIRST_SPLIT } from '../../document/presets/scenario'
import { splitOf } from '../../document/split-of'
import type { SplitSpec } from '../../document/types'
import type { Activation } from '../../engine/network/activations'
import type { Loss } from '../../engine/network/loss-kinds'
import type { OpenedTable } from '../../trainer/table-reader'
import type { OfferedTable } from '../state/offered-table'

/** What a person has decided of a table so far. */
export interface Draft {
  readonly recipe: Recipe
  readonly split: SplitSpec
  readonly hidden: readonly number[]
  readonly output: Activation
  readonly loss: Loss
}

/** What a column is used for. */
export type Use = Entering | 'target' | 'out'

export function firstDraft({ opened, used }: OfferedTable): Draft | null {
  if (!opened) return null
  const recipe = used?.data.recipe ?? opened.suggestion.recipe
  return { recipe, split: used?.split ?? FIRST_SPLIT, hidden: [8], ...functionsForTask(recipe.task) }
}

/** What the target can be. */
export function tasksAt({ table, suggestion: { facts } }: OpenedTable, { recipe: { target } }: Draft): readonly Task[] {
  return tasksOf(table.columns[target.column]!, facts[target.column]!)
}

export function withTask(draft: Draft, task: Task): Draft {
  return { ...draft, recipe: { ...draft.recipe, task }, ...functionsForTask(task) }
}

export function withLoss(draft: Draft, loss: Loss): Draft {
  return { ...draft, loss, output: outputForLoss(loss, draft.output) }
}

export function useOf({ inputs, target }: Recipe, place: number): Use {
  return target.column === place ? 'target' : (inputs.find(({ column }) => column === place)?.as ?? 'out')
}

/** Another use of a column. A new target takes the place of the one before, which becomes an input where it can be one. */
export function withUse({ table, suggestion: { facts } }: OpenedTable, draft: Draft, place: number, use: Use): Draft {
  const { recipe } = draft
  const others = recipe.inputs.filter(({ column }) => column !== place)
  const sorted = (inputs: Recipe['inputs']) => [...inputs].sort((a, b) => a.column - b.column)
  if (use === 'target') {
    const before = recipe.target.column
    const { as } = before === place ? { as: null } : enteringOf(table.columns[before]!, facts[before]!, table.rows)
    const inputs = as === null ? others : [...others, { column: before, as }]
    const task = taskOf(table.columns[place]!, facts[place]!)
    return withTask({ ...draft, recipe: { ...recipe, inputs: sorted(inputs), target: { ...recipe.target, column: place } } }, task)
  }
  const inputs = use === 'out' ? others : [...others, { column: place, as: use }]
  return { ...draft, recipe: { ...recipe, inputs: sorted(inputs) } }
}

/** The uses that a column can have. */
export function usesOf({ table, suggestion: { facts } }: OpenedTable, place: number): readonly Use[] {
  const column = table.columns[place]!
  const dummies = facts[place]!.different <= TABLE_LIMITS.categories ? (['dummies'] as const) : []
  const target = tasksOf(column, facts[place]!).length > 0 ? (['target'] as const) : []
  return [...(column.kind === 'numbers' ? (['standard', 'minmax', 'raw'] as const) : []), ...dummies, ...target, 'out']
}

export type Preview =
  | {
      readonly ok: true
      readonly shape: TableShape
      readonly split: Split
      readonly dataset: Dataset
      readonly left: Int32Array
      readonly gappy: readonly string[]
    }
  | { readonly ok: false; readonly message: string }

/** What the decisions make of the table. */
export function previewOf(table: Table, { recipe, split: spec }: Draft): Preview {
  try {
    const left = rowsLeft(table, recipe)
    const split = splitOf(left.length, spec)
    return {
      ok: true,
      left,
      gappy: gappyColumns(table, recipe),
      split,
      shape: shapeOfTable(table, recipe, left),
      dataset: prepareTable(table, recipe, left, split),
    }
  } catch (error) {
    if (error instanceof RecipeError) return { ok: false, message: error.message }
    if (error instanceof RangeError) return { ok: false, message: `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.` }
    throw error
  }
}

/** What a cell says, '' for a gap. */
export function cellText({ columns }: Table, place: number, row: number): string {
  const column = columns[place]!
  if (isGap(column, row)) return ''
  return column.kind === 'numbers' ? numberText(column.values[row]!) : column.labels[column.codes[row]!]!
}
