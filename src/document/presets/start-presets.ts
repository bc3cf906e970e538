import type { Document, Scenario, UnitPart, View } from '../types'
import { scenario, workedByHand } from './scenario'

export interface Preset {
  readonly id: string
  readonly name: string
  readonly summary: string // one sentence: what to look for
  readonly line: string // on its card, below its picture
  readonly group:
    | 'Start here'
    | 'Worked by hand'
    | 'ReLU and slopes'
    | 'Rate and momentum'
    | 'What goes wrong'
    | 'What helps'
    | 'Older learners'
    | 'Data sets'
    | 'Digits'
  readonly scenario: Scenario
  readonly view?: Partial<View>
  readonly sampleArrows?: true // the landscape shows the gradients of the samples
  readonly logLoss?: true // the curve of the loss begins with a log axis
  readonly unit?: UnitPart // of the unit tab, where that has what to look for
}

export const FIRST_VIEW: View = { selection: { kind: 'none' }, axes: [0, 1], window: null, sample: 0, lens: 'activations' }

export function preset(group: Preset['group'], line: string, scenario: Scenario, view?: Partial<View>, unit?: UnitPart): Preset {
  const { id, name, summary } = scenario
  return { id, name, summary, line, group, scenario, ...(view && { view }), ...(unit && { unit }) }
}

/** The four cards of the first sight, with the default: all that the first load has. The others are in `presets.ts`. */
export const START_PRESETS: readonly Preset[] = [
  preset(
    'Start here',
    'All eight weights move once',
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
  preset(
    'Start here',
    'A border around two moons',
    scenario('moons', 'Watch it learn', 'A small network learns to tell two moons apart. Press Play: the border between them bends.', {}),
    {
      axes: [0, 1],
    },
  ),
  {
    ...preset(
      'Start here',
      'Zigzags across, creeps along',
      workedByHand(
        'momentum-valley',
        'Momentum in a valley',
        'Gradient descent creeps along the narrow valley. Choose Compare, turn on momentum for run B (M) and play.',
        {
          // the loss is 0 at w = (1, 2); its curvature is 361 across the valley and 1 along it
          data: {
            kind: 'rows',
            task: 'regression',
            X: [
              [10, 9],
              [9, 10],
            ],
            Y: [[28], [29]],
          },
          network: { hidden: [], activations: ['linear'] },
          initialization: { kind: 'given', parameters: [4, 0, 0] },
          training: { loss: 'mse', learningRate: 0.004 },
        },
      ),
    ),
    logLoss: true,
  },
  preset(
    'Start here',
    'Noise learned by heart',
    scenario(
      'dropout',
      'Dropout against overfitting',
      'Trained for long, the test loss rises. Choose Compare, turn on dropout for run B (P) and play.',
      {
        data: { kind: 'moons', samples: 80, noise: 0.5, seed: 1 },
        split: { testFraction: 0.5, seed: 1 },
        network: { hidden: [12, 12], activations: ['relu', 'relu', 'sigmoid'] },
        initialization: { kind: 'drawn', initializer: { kind: 'he' }, seed: 1 },
      },
    ),
    { sample: 7 }, // a training row: its dropped units are crossed out
  ),
]

/** The document that opens a preset, at step 0. */
export function documentOf({ scenario, view }: Preset): Document {
  return { scenario, changes: [], step: 0, view: { ...FIRST_VIEW, ...view } }
}
