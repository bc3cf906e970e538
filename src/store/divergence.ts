import type { Diverged } from '../trainer/protocol'
import { app, dismiss, say } from './app-store'

let told: { readonly step: number; readonly message: number | undefined } | null = null

/** Says where a run diverged and what to do; takes that back once the run has left the place. Null: the run is sound. */
export function tellDivergence(diverged: Diverged | null): void {
  const { message } = app.getState()
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
    `The run diverged at step ${step}: the ${diverged.tensor} is no longer a finite number. Every update overshot further than the one before. Take a smaller learning rate and restart (R), step back, or undo.`,
  )
  told = { step: diverged.step, message: app.getState().message?.id }
}

/** Warns when the loss begins to grow. */
export function tellGrowth(): void {
  if (app.getState().diverged === null)
    say(
      'warning',
      'The loss is more than 100 times its best so far. The learning rate may be too large: the key [ halves it, and the tab Health says more.',
    )
}
