import type { StoppingSpec } from '../../document/types'
import type { HistoryRow, Stopped } from '../protocol'

// Where each number of the state is.
const FROM = 0 // step at which the rule began
const SEEN = 1 // newest step looked at
const MET = 2 // 1 while the condition holds: the rule fires only where it begins to hold
const BEST = 3 // lowest test loss, or the newest training loss for the change
const BEST_STEP = 4
const WAITED = 5 // rows since the best
const FIRED = 6 // newest step at which the rule fired, −1 for none
const VALUE = 7 // what it saw there

/** The state of a rule that has just begun at `step`. */
export function freshStopping(step = 0): Float64Array {
  return Float64Array.of(step, -1, 0, Number.NaN, step, 0, -1, Number.NaN)
}

/** Whether the rule looks at the rows of the history. */
export function needsRows({ kind }: StoppingSpec): boolean {
  return kind !== 'none' && kind !== 'epochs'
}

/**
 * Follows a run and finds the steps at which its rule fires. All it knows is in `state`, which goes with the checkpoints, so a run
 * that is wound back fires at the same steps again. The numbers that a rule compares are those of the rows, to the bit.
 */
export class StopWatch {
  readonly state = freshStopping()

  /** The rule begins anew at this step: another rule, or a run that is no longer the same. */
  restart(step: number): void {
    this.state.set(freshStopping(step))
  }

  /** At every step, with the epochs that are over. */
  passes(rule: StoppingSpec, step: number, epochs: number): void {
    const { state } = this
    if (rule.kind !== 'epochs' || step <= state[SEEN]!) return
    state[SEEN] = step
    if (step > state[FROM]!) this.meets(epochs >= rule.epochs, step, epochs)
  }

  /** At every counted row, once; `farthest` is the largest |a − y| of an output of a training row. */
  sees(rule: StoppingSpec, row: HistoryRow, farthest: number): void {
    const { state } = this
    const { step } = row
    if (!needsRows(rule) || step <= state[SEEN]!) return
    const first = step === state[FROM] // there the rule only takes its measure
    state[SEEN] = step
    switch (rule.kind) {
      case 'test':
        this.seesTestLoss(rule.patience, row)
        return
      case 'change': {
        const change = Math.abs(row.trainLoss - state[BEST]!)
        state[BEST] = row.trainLoss
        this.meets(change < rule.tolerance, step, change)
        return
      }
      case 'gradient': {
        const norm = normOf(row.gradientNorms)
        if (!first && !Number.isNaN(norm)) this.meets(norm < rule.tolerance, step, norm)
        return
      }
      case 'outputs':
        if (!first) this.meets(farthest <= rule.tolerance, step, farthest)
        return
      default:
        return
    }
  }

  /** What fired at exactly this step. */
  at(rule: StoppingSpec, step: number): Stopped | null {
    const { state } = this
    if (rule.kind === 'none' || state[FIRED] !== step) return null
    return { rule, step, value: state[VALUE]!, bestStep: rule.kind === 'test' ? state[BEST_STEP]! : null }
  }

  private seesTestLoss(patience: number, { step, testLoss }: HistoryRow): void {
    const { state } = this
    if (Number.isNaN(testLoss)) return
    // the first row: no test loss is below NaN
    if (!(testLoss >= state[BEST]!)) {
      state[BEST] = testLoss
      state[BEST_STEP] = step
      state[WAITED] = 0
    } else state[WAITED]! += 1
    this.meets(state[WAITED]! >= patience, step, state[BEST]!)
  }

  private meets(met: boolean, step: number, value: number): void {
    const { state } = this
    if (met && state[MET] === 0) {
      state[FIRED] = step
      state[VALUE] = value
    }
    state[MET] = met ? 1 : 0
  }
}

/** Of all layers together. */
function normOf(layers: readonly number[]): number {
  let sum = 0
  for (const norm of layers) sum += norm * norm
  return Math.sqrt(sum)
}
