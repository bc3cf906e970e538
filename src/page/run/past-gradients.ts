import type { Change } from '../../document/types'
import type { OptimizerSpec } from '../../engine/step/optimizers'
import type { StepTrace } from '../../engine/step/step-trace'
import type { PastGradient } from '../../explain/signals/gradient-series'
import type { Frame, RunId } from '../../trainer/protocol'
import type { Run } from './create-run'

/** Steps that are remembered. */
export const REMEMBERED = 32
/** Numbers that are remembered: fewer steps of a large network. */
const MOST_NUMBERS = 2_000_000
/** Parameters times rows of a batch up to which a forgotten step is made again. */
const CHEAP_STEP = 50_000

interface Kept {
  readonly step: number
  readonly optimizer: OptimizerSpec
  readonly gradients: Float64Array // total gradients of all parameters
  readonly fresh: boolean // the velocity was 0 before it
}

/** The gradients of one run's last steps. */
export interface PastGradients {
  /** Take in the gradients of the step before a frame. Those from a step on at which the run was changed since go, those after the frame too. */
  remember(frame: Frame): void
  /** One parameter's gradients of the newest steps up to `step`, newest first; null for those that were skipped. */
  upTo(step: number, parameter: number): (PastGradient | null)[]
  /** Make forgotten steps before `step` again, the newest first, as long as the run stays there; say after each one that it is known. */
  recall(step: number, known: () => void): Promise<void>
  /** The remembered gradient of a step; NaN where it is not. */
  at(step: number, parameter: number): number
}

/** Of a run, made when they are first asked for. */
export function pastGradientsOf(run: Run): PastGradients {
  return run.part(createPastGradients)
}

function createPastGradients({ state, traces }: Run): PastGradients {
  let run: RunId = 0
  let kept: Kept[] = [] // ascending by step
  let log: readonly Change[] = [] // that they were made with

  /** The first step that another change log makes otherwise. */
  function firstDifference(changes: readonly Change[]): number {
    if (changes === log) return Number.POSITIVE_INFINITY
    const longer = changes.length > log.length ? changes : log
    const k = longer.findIndex((_, index) => JSON.stringify(changes[index]) !== JSON.stringify(log[index]))
    return k < 0
      ? Number.POSITIVE_INFINITY
      : Math.min(changes[k]?.step ?? Number.POSITIVE_INFINITY, log[k]?.step ?? Number.POSITIVE_INFINITY)
  }

  function keep({ step, optimizer, totalGradient, stateBefore }: StepTrace, newest: boolean): void {
    const rest = kept.filter((entry) => (newest ? entry.step < step : entry.step !== step))
    rest.push({ step, optimizer, gradients: totalGradient, fresh: stateBefore.velocity?.every((v) => v === 0) ?? false })
    rest.sort((a, b) => a.step - b.step)
    kept = rest.slice(-Math.max(1, Math.min(REMEMBERED, Math.floor(MOST_NUMBERS / totalGradient.length))))
  }

  function known(step: number): Kept | undefined {
    return kept.find((entry) => entry.step === step)
  }

  return {
    remember(frame) {
      const { changes } = state.getState().document
      const from = frame.run === run ? firstDifference(changes) : 0
      kept = kept.filter(({ step }) => step < Math.min(from, frame.position.step))
      run = frame.run
      log = changes
      if (frame.trace) keep(frame.trace, true)
    },
    upTo(step, parameter) {
      return Array.from({ length: Math.min(REMEMBERED, step + 1) }, (_, back) => {
        const found = known(step - back)
        return found ? { step: found.step, gradient: found.gradients[parameter]!, optimizer: found.optimizer, fresh: found.fresh } : null
      })
    },
    async recall(step, told) {
      const mine = run
      const still = () => {
        const { run: newest, position, status } = state.getState()
        return mine === run && mine === newest && position?.step === step + 1 && status === 'paused'
      }
      if (!known(step)) return
      for (let back = 1; back < Math.min(REMEMBERED, step + 1) && still(); back++) {
        if (known(step - back)) continue
        const trace = await traces.fresh(step - back)
        if (!trace || !still()) return
        keep(trace, false)
        told()
        if (trace.update.length * trace.rows.length > CHEAP_STEP) return
      }
    },
    at: (step, parameter) => known(step)?.gradients[parameter] ?? Number.NaN,
  }
}
