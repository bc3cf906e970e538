import type { Network } from '../network/network'

export type OptimizerSpec =
  | { readonly kind: 'sgd' }
  | { readonly kind: 'momentum'; readonly beta: number }
  | { readonly kind: 'nesterov'; readonly beta: number }
  | { readonly kind: 'rmsprop'; readonly rho: number; readonly eps: number }
  | { readonly kind: 'adagrad'; readonly eps: number }
  | { readonly kind: 'adam'; readonly beta1: number; readonly beta2: number; readonly eps: number }
  | { readonly kind: 'adamw'; readonly beta1: number; readonly beta2: number; readonly eps: number; readonly decay: number }

/** Names of the state arrays of an optimizer, in the order of `OptimizerState.arrays`. */
export type StateName = 'velocity' | 'square' | 'moment1' | 'moment2'

/** Optimizer state: arrays shaped like the parameters, and Adam's running products [beta1^t, beta2^t]. */
export interface OptimizerState {
  readonly arrays: readonly Float64Array[]
  readonly products: Float64Array // length 2; all ones but for Adam
}

type Kind = OptimizerSpec['kind']

interface Rule<Spec> {
  readonly state: readonly StateName[] // in the order of `OptimizerState.arrays`
  update(spec: Spec, state: OptimizerState, gradient: Float64Array, learningRate: number, update: Float64Array): void
  /** Largest stable rate of full-batch steps at a constant rate, in units of 2/λmax; missing where the optimizer has none. */
  readonly rateLimit?: (spec: Spec) => number
  /** λ of a decay of the weights apart from the gradient. */
  readonly decay?: (spec: Spec) => number
}

/** g is the gradient, r the learning rate. 0 − x instead of −x: a gradient of 0 gives an update of 0, not −0. */
const RULES: { readonly [K in Kind]: Rule<Extract<OptimizerSpec, { kind: K }>> } = {
  // −r·g
  sgd: {
    state: [],
    update: (_spec, _state, gradient, rate, update) => {
      for (let p = 0; p < update.length; p++) update[p] = 0 - rate * gradient[p]
    },
    rateLimit: () => 1,
  },
  // v = βv + g, −r·v. With |1 + β − rλ| ≤ 1 + β the roots of x² − (1 + β − rλ)x + β stay inside the unit circle.
  momentum: {
    state: ['velocity'],
    update: ({ beta }, { arrays: [velocity] }, gradient, rate, update) => momentum(beta, velocity, gradient, rate, update),
    rateLimit: ({ beta }) => 1 + beta,
  },
  // v = βv + g, −r(g + βv)
  nesterov: {
    state: ['velocity'],
    update: ({ beta }, { arrays: [velocity] }, gradient, rate, update) => nesterov(beta, velocity, gradient, rate, update),
  },
  // s = ρs + (1−ρ)g², −r·g/(√s+ε)
  rmsprop: {
    state: ['square'],
    update: ({ rho, eps }, { arrays: [square] }, gradient, rate, update) => rmsprop(rho, eps, square, gradient, rate, update),
  },
  // s = s + g², −r·g/(√s+ε)
  adagrad: {
    state: ['square'],
    update: ({ eps }, { arrays: [square] }, gradient, rate, update) => adagrad(eps, square, gradient, rate, update),
  },
  // m = β1·m + (1−β1)g, v = β2·v + (1−β2)g², −r·(m/(1−β1^t))/(√(v/(1−β2^t))+ε)
  adam: { state: ['moment1', 'moment2'], update: adam },
  // as adam, and −r·λ·w for weights (Loshchilov and Hutter 2019, in PyTorch's form: the decay is multiplied by the rate)
  adamw: { state: ['moment1', 'moment2'], update: adam, decay: ({ decay }) => decay },
}

const ruleOf = (spec: OptimizerSpec) => RULES[spec.kind] as Rule<OptimizerSpec> // each kind has its own spec

/** Names of the arrays an optimizer keeps between steps. */
export function stateNames({ kind }: { readonly kind: Kind }): readonly StateName[] {
  return RULES[kind].state
}

/** Plain gradient descent: the update is −rate · gradient, whatever happened before. */
export function isPlain({ kind }: { readonly kind: Kind }): boolean {
  return RULES[kind].state.length === 0
}

export function hasVelocity<Spec extends { readonly kind: Kind }>(
  spec: Spec,
): spec is Extract<Spec, { readonly kind: 'momentum' | 'nesterov' }> {
  return RULES[spec.kind].state.includes('velocity')
}

/** The largest stable rate in units of 2/λmax, for full-batch steps at a constant rate; NaN for an optimizer without such a limit. */
export function rateLimitFactor(spec: OptimizerSpec): number {
  return ruleOf(spec).rateLimit?.(spec) ?? Number.NaN
}

/** A state before any step: zeros, and products of one. */
export function createOptimizerState(spec: OptimizerSpec, dimension: number): OptimizerState {
  return { arrays: stateNames(spec).map(() => new Float64Array(dimension)), products: new Float64Array([1, 1]) }
}

/** Writes `update`, the change of each parameter that the gradient causes, and advances the state. */
export function optimizerUpdate(
  spec: OptimizerSpec,
  state: OptimizerState,
  gradient: Float64Array,
  learningRate: number,
  update: Float64Array,
): void {
  ruleOf(spec).update(spec, state, gradient, learningRate, update)
}

/** update −= r·λ·w for every weight w, with the decoupled decay λ of the optimizer; biases do not decay. */
export function addDecay(
  spec: OptimizerSpec,
  network: Network,
  parameters: Float64Array,
  learningRate: number,
  update: Float64Array,
): void {
  const { decay: decayOf } = ruleOf(spec)
  if (!decayOf) return
  const decay = decayOf(spec)
  for (const { W, b } of network.layers) for (let p = W; p < b; p++) update[p] -= learningRate * decay * parameters[p]
}

function momentum(beta: number, velocity: Float64Array, gradient: Float64Array, rate: number, update: Float64Array): void {
  for (let p = 0; p < update.length; p++) {
    velocity[p] = beta * velocity[p] + gradient[p]
    update[p] = 0 - rate * velocity[p]
  }
}

function nesterov(beta: number, velocity: Float64Array, gradient: Float64Array, rate: number, update: Float64Array): void {
  for (let p = 0; p < update.length; p++) {
    velocity[p] = beta * velocity[p] + gradient[p]
    update[p] = 0 - rate * (gradient[p] + beta * velocity[p])
  }
}

function rmsprop(rho: number, eps: number, square: Float64Array, gradient: Float64Array, rate: number, update: Float64Array): void {
  for (let p = 0; p < update.length; p++) {
    square[p] = rho * square[p] + (1 - rho) * gradient[p] * gradient[p]
    update[p] = 0 - (rate * gradient[p]) / (Math.sqrt(square[p]) + eps)
  }
}

function adagrad(eps: number, square: Float64Array, gradient: Float64Array, rate: number, update: Float64Array): void {
  for (let p = 0; p < update.length; p++) {
    square[p] += gradient[p] * gradient[p]
    update[p] = 0 - (rate * gradient[p]) / (Math.sqrt(square[p]) + eps)
  }
}

function adam(
  { beta1, beta2, eps }: { readonly beta1: number; readonly beta2: number; readonly eps: number },
  state: OptimizerState,
  gradient: Float64Array,
  rate: number,
  update: Float64Array,
): void {
  const [moment1, moment2] = state.arrays
  state.products[0] *= beta1
  state.products[1] *= beta2
  const correction1 = 1 - state.products[0]
  const correction2 = 1 - state.products[1]
  for (let p = 0; p < update.length; p++) {
    moment1[p] = beta1 * moment1[p] + (1 - beta1) * gradient[p]
    moment2[p] = beta2 * moment2[p] + (1 - beta2) * gradient[p] * gradient[p]
    update[p] = 0 - (rate * (moment1[p] / correction1)) / (Math.sqrt(moment2[p] / correction2) + eps)
  }
}
