import type { Training } from '../../document/types'
import { app, change, say } from '../../store'

/** What was asked for while the state still shows the settings before: keys pressed faster than the worker answers all count. */
let asked: { readonly before: Training; readonly rate: number } | null = null

/** Multiplies the learning rate and says so. */
export function scaleRate(factor: number): void {
  const { training } = app.getState()
  if (!training) return
  const rate = asked?.before === training ? asked.rate : training.learningRate
  const next = Number((rate * factor).toPrecision(6))
  const problem = change({ field: 'learningRate', value: next })
  if (problem) {
    say('error', problem.message)
    return
  }
  asked = { before: training, rate: next }
  say('info', `Learning rate ${rate} → ${next}`)
}

const MOMENTUM = 0.9
const DROPOUT = 0.5

/** Momentum on at 0.9, or back to plain gradient descent. */
export function toggleMomentum(): void {
  const training = app.getState().training
  if (!training) return
  const on = training.optimizer.kind === 'momentum'
  const problem = change({ field: 'optimizer', value: on ? { kind: 'sgd' } : { kind: 'momentum', beta: MOMENTUM } })
  if (problem) say('error', problem.message)
  else say('info', on ? 'Momentum off: plain gradient descent' : `Momentum on: β = ${MOMENTUM}`)
}

/** Dropout on at 0.2, or off. */
export function toggleDropout(): void {
  const training = app.getState().training
  if (!training) return
  const on = training.dropout > 0
  const problem = change({ field: 'dropout', value: on ? 0 : DROPOUT })
  if (problem) say('error', problem.message)
  else say('info', on ? 'Dropout off' : `Dropout on: each hidden unit is dropped with chance ${DROPOUT}`)
}
