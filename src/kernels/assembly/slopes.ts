// The backward half of the functions of units, as src/engine/network/activations.ts has it.
import { exp2 } from './exponential'
import { sigmoid2, splat } from './functions'
import { ELU, LEAKY_RELU, RELU, SIGMOID, SOFTPLUS, STEP, TANH } from './kinds'

/** delta *= f'(z) for `bytes` of values side by side, an even number of them. Not for softmax. */
export function timesSlope(kind: i32, z: usize, a: usize, delta: usize, bytes: usize): void {
  switch (kind) {
    case SIGMOID:
      for (let s: usize = 0; s < bytes; s += 16) {
        const v = v128.load(a + s)
        times(delta + s, f64x2.mul(v, f64x2.sub(splat(1), v)))
      }
      return
    case TANH:
      for (let s: usize = 0; s < bytes; s += 16) {
        const v = v128.load(a + s)
        times(delta + s, f64x2.sub(splat(1), f64x2.mul(v, v)))
      }
      return
    case RELU:
      for (let s: usize = 0; s < bytes; s += 16) times(delta + s, v128.and(splat(1), positive(z + s)))
      return
    case LEAKY_RELU:
      for (let s: usize = 0; s < bytes; s += 16) times(delta + s, v128.bitselect(splat(1), splat(0.01), positive(z + s)))
      return
    case ELU:
      for (let s: usize = 0; s < bytes; s += 16) times(delta + s, v128.bitselect(splat(1), exp2(v128.load(z + s)), positive(z + s)))
      return
    case SOFTPLUS:
      for (let s: usize = 0; s < bytes; s += 16) times(delta + s, sigmoid2(v128.load(z + s)))
      return
    case STEP:
      for (let s: usize = 0; s < bytes; s += 16) times(delta + s, splat(0))
      return
    default: // linear
  }
}

@inline
function times(place: usize, slope: v128): void {
  v128.store(place, f64x2.mul(v128.load(place), slope))
}

@inline
function positive(place: usize): v128 {
  return f64x2.gt(v128.load(place), splat(0))
}
