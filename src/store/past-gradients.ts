import type { Change } from '../document/types'
import type { OptimizerSpec } from '../engine/step/optimizers'
import type { StepTrace } from '../engine/step/step-trace'
import type { PastGradient } from '../explain/signals/gradient-series'
import type { Frame, RunId } from '../trainer/protocol'
import type { RunStore } from './run-events'

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

let run: RunId = 0
let kept: Kept[] = [] // ascending by step
let log: readonly Change[] = [] // that they were made with

/** Takes in the gradients of the step before a frame. Those from a step on at which the run was changed since go, those after the frame too. */
export function rememberGradients(frame: Frame, changes: readonly Change[]): void {
  const from = frame.run === run ? firstDifference(changes) : 0
  kept = kept.filter(({ step }) => step < Math.min(from, frame.position.step))
  run = frame.run
  log = changes
  if (frame.trace) keep(frame.trace, true)
}

/** The first step that another change log makes otherwise. */
function firstDifference(changes: readonly Change[]): number {
  if (changes === log) return Number.POSITIVE_INFINITY
  const longer = changes.length > log.length ? changes : log
  const k = longer.findIndex((_, index) => JSON.stringify(changes[index]) !== JSON.stringify(log[index]))
  return k < 0 ? Number.POSITIVE_INFINITY : Math.min(changes[k]?.step ?? Number.POSITIVE_INFINITY, log[k]?.step ?? Number.POSITIVE_INFINITY)
}

/** One parameter's gradients of the newest steps up to `step`, newest first; null for those that were skipped. */
export function pastGradients(step: number, parameter: number): (PastGradient | null)[] {
  return Array.from({ length: Math.min(REMEMBERED, step + 1) }, (_, back) => {
    const found = kept.find((entry) => entry.step === step - back)
    return found ? { step: found.step, gradient: found.gradients[parameter]!, optimizer: found.optimizer, fresh: found.fresh } : null
  })
}

/** Makes forgotten steps before `step` again, the newest first, as long as the run stays there; says after each one that it is known. */
export async function recallGradients({ app, traces }: RunStore, step: number, known: () => void): Promise<void> {
  const mine = run
  const still = () =>
    mine === run && mine === app.getState().run && app.getState().position?.step === step + 1 && app.getState().status === 'paused'
  const newest = kept.find((entry) => entry.step === step)
  if (!newest) return
  for (let back = 1; back < Math.min(REMEMBERED, step + 1) && still(); back++) {
    if (kept.some((entry) => entry.step === step - back)) continue
    const trace = await traces.fresh(step - back)
    if (!trace || !still()) return
    keep(trace, false)
    known()
    if (trace.update.length * trace.rows.length > CHEAP_STEP) return
  }
}

/** The remembered gradient; NaN where it is not. */
export function rememberedGradient(of: RunId, step: number, parameter: number): number {
  if (of !== run) return Number.NaN
  return kept.find((entry) => entry.step === step)?.gradients[parameter] ?? Number.NaN
}

function keep({ step, optimizer, totalGradient, stateBefore }: StepTrace, newest: boolean): void {
  const rest = kept.filter((entry) => (newest ? entry.step < step : entry.step !== step))
  rest.push({ step, optimizer, gradients: totalGradient, fresh: stateBefore.velocity?.every((v) => v === 0) ?? false })
  rest.sort((a, b) => a.step - b.step)
  kept = rest.slice(-Math.max(1, Math.min(REMEMBERED, Math.floor(MOST_NUMBERS / totalGradient.length))))
}
