import { raiseIn } from '../../health/raise'
import type { Diverged } from '../../trainer/protocol'
import type { Run } from '../run/create-run'
import { say } from './page-state'

const warned = new Set<string>() // a run and its number of changes: a loss that swings is told once

/**
 * Warn when the loss of a run begins to grow, and name its last change where that came after the best loss.
 * @param shown whether it is the run that keys change and Health is about
 */
export function tellGrowth({ state, frames, mark }: Run, compared: boolean, shown: boolean): void {
  const { run, document } = state.getState()
  const subject = `${run} ${document.changes.length}`
  if (warned.has(subject)) return
  warned.add(subject)
  const help = shown ? 'press [ to halve it, or open the Health tab for details' : `choose run ${mark}, then press [ to halve it`
  const rate = `The learning rate may be too large: ${help}.`
  const why = raiseIn(document, frames.history.rows(), Number.POSITIVE_INFINITY)?.words ?? rate
  say('warning', `The loss${compared ? ` of run ${mark}` : ''} is more than 100 times its best so far. ${why}`)
}

/** Says where a further run diverged. */
export function tellOtherDivergence(name: string, { step, tensor }: Diverged): void {
  say(
    'warning',
    `Run ${name} diverged at step ${step.toLocaleString('en-US')}: the ${tensor} is no longer a finite number. The runs are compared step by step, so run A stopped there too.`,
  )
}
