// The functions of units, of two samples at once, step for step as src/engine/arithmetic/real.ts and src/engine/network/activations.ts
// compute them.
import { exp2, expm1 } from './exponential'
import { smallLog1p2 } from './logarithm'

@inline
export function splat(x: f64): v128 {
  return f64x2(x, x)
}

/** Where both lanes of a mask are set; where neither is. */
@inline
function all(mask: v128): bool {
  return i64x2.all_true(mask)
}

@inline
export function minusSize2(x: v128): v128 {
  return f64x2.neg(f64x2.abs(x))
}

@inline
export function tanh2(x: v128): v128 {
  const size = f64x2.abs(x)
  const low = f64x2.lt(size, splat(0.625))
  if (all(low)) return lowTanh2(x, size)
  const high = highTanh2(x, size)
  return v128.any_true(low) ? v128.bitselect(lowTanh2(x, size), high, low) : high
}

@inline
function lowTanh2(x: v128, size: v128): v128 {
  const s = f64x2.mul(x, x)
  const p = f64x2.sub(f64x2.mul(f64x2.sub(f64x2.mul(splat(-0.9643991794250523), s), splat(99.28772310019185)), s), splat(1614.6876844170845))
  const q = f64x2.add(
    f64x2.mul(f64x2.add(f64x2.mul(f64x2.add(s, splat(112.81167849163293)), s), splat(2235.4883906010045)), s),
    splat(4844.063053251255),
  )
  const value = f64x2.add(x, f64x2.mul(x, f64x2.div(f64x2.mul(s, p), q)))
  return v128.bitselect(x, value, f64x2.lt(size, splat(3.725290298461914e-9))) // 2^-28; keeps -0
}

@inline
function highTanh2(x: v128, size: v128): v128 {
  const doubled = f64x2.mul(splat(2), f64x2.pmin(size, splat(22))) // from 22 on it is 1
  const value = f64x2.sub(splat(1), f64x2.div(splat(2), f64x2.add(exp2(doubled), splat(1))))
  return v128.or(value, v128.and(x, i64x2(i64.MIN_VALUE, i64.MIN_VALUE)))
}

/** sigmoid(-|x|) from e = e^-|x|. */
@inline
export function smallerSigmoid2(e: v128): v128 {
  const q = f64x2.div(e, f64x2.add(splat(1), e))
  return v128.bitselect(f64x2.sub(e, f64x2.mul(e, q)), q, f64x2.lt(e, splat(0.5)))
}

@inline
export function sigmoid2(x: v128): v128 {
  const e = exp2(minusSize2(x))
  const up = f64x2.ge(x, splat(0))
  const upper = f64x2.div(splat(1), f64x2.add(splat(1), e))
  return all(up) ? upper : v128.bitselect(upper, smallerSigmoid2(e), up)
}

@inline
export function softplus2(x: v128): v128 {
  const log = smallLog1p2(exp2(minusSize2(x)))
  return v128.bitselect(f64x2.add(x, log), log, f64x2.gt(x, splat(0)))
}

@inline
export function relu2(x: v128): v128 {
  return v128.and(x, f64x2.gt(x, splat(0)))
}

@inline
export function leakyRelu2(x: v128): v128 {
  return v128.bitselect(x, f64x2.mul(splat(0.01), x), f64x2.gt(x, splat(0)))
}

@inline
export function elu2(x: v128): v128 {
  const up = f64x2.gt(x, splat(0))
  if (all(up)) return x
  const low = f64x2(expm1(f64x2.extract_lane(x, 0)), expm1(f64x2.extract_lane(x, 1)))
  return v128.bitselect(x, low, up)
}

@inline
export function step2(x: v128): v128 {
  return v128.and(splat(1), f64x2.ge(x, splat(0)))
}
