import type { Training } from '../document/types'
import { isPlain } from '../engine/step/optimizers'
import { type Finding, judged, type Sentence, type Verdict, type Vitals } from './finding'

/** Does the perceptron rule come round to weights it has had? A rule that can end makes finitely many mistakes and never does. */
export function judgeCycle({ revisit, scenario: { training, network }, trainingRows }: Vitals): Verdict {
  if (!revisit || network.hidden.length > 0) return judged()
  const { step, earlier } = revisit
  const number = (value: number, name: 'step' | 'earlier') => ({ value, record: ['revisit', step, name], format: 'count' }) as const
  const cause: Sentence = [
    'The weights of step ',
    number(step, 'step'),
    ' are those of step ',
    number(earlier, 'earlier'),
    ' again, bit for bit, with mistakes between: ',
    repeats(training, trainingRows)
      ? 'with the same order of rows the rule repeats forever; '
      : 'in another order of rows it need not go the same way again, but it finds no end; ',
    training.trainBiases ? 'no line separates these rows.' : 'no line through 0 separates these rows.',
  ]
  return judged({
    id: 'cycle',
    severity: 'problem',
    title: 'The rule goes round in a circle',
    cause,
    place: { output: true },
    repair: hiddenLayer(),
  })
}

/** Whether the next epoch depends on nothing but the weights. */
function repeats({ order, optimizer, schedule, batchSize, dropout }: Training, rows: number): boolean {
  const ordered = order === 'listed' || (batchSize === 1 && rows === 1)
  return ordered && isPlain(optimizer) && schedule.kind === 'constant' && dropout === 0
}

/** Units in between draw several lines; they need a slope to learn by, so the step gives way to a sigmoid. */
function hiddenLayer(): Finding['repair'] {
  return {
    kind: 'restart',
    words: 'a hidden layer of 4 tanh units, a sigmoid output and cross-entropy',
    patch: {
      network: { hidden: [4], activations: ['tanh', 'sigmoid'] },
      initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 },
      training: { loss: 'bce', learningRate: 0.5, stopping: { kind: 'none' } },
    },
  }
}
