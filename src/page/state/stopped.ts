import { plainNumber } from '../../document/problem'
import type { Stopped } from '../../trainer/protocol'
import { counted } from '../../words/counted'
import { say } from './page-state'

/** Says that a run has stopped by itself, and which rule it was. */
export function tellStopped(stopped: Stopped, run: string): void {
  const { step, bestStep } = stopped
  const best = bestStep === null ? '' : ` The best was at step ${plainNumber(bestStep)}.`
  say('info', `${run} stopped at step ${plainNumber(step)}: ${reasonOf(stopped)}${best} Press Play to go on.`)
}

/** What a rule saw where it fired, as a sentence that follows a colon. */
export function reasonOf({ rule }: Stopped): string {
  switch (rule.kind) {
    case 'epochs':
      return `${counted(rule.epochs, 'epoch is', 'epochs are')} over.`
    case 'gradient':
      return `the norm of the gradient is below ${plainNumber(rule.tolerance)}.`
    case 'change':
      return `from evaluation to evaluation the training loss changes by less than ${plainNumber(rule.tolerance)}.`
    case 'outputs':
      return `every output of the training rows is within ${plainNumber(rule.tolerance)} of its target.`
    case 'test':
      return `${counted(rule.patience, 'evaluation')} without a better test loss.`
    case 'none':
      return ''
  }
}
