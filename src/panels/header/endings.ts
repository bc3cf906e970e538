import type { Training } from '../../document/types'
import type { HistoryRow } from '../../trainer/protocol'

/** What is known of a run at a step. */
export interface Seen {
  readonly row: HistoryRow // of that step
  readonly rows: readonly HistoryRow[] // the kept ones up to it
  readonly parameters: Float64Array
  readonly training: Training // in force
  readonly stopped: boolean // by its rule
}

/** What one sees at the end of a scenario and why; null as long as it is not so. Run B is there in a comparison. */
type Ending = (a: Seen, b: Seen | null) => string | null

const when =
  (holds: (a: Seen) => boolean, sentence: string): Ending =>
  (a) =>
    holds(a) ? sentence : null
const learned = (sentence: string): Ending => when(({ row }) => row.testAccuracy >= 0.95, sentence)
const fallenTo = (share: number, sentence: string): Ending => when((a) => a.row.trainLoss < share * first(a), sentence)
const first = ({ rows }: Seen) => rows[0]?.trainLoss ?? Number.NaN
const least = (rows: readonly HistoryRow[], of: 'trainLoss' | 'testLoss') => Math.min(...rows.map((row) => row[of]))
const near = (value: number | undefined, goal: number, by: number) => Math.abs((value ?? Number.NaN) - goal) < by
const hasMomentum = ({ training }: Seen) => 'beta' in training.optimizer
const descends = ({ training }: Seen) => training.optimizer.kind === 'sgd' && training.schedule.kind === 'constant'
/** The loss fell by more in the first half of the rows than in the second. */
const slows = ({ row, rows }: Seen) => rows[0]!.trainLoss - half(rows) > half(rows) - row.trainLoss
const half = (rows: readonly HistoryRow[]) => rows[rows.length >> 1]?.trainLoss ?? Number.NaN
const rises = (rows: readonly HistoryRow[]) => rows.filter((row, k) => k > 0 && row.trainLoss > rows[k - 1]!.trainLoss).length

/** One of four rows keeps an error of 5. */
const heldUp = (a: Seen) => a.training.loss === 'mse' && a.row.trainLoss < 0.3 * first(a) && a.row.trainLoss > 6.25

/** By the id of the scenario. */
export const ENDINGS: Readonly<Record<string, Ending>> = {
  'two-two-two': when(
    (a) => a.row.step === 1 && near(first(a), 0.2984, 5e-5) && near(a.row.trainLoss, 0.291, 5e-5),
    'The loss fell from 0.2984 to 0.2910: each of the eight weights moved a little against its gradient. Learning is this, many times over.',
  ),
  moons: learned('The border has bent between the moons: each hidden unit brings a line of its own, and the output joins them.'),
  'momentum-valley': (a, b) =>
    b && hasMomentum(b) && !hasMomentum(a) && a.row.trainLoss > 100 * b.row.trainLoss
      ? 'Run B is far ahead: across the valley the gradients change sign and cancel in the velocity, along it they add up, with β = 0.9 to ten times one of them.'
      : null,
  dropout: (a, b) => {
    if (b && b.training.dropout > 0 && b.row.testLoss < 0.8 * a.row.testLoss && b.row.trainLoss > a.row.trainLoss)
      return 'Run B is worse on training rows and better on test rows: no unit can count on the others, so noise is harder to learn by heart.'
    return a.training.dropout === 0 && a.row.testLoss > 1.2 * least(a.rows, 'testLoss') && a.row.trainLoss < 0.5 * first(a)
      ? 'The training loss falls and the test loss rises: the network learns the noise of its training rows by heart.'
      : null
  },
  'two-one-one': when(
    (a) => a.row.trainLoss < first(a) && a.row.gradientNorms[0]! < a.row.gradientNorms[1]!,
    'The gradient of the first layer is smaller than that of the output weight: it has the slopes of two sigmoids in it, each at most 0.25.',
  ),
  valley: when(
    ({ parameters }) => near(parameters[0], 0.4, 0.001) && near(parameters[1], 1.2, 0.001),
    'The run ended at (0.4, 1.2), the point of the line 3w1 + 4w2 = 6 nearest to its start: no gradient points along the line.',
  ),
  'one-weight': when(
    (a) => descends(a) && near(a.parameters[0], 10 / 3, 0.001),
    'The weight has come to 3.333, where 3w = 10. The nearer it came the smaller was the gradient, and every step with it.',
  ),
  parabola: when(
    (a) => descends(a) && near(a.parameters[0], 0, 0.01),
    'x is almost 0, where the slope is 0: every step takes the same share of the way, so the steps become ever smaller.',
  ),
  'two-two-one': when(
    (a) => a.training.trainBiases && a.row.step >= 1 && a.row.trainLoss < first(a),
    'Every weight and bias has moved: the gradient of a weight is its input times the node error where it ends.',
  ),
  'will-i-pass': when(
    ({ row, training }) => training.loss === 'bce' && row.trainAccuracy === 1,
    'All three are right now. Cross-entropy was steep while it was sure and wrong, so it was quick to turn round.',
  ),
  grades: when(
    (a) => a.training.trainBiases && a.row.trainLoss < 0.9 * first(a) && slows(a),
    'The grades come nearer, ever more slowly: inputs and bias pull together, so the loss is a narrow valley.',
  ),
  'admissions-rows': when(
    (a) => a.row.step >= 50 && a.row.trainLoss < first(a),
    'The loss has fallen. Four rank columns add up to 1 in every row: they do the work of a bias.',
  ),
  'relu-error': when(
    (a) => a.row.trainLoss < 0.1 * first(a) && a.parameters[2] === 0 && a.parameters[3] === 0,
    'The error has almost gone, and h2 has not moved: where a ReLU sends 0 its slope counts as 0, and so does its gradient.',
  ),
  'relu-change': when(
    (a) => a.row.trainLoss < 0.1 * first(a) && a.parameters[6]! < 2.01,
    'The weight h1→y1 has become smaller, as its slope said: down was the way to a smaller error.',
  ),
  'relu-six': when(
    (a) => a.row.trainLoss < 0.1 * first(a) && a.parameters[0] === 2 && a.parameters[2] === 1,
    'The error has almost gone. The weights from x1 have not moved: the input is 0, and a slope has it as a factor.',
  ),
  'relu-right': when(
    ({ row }) => row.step >= 1 && row.trainLoss === 0,
    'Nothing has moved: the error is a factor of every gradient, and it is 0.',
  ),
  'relu-rows': when(heldUp, 'The loss stays above 6.25: the third row still gets 0 where 5 is right, and contributes a quarter of 5².'),
  'relu-rows-other': when(heldUp, 'From this start, too, the loss stays above 6.25: the third row still gets 0 where 5 is right.'),
  'three-slopes': when(
    ({ row }) => row.step >= 20 && near(row.trainLoss / (49 * 0.5184 ** row.step), 1, 0.001),
    'Every step left 0.5184 of the loss, which began at 49: after 20 of them less than 0.0001 is there. The weights tend to −0.5, 1 and −0.5.',
  ),
  'random-start': when(
    ({ row }) => row.step >= 100 && row.trainAccuracy === 1,
    'All eight rows are right: the units began with different weights, and each has become something of its own.',
  ),
  admissions: when(
    ({ stopped }) => stopped,
    'The training is over: now see tab Data for how many test rows one gets right by always saying “rejected”.',
  ),
  'one-hidden-unit': when(
    ({ row, parameters }) => parameters.length === 5 && row.step >= 1000 && row.trainAccuracy < 0.85,
    'Some corner stays wrong: one hidden unit makes one straight border, and no straight border separates XOR.',
  ),
  'zero-weights': when(
    ({ row, parameters: p }) =>
      row.step >= 100 && [1, 2, 3].every((j) => p[2 * j] === p[0] && p[2 * j + 1] === p[1] && p[12 + j] === p[12]),
    'The four hidden units are still equal to the last bit: equal weights get equal gradients, so four do the work of one.',
  ),
  'sigmoid-stuck': when(
    (a) => a.training.loss === 'sse_half' && a.row.step >= 20 && a.row.trainLoss > 0.4 && a.row.trainLoss > 0.9 * first(a),
    'Badly wrong, and it hardly moves: its gradient has the slope of the sigmoid as a factor, which is almost 0 out here.',
  ),
  'rate-limit': when(
    (a) => descends(a) && a.row.step >= 5 && a.row.trainLoss > first(a),
    'The loss rises: every update is more than twice the way to the lowest point, so it lands farther out on the other side.',
  ),
  'five-sigmoid': when(
    ({ row: { gradientNorms: norms } }) => norms.length === 5 && norms[0]! < norms[4]! / 100,
    'The gradient of layer 1 is less than a hundredth of the last one: each sigmoid on the way back multiplies by at most 0.25.',
  ),
  'momentum-swings': (a, b) =>
    b && hasMomentum(b) && !hasMomentum(a) && a.row.step >= 60 && b.row.trainLoss < a.row.trainLoss && rises(b.rows) > 0
      ? 'Run B swung past the lowest point and turned round. Now it is nearer than run A: a wide valley gains less from momentum.'
      : null,
  'momentum-overshoot': when(
    (a) => hasMomentum(a) && a.row.trainLoss > 1.05 * least(a.rows, 'trainLoss'),
    'The loss has risen again: the gradient had turned round, but the velocity still carried the weights on.',
  ),
  'l1-l2': ({ row, parameters: [w1, w2], training: { penalty } }) => {
    if (penalty.kind === 'l1' && w1 === 0)
      return 'w1 is exactly 0: the pull of L1 is as strong near 0 as far away, and the data pull w1 away from 0 with less.'
    return penalty.kind === 'l2' && row.step >= 50 && near(w1, 0.69, 0.01) && near(w2, 0.92, 0.01)
      ? 'Both weights are smaller and neither is 0: the pull of L2 fades with the weight itself.'
      : null
  },
  'online-full': when(
    (a) => a.training.batchSize === 1 && a.row.trainLoss < first(a) && a.rows.length > 20 && rises(a.rows.slice(-20)) >= 4,
    'The loss trembles as it falls: every update serves one row, and what is good for that row can be bad for the others.',
  ),
  'early-stopping': when(
    ({ stopped, training }) => stopped && training.stopping.kind === 'test',
    'It has stopped: the test loss has not improved for a while, and to go on would mean to learn noise by heart.',
  ),
  'perceptron-and': when(
    ({ stopped, row }) => stopped && row.trainAccuracy === 1,
    'All four rows are right, so nothing changes any more: this rule learns from mistakes only.',
  ),
  'perceptron-xor': when(
    ({ row }) => row.step >= 40 && row.trainAccuracy < 1,
    'It goes round forever: no line is right for all four rows, so each correction undoes another one.',
  ),
  adaline: when(
    ({ row, parameters: [w1, w2, b] }) => row.step >= 100 && near(w1, 0.5, 0.15) && near(w2, 0.5, 0.15) && near(b, -0.25, 0.15),
    'The weights tremble around the least-squares solution: unlike the perceptron it goes on correcting rows that are already right.',
  ),
  'generalized-delta': when(
    ({ row, stopped }) => row.trainAccuracy === 1 && !stopped,
    'All four rows are on the right side, and it still learns: a sigmoid never quite reaches 0 or 1.',
  ),
  xor: learned('Opposite corners are joined: the hidden units draw several lines, and the output says between which of them a point lies.'),
  circles: learned('The border has closed into a ring: the output joins the lines of the hidden units around the inner class.'),
  spirals: learned('The border follows both arms: later layers bend what the layers before them have already bent.'),
  gaussians: learned('One straight border is enough: a single unit adds up the inputs and compares the sum with one number.'),
  penguins: learned('The three species are told apart: no single measurement does it, but weighted sums of all four do.'),
  sine: fallenTo(0.1, 'The line follows the points: each tanh unit bent it once, and their sum makes the wave.'),
  hills: fallenTo(0.1, 'The output has the hills and hollows of the data: each hidden unit is a slope, and their sum makes the landscape.'),
  digits: when(
    ({ row }) => row.step >= 500 && row.testAccuracy >= 0.85,
    'Most new images are read right, though nobody has told the network about shapes: it saw 784 pixels and a digit.',
  ),
  'digits-quadratic': when(
    ({ row, training }) => training.loss === 'mse_half' && row.testAccuracy >= 0.8,
    'It reads most digits now. It took a while: the slope of a sigmoid that is sure is almost 0, and the quadratic loss multiplies by it.',
  ),
  'digits-cross-entropy': when(
    ({ row, training }) => training.loss === 'bce' && row.testAccuracy >= 0.9,
    'At least nine of ten new images are read right: with cross-entropy the node error of an output is just answer minus target.',
  ),
  'digits-overfitting': (a, b) =>
    b && b.row.testAccuracy > a.row.testAccuracy + 0.01 && a.row.trainAccuracy === 1
      ? 'Run B reads more of the test images: what it learned is less about these 1,000 images and more about digits.'
      : a.row.trainAccuracy === 1 && a.row.testAccuracy < 0.95
        ? 'Every training image is read right, but not every test image: it has learned the training images by heart.'
        : null,
}
