import { type Activation, LEAKY_SLOPE } from '../../engine/network/activations'
import { call, difference, number, product, square } from '../build-expression'
import type { Expression } from '../expression'

/** All that is said about an activation. */
export interface ActivationRule {
  readonly name: string
  readonly tex: string
  /** Why a weighted sum gives what it gives. */
  reason(z: number, outputs: number): string
  /** f'(z) from z and a = f(z); of a softmax it is a matrix. */
  slope(z: Expression, a: Expression): Expression | null
  readonly slopeWords?: string // how the slope is made of what is known
  readonly slopeSlip?: { readonly text: string; at(z: number): number } // z taken for a in the slope; the text has {symbols}
  readonly python: string // of a matrix z
  readonly pythonSlope: string | null // of z and a
}

const APPLIED = 'the activation function is applied to the weighted sum'

/** What a unit makes of a sum that is not positive. */
const atMost0 = (otherwise: string) => (z: number) => (z > 0 ? 'a positive sum is passed on' : otherwise)

export const ACTIVATIONS: Readonly<Record<Activation, ActivationRule>> = {
  linear: {
    name: 'linear',
    tex: '\\mathrm{id}',
    reason: () => 'a linear unit passes its weighted sum on',
    slope: () => number(1),
    python: 'lambda z: z',
    pythonSlope: 'lambda z, a: 1',
  },
  sigmoid: {
    name: 'sigmoid',
    tex: '\\sigma',
    reason: () => APPLIED,
    slope: (_, a) => product(a, difference(number(1), a)),
    slopeWords: ' f′ = a(1 − a)',
    slopeSlip: { text: 'You used {z}(1 − {z}). The slope of the sigmoid is {a}(1 − {a}).', at: (z) => z * (1 - z) },
    python: 'lambda z: 1 / (1 + np.exp(-z))',
    pythonSlope: 'lambda z, a: a * (1 - a)',
  },
  tanh: {
    name: 'tanh',
    tex: '\\tanh',
    reason: () => APPLIED,
    slope: (_, a) => difference(number(1), square(a)),
    slopeWords: ' f′ = 1 − a²',
    slopeSlip: { text: 'You used 1 − {z}². The slope of tanh is 1 − {a}².', at: (z) => 1 - z * z },
    python: 'np.tanh',
    pythonSlope: 'lambda z, a: 1 - a * a',
  },
  relu: {
    name: 'ReLU',
    tex: '\\mathrm{ReLU}',
    reason: atMost0('a sum that is not positive gives 0'),
    slope: (z) => call("relu'", z),
    slopeWords: ' f′, 1 or 0',
    python: 'lambda z: np.where(z > 0, z, 0)',
    pythonSlope: 'lambda z, a: np.where(z > 0, 1, 0)',
  },
  leaky_relu: {
    name: 'leaky ReLU',
    tex: '\\mathrm{LeakyReLU}',
    reason: atMost0('of a sum that is not positive, 1 % is left'),
    slope: (z) => call("leaky_relu'", z),
    python: `lambda z: np.where(z > 0, z, ${LEAKY_SLOPE} * z)`,
    pythonSlope: `lambda z, a: np.where(z > 0, 1, ${LEAKY_SLOPE})`,
  },
  elu: {
    name: 'ELU',
    tex: '\\mathrm{ELU}',
    reason: atMost0('a sum that is not positive gives e to the sum, minus 1'),
    slope: (z) => call("elu'", z),
    python: 'lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0)))',
    pythonSlope: 'lambda z, a: np.where(z > 0, 1, np.exp(np.minimum(z, 0)))',
  },
  softplus: {
    name: 'softplus',
    tex: '\\mathrm{softplus}',
    reason: () => APPLIED,
    slope: (z) => call('sigmoid', z),
    python: 'lambda z: np.logaddexp(0, z)',
    pythonSlope: 'lambda z, a: 1 / (1 + np.exp(-z))',
  },
  softmax: {
    name: 'softmax',
    tex: '\\mathrm{softmax}',
    reason: (_, outputs) => `e to its sum, divided by the same of all ${outputs} outputs added`,
    slope: () => null,
    python: 'lambda z: (e := np.exp(z - z.max(axis=1, keepdims=True))) / e.sum(axis=1, keepdims=True)',
    pythonSlope: null,
  },
  step: {
    name: 'step',
    tex: '\\mathrm{step}',
    reason: (z) => (z >= 0 ? 'a sum of 0 or more gives 1' : 'a negative sum gives 0'),
    slope: () => number(0),
    python: 'lambda z: np.where(z >= 0, 1, 0)',
    pythonSlope: 'lambda z, a: 0',
  },
}
