import type { Loss } from '../../engine/network/loss-kinds'
import { call, difference, negative, number, product, quotient, square, sum } from '../build-expression'
import type { Expression } from '../expression'

/** An output of one sample. */
interface Output {
  readonly z: Expression
  readonly a: Expression
  readonly y: Expression
  readonly target: number // what y is
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
  readonly square: 1 | 0.5 | null // the factor of (a − y)²; null for a loss that is not made of squares
  readonly python: string // summed over the batch
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
    square: factor,
    python: `${half ? '0.5 * ' : ''}np.sum((a[-1] - y) ** 2)`,
  }
}

/** In the order in which they are offered. */
export const LOSSES: Readonly<Record<Loss, LossRule>> = {
  bce: {
    name: 'binary cross-entropy',
    inSentence: 'cross-entropy',
    besideOther: 'cross-entropy',
    reason: '−ln a for target 1, −ln(1 − a) for target 0, written so that nothing overflows',
    sample: (outputs) => sum(...outputs.map(({ z, y }) => sum(difference(call('max0', z), product(z, y)), call('ln1pexpneg', z)))),
    slope: ({ a, y }) => quotient(difference(a, y), product(a, difference(number(1), a))),
    square: null,
    python: 'np.sum(np.maximum(z[-1], 0) - z[-1] * y + np.log1p(np.exp(-np.abs(z[-1]))))',
  },
  cce: {
    name: 'categorical cross-entropy',
    inSentence: 'cross-entropy',
    besideOther: 'categorical cross-entropy',
    reason: 'minus the log of the output of the right class',
    sample: (outputs) => {
      const total = call('logsumexp', ...outputs.map(({ z }) => z))
      return sum(...outputs.filter(({ target }) => target !== 0).map(({ z, y }) => product(y, difference(total, z))))
    },
    // an output without a share of the target does not count, however small it is
    slope: ({ a, y, target }) => (target === 0 ? number(0) : quotient(negative(y), a)),
    square: null,
    python: 'np.sum(y * (np.logaddexp.reduce(z[-1], axis=1, keepdims=True) - z[-1]))',
  },
  perceptron: {
    name: 'perceptron rule',
    inSentence: 'perceptron rule',
    besideOther: 'perceptron rule',
    reason: 'how far the sum is on the wrong side of 0; nothing where it is on the right one',
    sample: (outputs) => sum(...outputs.map(({ z, y }) => call('max0', product(difference(number(1), product(number(2), y)), z)))),
    slope: () => null,
    square: null,
    python: 'np.sum(np.maximum((1 - 2 * y) * z[-1], 0))',
  },
  mse: squared(1, 'mean squared error', 'squared error'),
  mse_half: squared(0.5, 'half the mean squared error', '½ squared error'),
  sse_half: squared(0.5, 'half the sum of squares', '½ sum of squares'),
}
