// The functions of units, of two samples at once, step for step as src/engine/arithmetic/real.ts and src/engine/network/activations.ts
// compute them.
import { exp2, expm1, plainExp2 } from './exponential'
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

/** Numbers worked on at once by tanhOf, and those of them from 0.625 on: each with its place in the result. */
const BLOCK: usize = 128
const FAR: usize = memory.data(130 * 16, 16) + 16

/**
 * a = tanh z for `bytes` of values side by side, an even number of them; `a` may be `z`. All take the formula of small numbers, then the
 * large ones, side by side, the other one: which they are can hardly be guessed.
 */
export function tanhOf(z: usize, a: usize, bytes: usize): void {
  for (let from: usize = 0; from < bytes; from += BLOCK << 3) tanhOfBlock(z + from, a + from, min(BLOCK << 3, bytes - from))
}

function tanhOfBlock(z: usize, a: usize, bytes: usize): void {
  let end = FAR
  for (let s: usize = 0; s < bytes; s += 16) {
    const x = v128.load(z + s)
    const size = f64x2.abs(x)
    const far = i64x2.bitmask(f64x2.ge(size, splat(0.625)))
    v128.store(a + s, lowTanh2(x, size))
    v128.store64_lane(end, x, 0)
    store<usize>(end, a + s, 8)
    end += <usize>(far & 1) << 4
    v128.store64_lane(end, x, 1)
    store<usize>(end, a + s + 8, 8)
    end += <usize>(far & 2) << 3
  }
  v128.store(end, v128.load(end - 16)) // an odd one has itself beside it
  for (let one = FAR; one < end; one += 32) {
    const x = f64x2(load<f64>(one), load<f64>(one, 16))
    const value = highTanh2(x, f64x2.abs(x))
    v128.store64_lane(load<usize>(one, 8), value, 0)
    v128.store64_lane(load<usize>(one, 24), value, 1)
  }
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
  const value = f64x2.sub(splat(1), f64x2.div(splat(2), f64x2.add(plainExp2(doubled), splat(1))))
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
