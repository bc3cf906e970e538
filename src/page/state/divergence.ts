import type { Diverged } from '../../trainer/protocol'
import type { Run } from '../run/create-run'
import { dismiss, page, say } from './page-state'

let told: { readonly step: number; readonly message: number | undefined } | null = null

/** Says where run A diverged, what its neighbour does and what to do; takes that back once run A has left the place. Null: it is sound. */
export function tellDivergence(diverged: Diverged | null, beside?: Run): void {
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
    `${beside ? 'Run A' : 'The run'} diverged at step ${step}: the ${diverged.tensor} is no longer a finite number. Each update overshot by more than the last.${beside ? ` ${wordsOf(beside)}` : ''} Take a smaller learning rate${beside ? ' for run A' : ''} and restart (R), step back, or undo.`,
  )
  told = { step: diverged.step, message: page.getState().message?.id }
}

/** The runs of a comparison are made step by step, so that one alone does not go on. */
function wordsOf({ mark, state }: Run): string {
  return state.getState().diverged ? `Run ${mark} diverged too.` : `Run ${mark} stopped with it, and its numbers are finite.`
}
