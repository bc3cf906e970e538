import type { DataSpec, Scenario } from '../types'
import { scenario, workedByHand } from './scenario'
import { type Preset, preset } from './start-presets'

type Rows = readonly (readonly number[])[]
type Typed = Extract<DataSpec, { kind: 'rows' }>

const regression = (X: Rows, Y: Rows): Typed => ({ kind: 'rows', task: 'regression', X, Y })
const given = (parameters: readonly number[]) => ({ kind: 'given', parameters }) as const

/** Two ReLU units and a ReLU output without biases: the weights of each unit in turn. */
function reluOf(
  id: string,
  name: string,
  summary: string,
  data: Typed,
  weights: readonly [readonly number[], readonly number[], readonly number[]],
  learningRate: number,
): Scenario {
  const [first, second, output] = weights
  return workedByHand(id, name, summary, {
    data,
    network: { hidden: [2], activations: ['relu', 'relu'] },
    initialization: given([...first, ...second, 0, 0, ...output, 0]),
    training: { loss: 'mse', learningRate },
  })
}

const FOUR_ROWS = regression(
  [
    [0, 3],
    [1, 2],
    [-1, -2],
    [4, 0],
  ],
  [[1], [3], [5], [7]],
)

/** The small networks of the course that counts an error as predicted − actual. */
export const RELU_PRESETS: readonly Preset[] = [
  preset(
    'ReLU and slopes',
    'A prediction 11 too high',
    reluOf(
      'relu-error',
      'An error of 11',
      'From [3, 2] it predicts 16 where 5 is right: predicted − actual is 11. The first weights into h2 are 0, so h2 sends 0.',
      regression([[3, 2]], [[5]]),
      [
        [2, 1],
        [0, 0],
        [2, 2],
      ],
      0.001,
    ),
    { axes: [0, 6] },
  ),
  preset(
    'ReLU and slopes',
    'From 2 to 2 and a hundredth',
    reluOf(
      'relu-change',
      'A weight a little larger',
      'The target is 7 now, and h1→y1 is 2.01: the error is 9.08. With 2 it was 9, so a larger weight makes it worse. Type 2 to see.',
      regression([[3, 2]], [[7]]),
      [
        [2, 1],
        [0, 0],
        [2.01, 2],
      ],
      0.001,
    ),
    { axes: [0, 6], selection: { kind: 'parameter', index: 6 } },
  ),
  preset(
    'ReLU and slopes',
    'Three times what is right',
    reluOf(
      'relu-six',
      'An error of 6',
      'From [0, 3] the two units send 3 and 6, which makes 9 where 3 is right: an error of 6. One step leaves less than 0.4 of it.',
      regression([[0, 3]], [[3]]),
      [
        [2, 1],
        [1, 2],
        [1, 1],
      ],
      0.01,
    ),
    { axes: [1, 3] },
  ),
  preset(
    'ReLU and slopes',
    'No error, no gradient',
    reluOf(
      'relu-right',
      'The weights that are right',
      'One weight into h2 is 0 instead of 2, and the error is 0. Press Step: every gradient is 0, so nothing moves.',
      regression([[0, 3]], [[3]]),
      [
        [2, 1],
        [1, 0],
        [1, 1],
      ],
      0.01,
    ),
    { axes: [1, 3] },
  ),
  preset(
    'ReLU and slopes',
    'Many errors, one number',
    reluOf(
      'relu-rows',
      'Four rows, one loss',
      'Errors of 8, 6, −5 and 5 make a mean squared error of 37.5. The third row gets 0 from every ReLU: no weight can help it.',
      FOUR_ROWS,
      [
        [2, 1],
        [1, 2],
        [1, 1],
      ],
      0.01,
    ),
    { axes: [6, 7] },
  ),
  preset(
    'ReLU and slopes',
    'Other weights, a larger loss',
    reluOf(
      'relu-rows-other',
      'The same rows, other weights',
      'With 1.5 in two places the mean squared error is 49.890625, more than the 37.5 of the weights before: a worse start.',
      FOUR_ROWS,
      [
        [2, 1],
        [1, 1.5],
        [1, 1.5],
      ],
      0.01,
    ),
    { axes: [6, 7] },
  ),
  preset(
    'ReLU and slopes',
    'Slopes of 14, 28 and 42',
    workedByHand(
      'three-slopes',
      'Three slopes at once',
      'The slopes are 2 · error · input: 14, 28, 42. A step takes the error from 7 to 5.04; after 20 the loss is 49 · 0.5184²⁰.',
      {
        data: regression([[1, 2, 3]], [[0]]),
        network: { hidden: [], activations: ['linear'] },
        initialization: given([0, 2, 1, 0]),
        training: { loss: 'mse', learningRate: 0.01 },
      },
    ),
    { axes: [0, 2] },
  ),
]

const LECTURES = {
  X: [
    [4, 5],
    [2, 1],
    [5, 8],
  ],
  inputs: ['lectures', 'hours'],
} as const

/** Students with their lectures and hours, and the ten applications that are printed. */
export const HAND_PRESETS: readonly Preset[] = [
  preset(
    'Worked by hand',
    'Two matrices, two sigmoids',
    workedByHand(
      'two-two-one',
      'Matrix, sigmoid, matrix, sigmoid',
      'Look inside the step: W times x plus b, then σ, and once more. From 0.5640 the output moves to 0.6159 in one step, toward 1.',
      {
        data: regression([[0.5, 1]], [[1]]),
        network: { hidden: [2], activations: ['sigmoid', 'sigmoid'] },
        initialization: given([0.2, 0.4, 0.6, 0.8, 0.1, -0.1, 0.5, -0.5, 0.3]),
        training: { loss: 'mse_half', learningRate: 1, trainBiases: true },
      },
    ),
    { axes: [6, 7] },
  ),
  preset(
    'Worked by hand',
    'Sure of the wrong answers',
    workedByHand(
      'will-i-pass',
      'Will I pass?',
      'Chances of 0.1, 0.8 and 0.6 where pass, fail, pass is right: a cross-entropy of 1.4743. The slides print it without its minus.',
      {
        data: {
          kind: 'rows',
          task: 'binary',
          X: LECTURES.X,
          Y: [[1], [0], [1]],
          names: { inputs: LECTURES.inputs, outputs: ['fail', 'pass'] },
        },
        network: { hidden: [], activations: ['sigmoid'] },
        // the only weights with these three outputs
        initialization: given([-10.580657778572933, 4.394449154672439, 18.153160763593316]),
        training: { loss: 'bce', learningRate: 0.1, trainBiases: true },
      },
    ),
  ),
  preset(
    'Worked by hand',
    'Off by 60, 60 and 10 points',
    workedByHand(
      'grades',
      'Grades in percent',
      'Predicted 30, 80 and 85 where the grades are 90, 20 and 95: off by 60, 60 and 10, so the mean squared error is 2,433.33.',
      {
        data: { ...regression(LECTURES.X, [[90], [20], [95]]), names: { inputs: LECTURES.inputs, outputs: ['grade'] } },
        network: { hidden: [], activations: ['linear'] },
        initialization: given([-185, 80, 370]), // the only weights with these three outputs
        training: { loss: 'mse', learningRate: 0.02, trainBiases: true },
      },
    ),
  ),
  preset(
    'Worked by hand',
    'Six inputs, no bias',
    workedByHand(
      'admissions-rows',
      'Ten printed applications',
      'Scores standardized with the deviation (n − 1) of all 400 rows, a column for each rank. Rank 4 is not four times rank 1.',
      {
        data: {
          kind: 'rows',
          task: 'binary',
          X: [
            [-0.932334, 0.131646, 0, 0, 1, 0],
            [0.279614, 1.576859, 0, 0, 1, 0],
            [1.318426, 1.603135, 0, 0, 1, 0],
            [0.279614, -0.05229, 0, 1, 0, 0],
            [0.79902, 1.208986, 0, 0, 1, 0],
            [0.279614, -0.236227, 1, 0, 0, 0],
            [-2.144282, -1.287291, 1, 0, 0, 0],
            [-1.798011, 0.105369, 0, 0, 1, 0],
            [1.837832, -0.446439, 1, 0, 0, 0],
            [0.625884, 0.210476, 0, 0, 1, 0],
          ],
          Y: [[0], [0], [1], [1], [1], [0], [0], [0], [1], [1]],
          names: { inputs: ['gre', 'gpa', 'rank 1', 'rank 2', 'rank 3', 'rank 4'], outputs: ['rejected', 'admitted'] },
        },
        network: { hidden: [], activations: ['sigmoid'] },
        initialization: { kind: 'drawn', initializer: { kind: 'scaled' }, seed: 1 },
        training: { loss: 'mse_half', learningRate: 0.5 },
      },
    ),
  ),
]

/** Three bits with the answer of most of them. */
export const RANDOM_START = preset(
  'What helps',
  'Drawn weights are all different',
  scenario(
    'random-start',
    'Random first weights',
    'All 28 numbers of 3-3-3-1, biases too, are drawn from [−1, 1): no two units are equal, so each learns its own part.',
    {
      data: {
        kind: 'rows',
        task: 'binary',
        X: [
          [0, 0, 0],
          [0, 0, 1],
          [0, 1, 0],
          [0, 1, 1],
          [1, 0, 0],
          [1, 0, 1],
          [1, 1, 0],
          [1, 1, 1],
        ],
        Y: [[0], [0], [0], [1], [0], [1], [1], [1]],
      },
      split: { testFraction: 0, seed: 1 },
      network: { hidden: [3, 3], activations: ['sigmoid', 'sigmoid', 'sigmoid'] },
      initialization: { kind: 'drawn', initializer: { kind: 'uniform_all', range: 1 }, seed: 1 },
      training: { learningRate: 1, batchSize: 'full', order: 'listed' },
    },
  ),
)

/** The exercise on 400 applications, with a table in place of the one that cannot be part of the program. */
export const ADMISSIONS_PRESET = preset(
  'Data sets',
  'Who is admitted, by one unit',
  scenario(
    'admissions',
    'Admissions (simulated)',
    'A simulated table: 400 rows with the published means and counts, 127 admitted. One sigmoid unit, no bias, 1,000 epochs at a learning rate of 0.5.',
    {
      data: { kind: 'admissions' },
      split: { testFraction: 0.1, seed: 1 },
      network: { hidden: [], activations: ['sigmoid'] },
      initialization: { kind: 'drawn', initializer: { kind: 'scaled' }, seed: 1 },
      training: {
        loss: 'mse_half',
        learningRate: 0.5,
        batchSize: 'full',
        order: 'listed',
        trainBiases: false,
        stopping: { kind: 'epochs', epochs: 1000 },
      },
    },
  ),
)
