export type OptimizerSpec =
  | { readonly kind: 'sgd' }
  | { readonly kind: 'momentum'; readonly beta: number }
  | { readonly kind: 'nesterov'; readonly beta: number }
  | { readonly kind: 'rmsprop'; readonly rho: number; readonly eps: number }
  | { readonly kind: 'adagrad'; readonly eps: number }
  | { readonly kind: 'adam'; readonly beta1: number; readonly beta2: number; readonly eps: number }

/** Names of the state arrays of an optimizer, in the order of `OptimizerState.arrays`. */
export type StateName = 'velocity' | 'square' | 'moment1' | 'moment2'

/** Optimizer state: arrays shaped like the parameters, and Adam's running products [beta1^t, beta2^t]. */
export interface OptimizerState {
  readonly arrays: readonly Float64Array[]
  readonly products: Float64Array // length 2; all ones but for Adam
}

const STATE_NAMES: Readonly<Record<OptimizerSpec['kind'], readonly StateName[]>> = {
  sgd: [],
  momentum: ['velocity'],
  nesterov: ['velocity'],
  rmsprop: ['square'],
  adagrad: ['square'],
  adam: ['moment1', 'moment2'],
}

/** Names of the arrays an optimizer keeps between steps. */
export function stateNames(spec: OptimizerSpec): readonly StateName[] {
  return STATE_NAMES[spec.kind]
}

/** A state before any step: zeros, and products of one. */
export function createOptimizerState(spec: OptimizerSpec, dimension: number): OptimizerState {
  return { arrays: stateNames(spec).map(() => new Float64Array(dimension)), products: new Float64Array([1, 1]) }
}

/**
 * Writes `update`, the change of each parameter, and advances the state. g is the gradient, r the learning rate.
 * sgd −r·g; momentum v = βv+g, −r·v; nesterov v = βv+g, −r(g+βv); rmsprop s = ρs+(1−ρ)g², −r·g/(√s+ε);
 * adagrad s = s+g², −r·g/(√s+ε); adam m = β1·m+(1−β1)g, v = β2·v+(1−β2)g², −r·(m/(1−β1^t))/(√(v/(1−β2^t))+ε).
 */
export function optimizerUpdate(
  spec: OptimizerSpec,
  state: OptimizerState,
  gradient: Float64Array,
  learningRate: number,
  update: Float64Array,
): void {
  // 0 − x instead of −x: a gradient of 0 gives an update of 0, not −0
  switch (spec.kind) {
    case 'sgd':
      for (let p = 0; p < update.length; p++) update[p] = 0 - learningRate * gradient[p]
      break
    case 'momentum':
      momentum(spec.beta, state.arrays[0], gradient, learningRate, update)
      break
    case 'nesterov':
      nesterov(spec.beta, state.arrays[0], gradient, learningRate, update)
      break
    case 'rmsprop':
      rmsprop(spec.rho, spec.eps, state.arrays[0], gradient, learningRate, update)
      break
    case 'adagrad':
      adagrad(spec.eps, state.arrays[0], gradient, learningRate, update)
      break
    case 'adam':
      adam(spec.beta1, spec.beta2, spec.eps, state, gradient, learningRate, update)
      break
  }
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
  beta1: number,
  beta2: number,
  eps: number,
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
