import type { ChangeField } from '../../document/types'
import type { Diverged, HistoryRow } from '../../trainer/protocol'
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

/** Changes that raise a loss by themselves, in words: they are blamed, not the learning rate. */
const RAISES: Partial<Record<ChangeField, string>> = {
  dropout: 'dropout was changed',
  maskPer: 'the dropout masks were changed',
  pins: 'units were pinned',
  penalty: 'the penalty was changed',
  parameter: 'a weight was typed',
  functions: 'the functions were changed',
}

let warned = '' // the run and its number of changes: a loss that swings is told once

/** Warn when the loss of a run begins to grow, and name its last change where that came after the best loss. */
export function tellGrowth({ state, frames }: Run): void {
  const { run, document } = state.getState()
  const subject = `${run} ${document.changes.length}`
  if (subject === warned) return
  warned = subject
  const rows = frames.history.rows()
  const best = rows.reduce<HistoryRow | null>((low, row) => (low && low.trainLoss <= row.trainLoss ? low : row), null)
  const last = document.changes.at(-1)
  const cause = last && best && last.step >= best.step ? RAISES[last.field] : undefined
  const why = cause
    ? `It has grown since ${cause} at step ${last!.step.toLocaleString('en-US')}.`
    : 'The learning rate may be too large: press [ to halve it, or open the Health tab for details.'
  say('warning', `The loss is more than 100 times its best so far. ${why}`)
}
