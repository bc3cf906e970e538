import type { Document } from '../../document/types'
import { app, chosenSide, type Side, say } from '../../store'
import type { RunId } from '../../trainer/protocol'

/** Keys pressed faster than the worker answers all count: until it has logged the rate asked for, that is the one to go on from. */
let asked: { readonly run: RunId; readonly changes: Document['changes']; readonly rate: number } | null = null

/** The run that the keys act on, and how a sentence about it begins. */
function target(): Side & { readonly name: string } {
  const side = chosenSide()
  const { comparison, inside } = app.getState()
  const names = [comparison ? `Run ${side.mark}` : '', inside ? 'from the next step on' : ''].filter((name) => name !== '').join(', ')
  return { ...side, name: names === '' ? '' : `${names[0]!.toUpperCase()}${names.slice(1)}: ` }
}

/** Says what was changed, after the name of the run where there are two. */
function tell(name: string, text: string): void {
  say('info', name === '' ? text : `${name}${text[0]!.toLowerCase()}${text.slice(1)}`)
}

/** Multiplies the learning rate and says so. */
export function scaleRate(factor: number): void {
  const { app, change, name } = target()
  const { training, run, document } = app.getState()
  if (!training) return
  const rate = asked?.run === run && asked.changes === document.changes ? asked.rate : training.learningRate
  const next = Number((rate * factor).toPrecision(6))
  const problem = change({ field: 'learningRate', value: next })
  if (problem) {
    say('error', problem.message)
    return
  }
  asked = { run, changes: document.changes, rate: next }
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
