import { app, change, type Side, say } from '../../store'

/** Keys pressed faster than the worker answers all count: within this time the rate asked for is the one to go on from. */
const ANSWER_MS = 700

let asked: { readonly run: number; readonly rate: number; readonly atMs: number } | null = null

/** The run that the keys act on: in a comparison the one whose settings are shown. */
function target(): Pick<Side, 'app' | 'change'> & { readonly name: string } {
  const { comparison } = app.getState()
  if (!comparison) return { app, change, name: app.getState().inside ? 'From the next step on: ' : '' }
  return comparison.settings === 'B' ? { ...comparison.beside, name: 'Run B: ' } : { app, change, name: 'Run A: ' }
}

/** Says what was changed, after the name of the run where there are two. */
function tell(name: string, text: string): void {
  say('info', name === '' ? text : `${name}${text[0]!.toLowerCase()}${text.slice(1)}`)
}

/** Multiplies the learning rate and says so. */
export function scaleRate(factor: number): void {
  const { app, change, name } = target()
  const { training, run } = app.getState()
  if (!training) return
  const now = performance.now()
  const rate = asked?.run === run && now - asked.atMs < ANSWER_MS ? asked.rate : training.learningRate
  const next = Number((rate * factor).toPrecision(6))
  const problem = change({ field: 'learningRate', value: next })
  if (problem) {
    say('error', problem.message)
    return
  }
  asked = { run, rate: next, atMs: now }
  tell(name, `Learning rate ${rate} → ${next}`)
}

const MOMENTUM = 0.9
const DROPOUT = 0.5

/** Momentum on at 0.9, or back to plain gradient descent. */
export function toggleMomentum(): void {
  const { app, change, name } = target()
  const training = app.getState().training
  if (!training) return
  const on = training.optimizer.kind === 'momentum'
  const problem = change({ field: 'optimizer', value: on ? { kind: 'sgd' } : { kind: 'momentum', beta: MOMENTUM } })
  if (problem) say('error', problem.message)
  else tell(name, on ? 'Momentum off: plain gradient descent' : `Momentum on: β = ${MOMENTUM}`)
}

/** Dropout on at 0.2, or off. */
export function toggleDropout(): void {
  const { app, change, name } = target()
  const training = app.getState().training
  if (!training) return
  const on = training.dropout > 0
  const problem = change({ field: 'dropout', value: on ? 0 : DROPOUT })
  if (problem) say('error', problem.message)
  else tell(name, on ? 'Dropout off' : `Dropout on: each hidden unit is dropped with chance ${DROPOUT}`)
}
