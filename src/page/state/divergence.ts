import type { Diverged } from '../../trainer/protocol'
import type { Run } from '../run/create-run'
import { dismiss, page, say } from './page-state'

let told: { readonly step: number; readonly message: number | undefined } | null = null

/** Says where a run diverged and what to do; takes that back once the run has left the place. Null: the run is sound. */
export function tellDivergence(diverged: Diverged | null): void {
  const { message } = page.getState()
  const standing = told !== null && message !== null && message.id === told.message
  if (diverged === null) {
    told = null
    if (standing) dismiss()
    return
  }
  if (standing && told?.step === diverged.step) return
  const step = diverged.step.toLocaleString('en-US')
  say(
    'error',
    `The run diverged at step ${step}: the ${diverged.tensor} is no longer a finite number. Each update overshot by more than the last. Take a smaller learning rate and restart (R), step back, or undo.`,
  )
  told = { step: diverged.step, message: page.getState().message?.id }
}

/** Says where a further run diverged. */
export function tellOtherDivergence(name: string, { step, tensor }: Diverged): void {
  say('warning', `Run ${name} diverged at step ${step.toLocaleString('en-US')}: the ${tensor} is no longer a finite number.`)
}

let warned = '' // the run and its number of changes: a loss that swings is told once

/** Warn when the loss of a run begins to grow, and name its last change where that came after the best loss. */
export async function tellGrowth({ state, frames }: Run): Promise<void> {
  const { run, document } = state.getState()
  const subject = `${run} ${document.changes.length}`
  if (subject === warned) return
  warned = subject
  const rate = 'The learning rate may be too large: press [ to halve it, or open the Health tab for details.'
  const { raiseIn } = await import('../../health/raise')
  const why = raiseIn(document, frames.history.rows(), Number.POSITIVE_INFINITY)?.words ?? rate
  say('warning', `The loss is more than 100 times its best so far. ${why}`)
}
