import type { Document, Scenario } from '../types'
import { ADMISSIONS_PRESET, HAND_PRESETS, RANDOM_START, RELU_PRESETS } from './course-presets'
import { DIGIT_PRESETS } from './digits'
import { scenario, workedByHand } from './scenario'
import { documentOf, type Preset, preset, START_PRESETS } from './start-presets'

/** (3w1 + 4w2 − 6)² as a network: one linear unit, one row, no bias. */
const VALLEY = {
  data: { kind: 'rows', task: 'regression', X: [[3, 4]], Y: [[6]] },
  network: { hidden: [], activations: ['linear'] },
  initialization: { kind: 'given', parameters: [1, 2, 0] },
} as const
/** A valley in which plain descent is at the lowest point, (12.1, 5.3) with a loss of 126.86, in some hundred steps. */
const GRADES = {
  data: {
    kind: 'rows',
    task: 'regression',
    X: [
      [4, 5],
      [2, 1],
      [5, 8],
    ],
    Y: [[90], [20], [95]],
  },
  network: { hidden: [], activations: ['linear'] },
  initialization: { kind: 'given', parameters: [0, 10, 0] },
} as const
/** A unit that steps, all weights 0. */
const AND = {
  data: {
    kind: 'rows',
    task: 'binary',
    X: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    Y: [[0], [0], [0], [1]],
  },
  network: { hidden: [], activations: ['step'] },
  initialization: { kind: 'given', parameters: [0, 0, 0] },
} as const
const ONLINE = { loss: 'perceptron', learningRate: 1, batchSize: 1, trainBiases: true } as const
const OVERFITTING = subjectOf('dropout')

/** Data, network and first weights of a card. */
function subjectOf(id: string): Pick<Scenario, 'data' | 'split' | 'network' | 'initialization'> {
  const { data, split, network, initialization } = START_PRESETS.find((card) => card.id === id)!.scenario
  return { data, split, network, initialization }
}

/** All scenarios that come with the program, in the order of the list; those of 'Start here' come with the first load. */
export const PRESETS: readonly Preset[] = [
  ...START_PRESETS,
  preset(
    'Worked by hand',
    'Two sigmoids in a row',
    workedByHand(
      'two-one-one',
      'Two inputs, one hidden unit',
      'One step of backpropagation through two sigmoids in a row: the output moves from 0.5124 to 0.5161.',
      {
        data: { kind: 'rows', task: 'regression', X: [[0.1, 0.3]], Y: [[1]] },
        network: { hidden: [1], activations: ['sigmoid', 'sigmoid'] },
        initialization: { kind: 'given', parameters: [0.4, -0.2, 0, 0.1, 0] },
        training: { loss: 'sse_half', learningRate: 0.5 },
      },
    ),
    { axes: [0, 3] },
  ),
  preset(
    'Worked by hand',
    'Ever shorter steps to the bottom',
    workedByHand(
      'one-weight',
      'One weight',
      'Loss (3w − 10)² from w = 2, lowest at w = 3.333: every step leaves 0.82 of the remaining way. Above a learning rate of 0.1111 it diverges.',
      {
        data: { kind: 'rows', task: 'regression', X: [[3]], Y: [[10]] },
        network: { hidden: [], activations: ['linear'] },
        initialization: { kind: 'given', parameters: [2, 0] },
        training: { loss: 'mse', learningRate: 0.01 },
      },
    ),
  ),
  preset(
    'Worked by hand',
    'The weight is x, the slope is 2x',
    workedByHand(
      'parabola',
      'The parabola x²',
      'The weight is x: at x = 2 the slope is 4, and one step at a learning rate of 0.1 leads to 1.6. Above a rate of 1 it diverges.',
      {
        data: { kind: 'rows', task: 'regression', X: [[1]], Y: [[0]] },
        network: { hidden: [], activations: ['linear'] },
        initialization: { kind: 'given', parameters: [2, 0] },
        training: { loss: 'mse', learningRate: 0.1 },
      },
    ),
  ),
  ...HAND_PRESETS,
  ...RELU_PRESETS,
  preset(
    'Rate and momentum',
    'A whole line of best weights',
    workedByHand(
      'valley',
      'A valley of best weights',
      'Loss (3w1 + 4w2 − 6)², w1 from x1, w2 from x2: 0 along a whole line. Above a learning rate of 0.04 it diverges.',
      {
        ...VALLEY,
        training: { loss: 'mse', learningRate: 0.01 },
      },
    ),
  ),
  preset(
    'Rate and momentum',
    'Every update overshoots further',
    workedByHand(
      'rate-limit',
      'A rate just above the limit',
      'The limit of this valley is a learning rate of 0.04. At 0.041 every update lands a little higher on the other side; at 0.039 it would settle.',
      { ...VALLEY, training: { loss: 'mse', learningRate: 0.041 } },
    ),
  ),
  preset(
    'Rate and momentum',
    'Swings past, then settles sooner',
    workedByHand(
      'momentum-swings',
      'Momentum that swings',
      'Choose Compare, turn on momentum for run B (M) and play: it swings past the lowest point, is behind at step 20, and settles in half the steps.',
      { ...GRADES, training: { loss: 'mse', learningRate: 0.02 } },
    ),
  ),
  preset(
    'Rate and momentum',
    'Carried far past the bottom',
    workedByHand(
      'momentum-overshoot',
      'Momentum that overshoots',
      'With β = 0.97 the velocity carries the weights far past the lowest point: the loss falls, rises and swings before it settles.',
      { ...GRADES, training: { loss: 'mse', learningRate: 0.003, optimizer: { kind: 'momentum', beta: 0.97 } } },
    ),
  ),
  preset(
    'What goes wrong',
    'No line separates the corners',
    scenario(
      'one-hidden-unit',
      'One hidden unit for XOR',
      'One hidden unit draws one border: however long it trains, some corner stays on the wrong side. Give it 4 units and play again.',
      {
        data: { kind: 'xor', samples: 200, noise: 0.1, seed: 1 },
        network: { hidden: [1], activations: ['tanh', 'sigmoid'] },
      },
    ),
  ),
  preset(
    'What goes wrong',
    'Equal units stay equal forever',
    scenario(
      'zero-weights',
      'All weights zero',
      'The hidden units get the same gradient at every step, so they stay equal forever. The tab Unit has the proof.',
      {
        network: { hidden: [4], activations: ['sigmoid', 'sigmoid'] },
        initialization: { kind: 'drawn', initializer: { kind: 'zero' }, seed: 1 },
        training: { learningRate: 0.5 },
      },
    ),
    {},
    'layers',
  ),
  preset(
    'What goes wrong',
    'Stuck where the sigmoid is flat',
    workedByHand(
      'sigmoid-stuck',
      'A slow start',
      'It says 0.98 where 0 is right, and there the sigmoid is flat: it is stuck. The tab Unit compares with cross-entropy.',
      {
        data: { kind: 'rows', task: 'binary', X: [[1]], Y: [[0]] },
        network: { hidden: [], activations: ['sigmoid'] },
        initialization: { kind: 'given', parameters: [2, 2] },
        training: { loss: 'sse_half', learningRate: 0.15, trainBiases: true },
      },
    ),
    {},
    'loss',
  ),
  preset(
    'What goes wrong',
    'Gradients fade on the way back',
    scenario(
      'five-sigmoid',
      'Five sigmoid layers',
      'The node errors shrink at every layer on their way back. The tab Unit shows by what; compare with tanh and ReLU there.',
      {
        network: { hidden: [4, 4, 4, 4], activations: ['sigmoid', 'sigmoid', 'sigmoid', 'sigmoid', 'sigmoid'] },
      },
    ),
    { lens: 'nodeErrors' },
    'path',
  ),
  preset(
    'What helps',
    'L1 makes one weight exactly 0',
    workedByHand(
      'l1-l2',
      'L1 against L2',
      'L1 brings w1 to exactly 0, at (0, 1.47). Switch the penalty to L2: λ Σw² and restart (R): both weights stay, at (0.69, 0.92).',
      {
        ...VALLEY,
        training: {
          loss: 'mse',
          learningRate: 0.01,
          penalty: { kind: 'l1', form: 'orthant', lambda: 1 },
        },
      },
    ),
  ),
  {
    ...preset(
      'What helps',
      'One row trembles, all rows glide',
      scenario(
        'online-full',
        'Online against full batch',
        'One row at a time the loss trembles, in 150 updates an epoch. With the full batch it falls smoothly: one update, the mean of all violet arrows.',
        { training: { batchSize: 1 } },
      ),
    ),
    sampleArrows: true,
  },
  preset(
    'What helps',
    'Stops once the test loss rises',
    scenario(
      'early-stopping',
      'Early stopping',
      'Play: the run stops once the test loss has not improved for 20 evaluations, and one button restores the best weights.',
      { ...OVERFITTING, training: { stopping: { kind: 'test', patience: 20 } } },
    ),
    { sample: 7 },
  ),
  RANDOM_START,
  preset(
    'Older learners',
    'Mistakes move the line',
    workedByHand(
      'perceptron-and',
      'Perceptron on AND',
      'Each mistake adds the row to the weights or subtracts it: the line moves until all are right. A row on the line is a mistake that costs no loss.',
      { ...AND, training: { ...ONLINE, stopping: { kind: 'outputs', tolerance: 0.1 } } },
    ),
  ),
  preset(
    'Older learners',
    'No line is right: it never ends',
    workedByHand(
      'perceptron-xor',
      'Perceptron on XOR',
      'No line separates XOR, so the rule can never end: the same weights come round, as Health says once they do.',
      { ...AND, data: { ...AND.data, Y: [[0], [1], [1], [0]] }, training: ONLINE },
    ),
  ),
  preset(
    'Older learners',
    'Settles on the least squares',
    workedByHand(
      'adaline',
      'ADALINE on AND',
      'The delta rule learns from the sum itself, right or wrong: the weights settle around 0.5, 0.5 and −0.25, the least-squares solution.',
      { ...AND, network: { hidden: [], activations: ['linear'] }, training: { ...ONLINE, loss: 'sse_half', learningRate: 0.1 } },
    ),
  ),
  preset(
    'Older learners',
    'A smooth step has a gradient',
    workedByHand(
      'generalized-delta',
      'Generalized delta rule',
      'The delta rule with the slope of a sigmoid in it: a smooth step that has a gradient, the way to layers of units.',
      { ...AND, network: { hidden: [], activations: ['sigmoid'] }, training: { ...ONLINE, loss: 'sse_half' } },
    ),
  ),
  preset(
    'Data sets',
    'Several lines part the corners',
    scenario('xor', 'XOR', 'No single line separates opposite corners: watch the hidden units draw several.', {
      data: { kind: 'xor', samples: 200, noise: 0.1, seed: 1 },
      network: { hidden: [4], activations: ['tanh', 'sigmoid'] },
      initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 6 },
    }),
  ),
  preset(
    'Data sets',
    'The border closes into a ring',
    scenario('circles', 'Circles', 'One class surrounds the other: the border closes into a ring.', {
      data: { kind: 'circles', samples: 200, noise: 0.1, seed: 1 },
      initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 3 },
    }),
  ),
  preset(
    'Data sets',
    'Two arms need depth and time',
    scenario('spirals', 'Spirals', 'Two arms wound around each other: the border needs depth and time to follow them.', {
      data: { kind: 'spirals', samples: 200, noise: 0.05, seed: 1 },
      network: { hidden: [12, 12, 12], activations: ['tanh', 'tanh', 'tanh', 'sigmoid'] },
      initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 2 },
      training: { optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 }, learningRate: 0.01 },
    }),
  ),
  preset(
    'Data sets',
    'A straight line is enough',
    scenario('gaussians', 'Two Gaussians', 'One unit without hidden layers is enough: its border is a straight line.', {
      data: { kind: 'gaussians', samples: 200, noise: 0.15, seed: 1 },
      network: { hidden: [], activations: ['sigmoid'] },
    }),
  ),
  preset(
    'Data sets',
    'Each unit bends the line once',
    scenario('sine', 'Sine curve', 'A regression with one input: each tanh unit bends the fitted line once.', {
      data: { kind: 'sine', samples: 100, noise: 0.1, seed: 1 },
      network: { hidden: [8], activations: ['tanh', 'linear'] },
      training: { loss: 'mse_half' },
    }),
  ),
  preset(
    'Data sets',
    'A surface over two inputs',
    scenario('hills', 'Hills', 'A regression with two inputs: the output is a landscape of hills and hollows.', {
      data: { kind: 'hills', samples: 300, noise: 0.05, seed: 1 },
      network: { hidden: [12], activations: ['tanh', 'linear'] },
      training: { loss: 'mse_half' },
    }),
  ),
  ADMISSIONS_PRESET,
  preset(
    'Data sets',
    'Three species, four measurements',
    scenario('penguins', 'Penguins', 'Four measured lengths and weights tell three species apart: look for the pairs that are confused.', {
      data: { kind: 'penguins' },
      network: { hidden: [6], activations: ['tanh', 'softmax'] },
      training: { loss: 'cce' },
    }),
  ),
  ...DIGIT_PRESETS,
]

/** The document that opens a preset, at step 0. @throws RangeError for an unknown id */
export function presetDocument(id: string): Document {
  const found = PRESETS.find((entry) => entry.id === id)
  if (!found) throw new RangeError(`no scenario is called ${id}`)
  return documentOf(found)
}
