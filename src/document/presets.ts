import { scenario, workedByHand } from './scenario'
import type { Document, Scenario, View } from './types'

export interface Preset {
  readonly id: string
  readonly name: string
  readonly summary: string // one sentence: what to look for
  readonly group: 'Start here' | 'Worked by hand' | 'Data sets'
  readonly scenario: Scenario
  readonly view?: Partial<View>
}

const FIRST_VIEW: View = { selection: { kind: 'none' }, axes: [0, 1], sample: 0, lens: 'activations' }

function preset(group: Preset['group'], scenario: Scenario, view?: Partial<View>): Preset {
  const { id, name, summary } = scenario
  return { id, name, summary, group, scenario, ...(view && { view }) }
}

/** All scenarios that come with the program, in the order of the list. The four of 'Start here' are the cards of the first sight. */
export const PRESETS: readonly Preset[] = [
  preset(
    'Start here',
    workedByHand(
      'two-two-two',
      'One update by hand',
      'Press Step: all eight weights of a 2-2-2 network move once, and the loss falls from 0.2984 to 0.2910.',
      {
        data: { kind: 'rows', task: 'regression', X: [[0.05, 0.1]], Y: [[0.01, 0.99]] },
        network: { hidden: [2], activations: ['sigmoid', 'sigmoid'] },
        initialization: { kind: 'given', parameters: [0.15, 0.2, 0.25, 0.3, 0.35, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.6] },
        training: { loss: 'sse_half', learningRate: 0.5 },
      },
    ),
    { axes: [6, 8] },
  ),
  preset('Start here', scenario('moons', 'Watch it learn', 'Press Play: the border bends until it separates the two moons.', {}), {
    axes: [0, 1],
  }),
  preset(
    'Start here',
    workedByHand(
      'momentum-valley',
      'Momentum in a valley',
      'Gradient descent creeps along the narrow valley. Turn on momentum (M), restart (R) and compare.',
      {
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
        training: { loss: 'mse', learningRate: 0.02 },
      },
    ),
  ),
  preset(
    'Start here',
    scenario(
      'dropout',
      'Dropout against overfitting',
      'Trained for long, the test loss rises. Turn on dropout (P), restart (R) and compare.',
      {
        data: { kind: 'moons', samples: 80, noise: 0.5, seed: 1 },
        split: { testFraction: 0.5, seed: 1 },
        network: { hidden: [12, 12], activations: ['relu', 'relu', 'sigmoid'] },
        initialization: { kind: 'drawn', initializer: { kind: 'he' }, seed: 1 },
      },
    ),
    { sample: 7 }, // a training row: its dropped units are crossed out
  ),
  preset(
    'Worked by hand',
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
    workedByHand(
      'valley',
      'A valley of best weights',
      'Loss (3w1 + 4w2 − 6)², w1 from x1, w2 from x2: 0 along a whole line. Above a rate of 0.04 it diverges.',
      {
        data: { kind: 'rows', task: 'regression', X: [[3, 4]], Y: [[6]] },
        network: { hidden: [], activations: ['linear'] },
        initialization: { kind: 'given', parameters: [1, 2, 0] },
        training: { loss: 'mse', learningRate: 0.01 },
      },
    ),
  ),
  preset(
    'Data sets',
    scenario('xor', 'XOR', 'No single line separates opposite corners: watch the hidden units draw several.', {
      data: { kind: 'xor', samples: 200, noise: 0.1, seed: 1 },
      network: { hidden: [4], activations: ['tanh', 'sigmoid'] },
      initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 6 },
    }),
  ),
  preset(
    'Data sets',
    scenario('circles', 'Circles', 'One class surrounds the other: the border closes to a ring.', {
      data: { kind: 'circles', samples: 200, noise: 0.1, seed: 1 },
      initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 3 },
    }),
  ),
  preset(
    'Data sets',
    scenario('spirals', 'Spirals', 'Two arms wound around each other: the border needs depth and time to follow them.', {
      data: { kind: 'spirals', samples: 200, noise: 0.05, seed: 1 },
      network: { hidden: [12, 12, 12], activations: ['tanh', 'tanh', 'tanh', 'sigmoid'] },
      initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 2 },
      training: { optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 }, learningRate: 0.01 },
    }),
  ),
  preset(
    'Data sets',
    scenario('gaussians', 'Two Gaussians', 'One unit without hidden layers is enough: its border is a straight line.', {
      data: { kind: 'gaussians', samples: 200, noise: 0.15, seed: 1 },
      network: { hidden: [], activations: ['sigmoid'] },
    }),
  ),
  preset(
    'Data sets',
    scenario('sine', 'Sine curve', 'A regression with one input: each tanh unit bends the fitted line once.', {
      data: { kind: 'sine', samples: 100, noise: 0.1, seed: 1 },
      network: { hidden: [8], activations: ['tanh', 'linear'] },
      training: { loss: 'mse_half' },
    }),
  ),
  preset(
    'Data sets',
    scenario('hills', 'Hills', 'A regression with two inputs: the output is a landscape of hills and hollows.', {
      data: { kind: 'hills', samples: 300, noise: 0.05, seed: 1 },
      network: { hidden: [12], activations: ['tanh', 'linear'] },
      training: { loss: 'mse_half' },
    }),
  ),
  preset(
    'Data sets',
    scenario('penguins', 'Penguins', 'Four measured lengths and weights tell three species apart: look for the pairs that are confused.', {
      data: { kind: 'penguins' },
      network: { hidden: [6], activations: ['tanh', 'softmax'] },
      training: { loss: 'cce' },
    }),
  ),
]

/** The document that opens a preset, at step 0. @throws RangeError for an unknown id */
export function presetDocument(id: string): Document {
  const found = PRESETS.find((entry) => entry.id === id)
  if (!found) throw new RangeError(`no scenario is called ${id}`)
  return { scenario: found.scenario, changes: [], step: 0, view: { ...FIRST_VIEW, ...found.view } }
}
