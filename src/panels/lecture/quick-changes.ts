import { USUAL_DROPOUT } from '../../document/presets/defaults'
import { change, chosenRun, isCompared, page, type Run, say } from '../../page'
import { EMPTY_STATE } from '../../page/documents/editing'
import type { RunId } from '../../trainer/protocol'

/** The rate asked for last. Until it is logged and shown the next key starts from it, so that keys pressed faster than the worker answers all count. */
let asked: { readonly run: RunId; readonly rate: number; readonly atMs: number } | null = null

/** An answer of the worker takes at most this long. */
const ANSWER_MS = 700

/** Loaded on demand, like the settings of a schedule. */
const ratePlans = () => import('../../page/run/rate-plan')

interface Target {
  readonly run: Run
  readonly name: string
}

/** The run that the keys act on, and the start of a sentence about it. */
function target(): Target {
  const run = chosenRun()
  const names = [isCompared() ? `Run ${run.mark}` : '', page.getState().inside ? 'from the next step on' : '']
    .filter((name) => name !== '')
    .join(', ')
  return { run, name: names === '' ? '' : `${names[0]!.toUpperCase()}${names.slice(1)}: ` }
}

/** Say what was changed, after the run's name if there are two. */
function tell(name: string, text: string): void {
  say('info', name === '' ? text : `${name}${text[0]!.toLowerCase()}${text.slice(1)}`)
}

/** Multiplies the learning rate in force and says so; a schedule begins again at the new rate. */
export function scaleRate(factor: number): void {
  const on = target()
  const { frames, state } = on.run
  const { training, document } = state.getState()
  if (!training) return
  const step = frames.latest()?.position.step ?? document.step
  if (training.schedule.kind === 'constant') scaleFrom(rateAsked(on.run, step) ?? training.learningRate, factor, on)
  else void ratePlans().then(({ rateAt }) => scaleFrom(rateAsked(on.run, step) ?? rateAt(document, step), factor, on))
}

function scaleFrom(inForce: number, factor: number, { run, name }: Target): void {
  const { run: opening, training } = run.state.getState()
  const [rate, next] = [inForce, inForce * factor].map((value) => Number(value.toPrecision(6))) as [number, number]
  const problem = change({ field: 'learningRate', value: next }, run)
  if (problem) {
    say('error', problem.message)
    return
  }
  asked = { run: opening, rate: next, atMs: performance.now() }
  tell(name, `Learning rate ${rate} → ${next}${training?.schedule.kind === 'constant' ? '' : '; the schedule begins again there'}`)
}

function rateAsked({ state }: Run, step: number): number | null {
  const { run, document, training } = state.getState()
  if (asked?.run !== run || performance.now() - asked.atMs > ANSWER_MS) return null
  const last = document.changes.at(-1)
  const logged = last?.field === 'learningRate' && last.value === asked.rate && step >= last.step
  const shown = logged && training?.learningRate === asked.rate
  return shown ? null : asked.rate
}

const MOMENTUM = 0.9

/** Momentum on at 0.9 in place of any other optimizer, or back from it, Nesterov's too, to plain gradient descent. */
export function toggleMomentum(): void {
  const { run, name } = target()
  const { training } = run.state.getState()
  if (!training) return
  const { kind } = training.optimizer
  const on = 'beta' in training.optimizer
  const problem = change({ field: 'optimizer', value: on ? { kind: 'sgd' } : { kind: 'momentum', beta: MOMENTUM } }, run)
  if (problem) say('error', problem.message)
  else if (on) tell(name, `Momentum${kind === 'nesterov' ? ' (Nesterov)' : ''} off: plain gradient descent`)
  else tell(name, `Momentum on: β = ${MOMENTUM}${kind === 'sgd' ? '' : `. ${EMPTY_STATE}`}`)
}

/** Dropout on, or off. */
export function toggleDropout(): void {
  const { run, name } = target()
  const { training } = run.state.getState()
  if (!training) return
  const on = training.dropout > 0
  const problem = change({ field: 'dropout', value: on ? 0 : USUAL_DROPOUT }, run)
  if (problem) say('error', problem.message)
  else tell(name, on ? 'Dropout off' : `Dropout on: each hidden unit is dropped with chance ${USUAL_DROPOUT}`)
}
