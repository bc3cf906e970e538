import type { Loss } from '../../engine/network/loss-kinds'
import { call, difference, negative, number, product, quotient, square, sum } from '../build-expression'
import type { Expression } from '../expression'

/** An output of one sample. */
interface Output {
  readonly z: Expression
  readonly a: Expression
  readonly y: Expression
  readonly others: readonly Expression[] // a of the other outputs
  readonly target: number // what y is
  readonly positive: boolean // whether z is
}

/** All that is said about a loss. */
export interface LossRule {
  readonly name: string
  readonly inSentence: string
  readonly besideOther: string // short enough for two of them in a line or two
  readonly reason: string // what the loss of a sample is
  sample(outputs: readonly Output[]): Expression
  /** dL/da of an output, of a batch of one; null where the loss is none of a. */
  slope(output: Output): Expression | null
  /** a − y, of which the node error is made; null where it is made of the slope. */
  readonly error: ((output: Output) => Expression) | null
  readonly square: 1 | 0.5 | null // the factor of (a − y)²; null for a loss that is not made of squares
  readonly python: string // summed over the batch
  readonly pythonError: string // a − y
}

function squared(factor: 1 | 0.5, name: string, besideOther: string): LossRule {
  const half = factor === 0.5
  return {
    name,
    inSentence: half ? 'half squared error' : 'squared error',
    besideOther,
    reason: `${half ? 'half ' : ''}the sum of the squared differences between output and target`,
    sample: (outputs) => {
      const squares = sum(...outputs.map(({ a, y }) => square(difference(a, y))))
      return half ? product(number(0.5), squares) : squares
    },
    slope: ({ a, y }) => (half ? difference(a, y) : product(number(2), difference(a, y))),
    error: null,
    square: factor,
    python: `${half ? '0.5 * ' : ''}np.sum((a[-1] - y) ** 2)`,
    pythonError: 'a[-1] - y',
  }
}

/** 1 − a = σ(−z): where z > 0, a has lost its last digits. */
const complement = ({ z, positive }: Output) => (positive ? call('sigmoid', negative(z)) : null)

/** As in the engine, for z > 0: (1 − y) − σ(−z). */
function sigmoidError(output: Output): Expression {
  const { a, y, target } = output
  const other = target === 0 ? null : complement(output)
  return difference(a, y, other && difference(number(1 - target), other))
}

/** As in the engine, for the right class: 0 − the other outputs, added. */
function softmaxError({ a, y, others, target }: Output): Expression {
  return difference(a, y, target === 0 || others.length === 0 ? null : difference(number(0), sum(...others)))
}

/** In the order in which they are offered. */
export const LOSSES: Readonly<Record<Loss, LossRule>> = {
  bce: {
    name: 'binary cross-entropy',
    inSentence: 'cross-entropy',
    besideOther: 'cross-entropy',
    reason: '−ln a for target 1, −ln(1 − a) for target 0, written so that nothing overflows',
    sample: (outputs) => sum(...outputs.map(({ z, y }) => sum(difference(call('max0', z), product(z, y)), call('ln1pexpneg', z)))),
    slope: (output) => quotient(sigmoidError(output), product(output.a, difference(number(1), output.a, complement(output)))),
    error: sigmoidError,
    square: null,
    python: 'np.sum(np.maximum(z[-1], 0) - z[-1] * y + np.log1p(np.exp(-np.abs(z[-1]))))',
    pythonError: 'np.where(z[-1] > 0, (1 - y) - 1 / (1 + np.exp(z[-1])), a[-1] - y)',
  },
  cce: {
    name: 'categorical cross-entropy',
    inSentence: 'cross-entropy',
    besideOther: 'categorical cross-entropy',
    reason: 'minus the log of the output of the right class',
    sample: (outputs) => {
      const sums = outputs.map(({ z }) => z)
      const part = ({ z, y }: Output) => product(y, difference(call('logsumexp', ...sums), z, call('minuslogsoftmax', z, ...sums)))
      return sum(...outputs.filter(({ target }) => target !== 0).map(part))
    },
    // an output without a share of the target does not count, however small it is
    slope: ({ a, y, target }) => (target === 0 ? number(0) : quotient(negative(y), a)),
    error: softmaxError,
    square: null,
    // sorted, the largest sum is the last
    python: 'np.sum(y * ((s := np.sort(z[-1]))[:, -1:] - z[-1] + np.log1p(np.exp(s[:, :-1] - s[:, -1:]).sum(axis=1, keepdims=True))))',
    pythonError: '(1 - y) * a[-1] - y * (a[-1] @ (1 - np.eye(y.shape[1])))',
  },
  perceptron: {
    name: 'perceptron rule',
    inSentence: 'perceptron rule',
    besideOther: 'perceptron rule',
    reason: 'how far the sum is on the wrong side of 0; nothing where it is on the right one',
    sample: (outputs) => sum(...outputs.map(({ z, y }) => call('max0', product(difference(number(1), product(number(2), y)), z)))),
    slope: () => null,
    error: ({ a, y }) => difference(a, y),
    square: null,
    python: 'np.sum(np.maximum((1 - 2 * y) * z[-1], 0))',
    pythonError: 'a[-1] - y',
  },
  mse: squared(1, 'mean squared error', 'squared error'),
  mse_half: squared(0.5, 'half the mean squared error', '½ squared error'),
  sse_half: squared(0.5, 'half the sum of squares', '½ sum of squares'),
}
