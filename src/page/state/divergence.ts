import type { Diverged } from '../../trainer/protocol'
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
