import type { OptimizerSpec, StateName } from '../../engine/step/optimizers'
import type { StepTrace } from '../../engine/step/step-trace'
import { difference, number, of, product, quotient, root, setting, square, sum } from '../build-expression'
import type { StepContext } from '../context'
import type { Expression, NumberExpression } from '../expression'
import { float } from '../python'
import { added, inner, short } from '../short-number'
import { inRole } from '../told'

/**
 * memory: what the optimizer kept of the steps before; correction: what Adam adds because its first moment started at 0;
 * decay: what a weight loses apart from its gradient.
 */
export type PartKind = 'gradient' | 'penalty' | 'memory' | 'correction' | 'decay'

/** A term of an update: −rate · share · value / divisor. */
export interface Part {
  readonly kind: PartKind
  readonly value: number // in units of the gradient
  readonly share: number // how much of it counts, such as β; 0 for the gradient of a bias that is not trained
  readonly divisor: number
}

/** A number that an optimizer keeps for each parameter. g is the gradient, its penalty included. */
interface StateRule {
  readonly name: string
  made(old: Expression, g: Expression): Expression
  formula(old: number, g: number): string
  readonly reason: string
}

/** All that is said about an optimizer with its settings in one step. */
export interface OptimizerRule {
  readonly name: string // as in a sentence
  readonly settings: readonly NumberExpression[]
  readonly states: Readonly<Partial<Record<StateName, StateRule>>>
  /** The change of a parameter: 0 minus a step, as the engine writes it, so that it is never −0. */
  update(context: StepContext, parameter: number): Expression
  formula(trace: StepTrace, parameter: number): string // of the update, in numbers
  readonly reason: string
  readonly python: readonly string[] // from `total` to the states and the update
  readonly share: number // how much of the gradient counts
  readonly decays?: true // weights also move by a share of themselves
  /** What the rate is multiplied by, before the divisor. */
  combined(trace: StepTrace, parameter: number): number
  /** The running square below the root of the divisor, and the ε added to the root. */
  readonly divisor?: { readonly eps: number; square(trace: StepTrace, parameter: number): number }
  /** The parts of the update besides the gradient and the penalty. */
  parts?(trace: StepTrace, parameter: number, divisor: number): readonly Part[]
}

const RULES: {
  readonly [K in OptimizerSpec['kind']]: (spec: Extract<OptimizerSpec, { kind: K }>, powers: readonly [number, number]) => OptimizerRule
} = {
  sgd: () => ({
    name: 'gradient descent',
    settings: [],
    states: {},
    update: (_, p) => minus(product(RATE, gradient(p))),
    formula: (trace, p) => `${rate(trace)} · ${inRole('backward', inner(trace.totalGradient[p]!))}`,
    reason: 'minus the learning rate times the gradient',
    python: ['update = 0 - rate * total'],
    share: 1,
    combined: (trace, p) => trace.totalGradient[p]!,
  }),

  momentum: (spec) => {
    const beta = setting('\\beta', 'beta', spec.beta, 'β')
    return {
      name: 'momentum',
      settings: [beta],
      states: { velocity: velocity(beta) },
      update: (_, p) => minus(product(RATE, state('velocity', p))),
      formula: (trace, p) => `${rate(trace)} · ${inRole('update', inner(now(trace, 'velocity', p)))}`,
      reason: 'minus the learning rate times the velocity',
      python: [`velocity = ${float(spec.beta)} * velocity + total`, 'update = 0 - rate * velocity'],
      share: 1,
      combined: (trace, p) => now(trace, 'velocity', p),
      parts: (trace, p, divisor) => [{ kind: 'memory', value: before(trace, 'velocity', p), share: spec.beta, divisor }],
    }
  },

  nesterov: (spec) => {
    const beta = setting('\\beta', 'beta', spec.beta, 'β')
    return {
      name: 'Nesterov',
      settings: [beta],
      states: { velocity: velocity(beta) },
      update: (_, p) => minus(product(RATE, sum(gradient(p), product(beta, state('velocity', p))))),
      formula: (trace, p) =>
        `${rate(trace)} · (${inRole('backward', short(trace.totalGradient[p]!))} + ${short(spec.beta)} · ${inRole('update', inner(now(trace, 'velocity', p)))})`,
      reason: 'the gradient, and the velocity one step ahead',
      python: [`beta = ${float(spec.beta)}`, 'velocity = beta * velocity + total', 'update = 0 - rate * (total + beta * velocity)'],
      share: 1,
      combined: (trace, p) => trace.totalGradient[p]! + spec.beta * now(trace, 'velocity', p),
      // the new velocity: a look ahead
      parts: (trace, p, divisor) => [{ kind: 'memory', value: now(trace, 'velocity', p), share: spec.beta, divisor }],
    }
  },

  rmsprop: (spec) => {
    const rho = setting('\\rho', 'rho', spec.rho, 'ρ')
    return {
      name: 'RMSProp',
      settings: [rho, epsilon(spec.eps)],
      states: { square: runningMean('mean square', rho, true) },
      ...overRootOfSquare(spec.eps, 'mean square'),
      python: [
        `rho, eps = ${float(spec.rho)}, ${float(spec.eps)}`,
        'square = rho * square + (1 - rho) * total * total',
        'update = 0 - rate * total / (np.sqrt(square) + eps)',
      ],
    }
  },

  adagrad: (spec) => ({
    name: 'Adagrad',
    settings: [epsilon(spec.eps)],
    states: {
      square: {
        name: 'sum of squares',
        made: (old, g) => sum(old, square(g)),
        formula: (old, g) => `${inRole('update', inner(old))} + ${inRole('backward', inner(g))}²`,
        reason: 'the squared gradients of all steps so far',
      },
    },
    ...overRootOfSquare(spec.eps, 'sum of squares'),
    python: ['square = square + total * total', `update = 0 - rate * total / (np.sqrt(square) + ${float(spec.eps)})`],
  }),

  adam: adamOf,

  adamw: (spec, powers) => {
    const adam = adamOf(spec, powers)
    const decay = setting('\\lambda', 'lambda', spec.decay, 'λ')
    return {
      ...adam,
      name: 'AdamW',
      settings: [...adam.settings, decay],
      update: (context, p) => {
        const step = adam.update(context, p)
        return isWeight(context.trace, p) ? difference(step, product(RATE, decay, of({ kind: 'before', parameter: p }))) : step
      },
      formula: (trace, p) => {
        const decayed = `${short(trace.learningRate)} · ${short(spec.decay)} · ${inRole(trace.before[p]! < 0 ? 'negative' : 'positive', inner(trace.before[p]!))}`
        return isWeight(trace, p) ? `${adam.formula(trace, p)} − ${decayed}` : adam.formula(trace, p)
      },
      reason: `${adam.reason}; of a weight also minus its decay, the learning rate times λ times itself`,
      python: [...adam.python, `update = update - np.where(weight, rate * ${float(spec.decay)} * old, 0)  # the decay of weights`],
      decays: true,
      parts: (trace, p, divisor) => [
        ...adam.parts!(trace, p, divisor),
        ...(isWeight(trace, p) ? [{ kind: 'decay', value: trace.before[p]!, share: spec.decay, divisor: 1 } as const] : []),
      ],
    }
  },
}

/** Adam with its settings, at the powers of its betas that stand for the number of steps so far. */
function adamOf(
  spec: { readonly beta1: number; readonly beta2: number; readonly eps: number },
  powers: readonly [number, number],
): OptimizerRule {
  const beta1 = setting('\\beta_1', 'beta 1', spec.beta1, 'β1')
  const beta2 = setting('\\beta_2', 'beta 2', spec.beta2, 'β2')
  const t = stepsOf(spec, powers)
  const power1 = setting('\\beta_1^{t}', 'beta 1 to the t', powers[0], `β1ᵗ (β1 = ${spec.beta1}${t})`)
  const power2 = setting('\\beta_2^{t}', 'beta 2 to the t', powers[1], `β2ᵗ (β2 = ${spec.beta2}${t})`)
  const eps = epsilon(spec.eps)
  const corrected = (name: StateName, power: Expression, p: number) => quotient(state(name, p), difference(number(1), power))
  const moment1 = (trace: StepTrace, p: number) => now(trace, 'moment1', p) / (1 - powers[0])
  const moment2 = (trace: StepTrace, p: number) => now(trace, 'moment2', p) / (1 - powers[1])
  return {
    name: 'Adam',
    settings: [beta1, beta2, eps, power1, power2],
    states: { moment1: runningMean('first moment', beta1, false), moment2: runningMean('second moment', beta2, true) },
    update: (_, p) => minus(quotient(product(RATE, corrected('moment1', power1, p)), sum(root(corrected('moment2', power2, p)), eps))),
    formula: (trace, p) =>
      `${rate(trace)} · ${inRole('update', inner(moment1(trace, p)))} / (√${inRole('update', short(moment2(trace, p)))} + ${short(spec.eps)})`,
    reason: 'the first moment over the root of the second, both corrected for their start at 0',
    python: [
      `beta1, beta2, eps = ${float(spec.beta1)}, ${float(spec.beta2)}, ${float(spec.eps)}`,
      `power1, power2 = ${float(powers[0])}, ${float(powers[1])}  # beta1 and beta2 to the number of steps so far, this one included`,
      'moment1 = beta1 * moment1 + (1 - beta1) * total',
      'moment2 = beta2 * moment2 + (1 - beta2) * total * total',
      'update = 0 - rate * (moment1 / (1 - power1)) / (np.sqrt(moment2 / (1 - power2)) + eps)',
    ],
    share: 1 - spec.beta1,
    combined: moment1,
    divisor: { eps: spec.eps, square: moment2 },
    parts: (trace, p, divisor) => [
      { kind: 'memory', value: before(trace, 'moment1', p), share: spec.beta1, divisor },
      { kind: 'correction', value: moment1(trace, p) - now(trace, 'moment1', p), share: 1, divisor },
    ],
  }
}

/** ', t = 2': how many steps a power of β stands for; '' where it is too small to tell. */
function stepsOf({ beta1, beta2 }: { readonly beta1: number; readonly beta2: number }, powers: readonly [number, number]): string {
  const [beta, power] = beta2 > beta1 ? [beta2, powers[1]] : [beta1, powers[0]]
  return power > 1e-300 ? `, t = ${Math.round(Math.log(power) / Math.log(beta))}` : ''
}

/** The optimizer of a step. */
export function optimizerOf({ optimizer, products }: Pick<StepTrace, 'optimizer' | 'products'>): OptimizerRule {
  const rule = RULES[optimizer.kind] as (spec: OptimizerSpec, powers: readonly [number, number]) => OptimizerRule // each kind has its own spec
  return rule(optimizer, products)
}

const RATE = of({ kind: 'learningRate' })

/** Whether a parameter is a weight: per layer the weights come first, then the biases. */
function isWeight({ x, z, included }: StepTrace, parameter: number): boolean {
  let [inputs, next] = [x.length / included.length, 0]
  for (const sums of z) {
    const units = sums.length / included.length
    if (parameter < next + inputs * units) return true
    next += (inputs + 1) * units
    if (parameter < next) return false
    inputs = units
  }
  return false
}

function minus(step: Expression): Expression {
  return difference(number(0), step)
}

function epsilon(value: number): NumberExpression {
  return setting('\\varepsilon', 'epsilon', value, 'ε')
}

function gradient(parameter: number): Expression {
  return of({ kind: 'totalGradient', parameter })
}

function state(name: StateName, parameter: number): Expression {
  return of({ kind: 'state', name, parameter })
}

function rate({ learningRate }: StepTrace): string {
  return `−${short(learningRate)}`
}

function now(trace: StepTrace, name: StateName, parameter: number): number {
  return trace.state[name]![parameter]!
}

function before(trace: StepTrace, name: StateName, parameter: number): number {
  return trace.stateBefore[name]![parameter]!
}

function velocity(beta: NumberExpression): StateRule {
  return {
    name: 'velocity',
    made: (old, g) => sum(product(beta, old), g),
    formula: (old, g) => `${short(beta.value)} · ${inRole('update', inner(old))} ${inRole('backward', added(g))}`,
    reason: 'a part of the old velocity plus the gradient',
  }
}

function runningMean(name: string, share: NumberExpression, squared: boolean): StateRule {
  const rest = difference(number(1), share)
  return {
    name,
    made: (old, g) => sum(product(share, old), squared ? product(rest, g, g) : product(rest, g)),
    formula: (old, g) =>
      `${short(share.value)} · ${inRole('update', inner(old))} + ${short(1 - share.value)} · ${inRole('backward', inner(g))}${squared ? '²' : ''}`,
    reason: squared ? 'a running mean of the squared gradients' : 'a running mean of the gradients',
  }
}

/** −r·g/(√s + ε) */
function overRootOfSquare(eps: number, name: string) {
  return {
    update: (_: StepContext, p: number) => minus(quotient(product(RATE, gradient(p)), sum(root(state('square', p)), epsilon(eps)))),
    formula: (trace: StepTrace, p: number) =>
      `${rate(trace)} · ${inRole('backward', inner(trace.totalGradient[p]!))} / (√${inRole('update', short(now(trace, 'square', p)))} + ${short(eps)})`,
    reason: `the gradient over the root of its ${name}`,
    share: 1,
    combined: (trace: StepTrace, p: number) => trace.totalGradient[p]!,
    divisor: { eps, square: (trace: StepTrace, p: number) => now(trace, 'square', p) },
  }
}
