import type { StepContext } from '../../explain/context'
import type { Level, Operations } from '../../explain/operations/operation'
import type { Quantity } from '../../explain/quantity'

/** The step that is walked through, and the place in it: the operations up to `index` are done. */
export interface Inside {
  readonly step: number // it turned parameters `step` into `step + 1`
  readonly context: StepContext
  readonly operations: Operations
  readonly index: number
  readonly level: Level
  readonly walking: boolean // moves on by itself
  readonly revealed: boolean // the result of the operation is shown, though it is to be predicted
  readonly answered: boolean // after a right answer
  readonly why: readonly Quantity[] // what was asked, the newest last; empty: the operation's own result
  readonly bookmarks: readonly number[] // operations
}
