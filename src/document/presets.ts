import { scenario, workedByHand } from './scenario'
import { documentOf, type Preset, preset, START_PRESETS } from './start-presets'
import type { Document } from './types'

/** All scenarios that come with the program, in the order of the list; those of 'Start here' come with the first load. */
export const PRESETS: readonly Preset[] = [
  ...START_PRESETS,
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
  return documentOf(found)
}
