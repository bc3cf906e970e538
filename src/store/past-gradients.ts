import type { OptimizerSpec } from '../engine/optimizers'
import type { StepTrace } from '../engine/step-trace'
import type { PastGradient } from '../explain/gradient-series'
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
}

let run: RunId = 0
let kept: Kept[] = [] // ascending by step

/** Takes in the gradients of the step before a frame. Steps after it are of a future that may have changed: they go. */
export function rememberGradients(frame: Frame): void {
  if (frame.run !== run) kept = []
  run = frame.run
  if (frame.trace) keep(frame.trace, true)
}

/** One parameter's gradients of the newest steps up to `step`, newest first; null for those that were skipped. */
export function pastGradients(step: number, parameter: number): (PastGradient | null)[] {
  return Array.from({ length: Math.min(REMEMBERED, step + 1) }, (_, back) => {
    const found = kept.find((entry) => entry.step === step - back)
    return found ? { step: found.step, gradient: found.gradients[parameter]!, optimizer: found.optimizer } : null
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

function keep({ step, optimizer, totalGradient }: StepTrace, newest: boolean): void {
  const rest = kept.filter((entry) => (newest ? entry.step < step : entry.step !== step))
  rest.push({ step, optimizer, gradients: totalGradient })
  rest.sort((a, b) => a.step - b.step)
  kept = rest.slice(-Math.max(1, Math.min(REMEMBERED, Math.floor(MOST_NUMBERS / totalGradient.length))))
}
