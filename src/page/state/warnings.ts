import { raiseIn } from '../../health/raise'
import type { Diverged } from '../../trainer/protocol'
import type { Run } from '../run/create-run'
import { say } from './page-state'

let warned = '' // the run and its number of changes: a loss that swings is told once

/** Warn when the loss of a run begins to grow, and name its last change where that came after the best loss. */
export function tellGrowth({ state, frames }: Run): void {
  const { run, document } = state.getState()
  const subject = `${run} ${document.changes.length}`
  if (subject === warned) return
  warned = subject
  const rate = 'The learning rate may be too large: press [ to halve it, or open the Health tab for details.'
  const why = raiseIn(document, frames.history.rows(), Number.POSITIVE_INFINITY)?.words ?? rate
  say('warning', `The loss is more than 100 times its best so far. ${why}`)
}

/** Says where a further run diverged. */
export function tellOtherDivergence(name: string, { step, tensor }: Diverged): void {
  say(
    'warning',
    `Run ${name} diverged at step ${step.toLocaleString('en-US')}: the ${tensor} is no longer a finite number. The runs are compared step by step, so run A stopped there too.`,
  )
}
