import type { StepContext } from '../../explain/context'
import type { Level, Operations } from '../../explain/operations/operation'
import type { Quantity } from '../../explain/quantity'

/** The step that is walked through, and the place in it: the operations up to `index` are done. */
export interface Inside {
  readonly step: number // it turned parameters `step` into `step + 1`
  readonly key: string // of its exercise
  readonly context: StepContext
  readonly operations: Operations
  readonly index: number
  readonly level: Level
  readonly walking: boolean // moves on by itself
  readonly asks: boolean // the result of the operation is to be predicted: it is hidden
  readonly warned: boolean // that Next would skip the question
  readonly why: readonly Quantity[] // what was asked, the newest last; empty: the operation's own result
  readonly bookmarks: readonly number[] // operations
}

/** What was predicted of a step. */
export interface Exercise {
  readonly of: string // the step of a run, see placeInRun; '' while nothing was hidden
  readonly last: number // its last operation
  readonly place: number // the operation looked at last
  readonly furthest: number // the last operation whose result has been on the screen; -1: none
  readonly typed: string // at the operation looked at, not checked yet
  readonly answers: Readonly<Record<string, Given>> // by question, see questionKey
}

/** What became of a question. */
export interface Given {
  readonly outcome: 'at once' | 'later' | 'shown' | null // null: not answered yet
  readonly answer: string // the last one
  readonly soFar: string // the last one that was right so far
  readonly wrong: number // answers that were wrong, or another try at one that was right so far
  readonly mistakes: readonly string[] // what was told about them
}

/** Results are hidden until they are predicted. */
export interface Predict {
  readonly on: boolean
  readonly covered: boolean // outside of the step, the numbers that would answer its open questions
  readonly exercises: Readonly<Record<string, Exercise>> // by step of a run, the one looked at last comes last
}
