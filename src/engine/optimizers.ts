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
