import { presetDocument } from '../src/document/presets/presets'
import { derive } from '../src/explain/derive/derive'
import { NOTATIONS, render } from '../src/explain/notations'
import { createOperations } from '../src/explain/operations/operations'
import type { Event } from '../src/trainer/protocol'
import { createSession } from '../src/trainer/session/session'

const STEPS = 10_000
const HIDDEN = [70, 70]
const TRIES = 25

/** ms, medians and the longest: another step from up to 10,000 steps back with one of its operations; another operation of the same step. */
export interface InsideTimes {
  readonly parameters: number
  readonly step: { readonly median: number; readonly longest: number }
  readonly operation: { readonly median: number; readonly longest: number }
}

export function measureInside(): InsideTimes {
  const moons = presetDocument('moons')
  const { scenario } = moons
  const network = { hidden: HIDDEN, activations: ['tanh', 'tanh', 'sigmoid'] as const }
  const document = { ...moons, scenario: { ...scenario, network } }
  const events: Event[] = []
  const session = createSession({ emit: (event) => events.push(event), now: () => performance.now() })
  const settle = () => {
    while (session.work(20) === 0);
  }
  session.handle({ type: 'open', run: 1, document, watch: { sample: 0, parameters: [0, 1], fieldSide: 0 } })
  settle()
  session.handle({ type: 'seek', step: STEPS })
  settle()
  const opened = events.find((event) => event.type === 'opened')!
  if (opened.type !== 'opened') throw new Error('the run was not opened')
  const { training } = document.scenario
  const steps: number[] = []
  const operationsTimes: number[] = []
  for (let k = 0; k < TRIES; k++) {
    const from = performance.now()
    events.length = 0
    session.handle({ type: 'trace', run: 1, step: (k * 7919) % STEPS, request: k })
    settle()
    const answer = events.find((event) => event.type === 'trace')!
    if (answer.type !== 'trace' || !answer.trace) throw new Error('the step was not made')
    const context = {
      network: opened.network,
      trace: answer.trace,
      loss: training.loss,
      penalty: training.penalty,
      trainBiases: training.trainBiases,
      trainingRows: opened.split.train.length,
      inputNames: opened.dataset.inputNames,
      outputNames: opened.dataset.outputNames,
    }
    const operations = createOperations(context)
    const show = (index: number) => {
      const { result } = operations.at(index)
      if (result) render(NOTATIONS[0]!, context, derive(context, result), 4)
    }
    const count = operations.count('operation')
    show(Math.floor(count / 3))
    steps.push(performance.now() - from)
    const before = performance.now()
    show((k * 104_729) % count)
    operationsTimes.push(performance.now() - before)
  }
  return { parameters: opened.network.parameterCount, step: summary(steps), operation: summary(operationsTimes) }
}

function summary(times: number[]) {
  const sorted = [...times].sort((a, b) => a - b)
  return { median: sorted[Math.floor(sorted.length / 2)]!, longest: sorted[sorted.length - 1]! }
}
