import type { Entering, Task } from '../dataset'

export interface InputRecipe {
  readonly column: number
  readonly as: Entering
}

/** How the rows of a data set are made from a table. */
export interface Recipe {
  readonly inputs: readonly InputRecipe[]
  readonly target: { readonly column: number; readonly as: Exclude<Entering, 'dummies'> } // `as` is for a regression; classes are classes
  readonly task: Task
  readonly gaps: 'drop' | 'mean' // rows with a gap are left out, or a missing number is the mean; a missing category or target always drops
  readonly statistics: 'training' | 'all' // the rows that means, deviations and ranges come from
  readonly divisor: 'n' | 'n-1' // of the variance
}

/** What a recipe makes of its table, for whoever does not have the table. */
export interface TableShape {
  readonly rows: number // left
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  readonly classNames: readonly string[]
  readonly task: Task
}
