// Updates, step for step as src/engine/step computes them. The two lanes are two neighbouring parameters.
import { splat } from './functions'
import { ADAGRAD, ADAM, ADAMW, MOMENTUM, NESTEROV, NO_PENALTY, ORTHANT_PENALTY, RMSPROP, SGD, SQUARE_PENALTY } from './kinds'

/** Weights beyond this are left to the engine: their penalty might not be finite. */
export const LARGE: f64 = 1e140

let optimizer: i32 = SGD
let beta1: f64 = 0 // beta of momentum and Nesterov, rho of RMSProp
let beta2: f64 = 0
let eps: f64 = 0
let decay: f64 = 0
let penalty: i32 = NO_PENALTY
let penaltyC: f64 = 0
let trainBiases: bool = true

/** Where the numbers shaped like the parameters lie; what an optimizer does not keep is never read. */
let parameters: usize = 0
let gradient: usize = 0
let first: usize = 0 // velocity, square or moment1
let second: usize = 0 // moment2

/** beta1^t and beta2^t of Adam. */
export const PRODUCTS: usize = memory.data(16, 16)

export function setRule(kind: i32, b1: f64, b2: f64, epsilon: f64, lambda: f64, penaltyKind: i32, c: f64, biases: i32): void {
  optimizer = kind
  beta1 = b1
  beta2 = b2
  eps = epsilon
  decay = lambda
  penalty = penaltyKind
  penaltyC = c
  trainBiases = biases !== 0
}

export function setArrays(p: usize, g: usize, s1: usize, s2: usize): void {
  parameters = p
  gradient = g
  first = s1
  second = s2
}

/** Whether a parameter moves by its gradient alone: where that is 0, nothing changes. */
export function isPlain(): bool {
  return optimizer === SGD && penalty === NO_PENALTY
}

/** Whether weights and biases are treated alike. */
export function isUniform(): bool {
  return penalty === NO_PENALTY && optimizer !== ADAMW && trainBiases
}

export function beginUpdate(): void {
  if (optimizer !== ADAM && optimizer !== ADAMW) return
  store<f64>(PRODUCTS, load<f64>(PRODUCTS) * beta1)
  store<f64>(PRODUCTS, load<f64>(PRODUCTS, 8) * beta2, 8)
}

/** Sums of both lanes that are finite only if all that was added is, and their total. */
@inline
export function isFinite2(sum: v128): bool {
  const total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
  return total - total === 0
}

/**
 * Moves the `count` parameters from byte `at` on. Return sums that are finite only if the new parameters and the optimizer's state are;
 * a gradient that is not finite makes the parameter so.
 */
export function update(at: usize, count: i32, weights: bool, rate: f64): v128 {
  const sum = isPlain() && (weights || trainBiases) ? plainPairs(at, count & ~1, rate) : pairs(at, count & ~1, weights, rate)
  if (!(count & 1)) return sum
  // the pair of the last and of one that is not its own, which stays
  const last = at + (<usize>(count & ~1) << 3)
  const neighbour = last + 8
  const p = load<f64>(parameters + neighbour)
  const g = load<f64>(gradient + neighbour)
  const s1 = load<f64>(first + neighbour)
  const s2 = load<f64>(second + neighbour)
  const end = pairs(last, 2, weights, rate)
  store<f64>(parameters + neighbour, p)
  store<f64>(gradient + neighbour, g)
  store<f64>(first + neighbour, s1)
  store<f64>(second + neighbour, s2)
  return f64x2.add(sum, f64x2.replace_lane(end, 1, 0))
}

function plainPairs(at: usize, count: i32, rate: f64): v128 {
  let p = parameters + at
  let g = gradient + at
  const r = splat(rate)
  let sum = splat(0)
  for (const end = p + (<usize>count << 3); p < end; p += 16, g += 16) {
    const after = f64x2.add(v128.load(p), f64x2.sub(splat(0), f64x2.mul(r, v128.load(g))))
    v128.store(p, after)
    sum = f64x2.add(sum, after)
  }
  return sum
}

function pairs(at: usize, count: i32, weights: bool, rate: f64): v128 {
  const end = at + (<usize>count << 3)
  const punished = weights && penalty !== NO_PENALTY
  const fixed = !weights && !trainBiases
  let sum = splat(0)
  for (; at < end; at += 16) {
    const p = v128.load(parameters + at)
    let g = v128.load(gradient + at)
    if (punished) {
      g = withPenalty(p, g)
      v128.store(gradient + at, g)
      sum = f64x2.add(sum, v128.and(splat(Infinity), f64x2.gt(f64x2.abs(p), splat(LARGE))))
    }
    if (fixed) {
      sum = f64x2.add(sum, g)
      g = splat(0)
      v128.store(gradient + at, g)
    }
    let change = f64x2.sub(splat(0), descent(at, g, rate))
    if (optimizer >= RMSPROP) sum = f64x2.add(sum, v128.load((optimizer >= ADAM ? second : first) + at))
    if (weights && optimizer === ADAMW) change = f64x2.sub(change, f64x2.mul(splat(rate * decay), p))
    if (fixed) change = splat(0)
    let after = f64x2.add(p, change)
    if (punished && penalty === ORTHANT_PENALTY) after = v128.andnot(after, crosses(p, after))
    v128.store(parameters + at, after)
    sum = f64x2.add(sum, after)
  }
  return sum
}

/** The gradient with the penalty's. */
@inline
function withPenalty(p: v128, g: v128): v128 {
  const c = splat(penaltyC)
  if (penalty === SQUARE_PENALTY) return f64x2.add(g, f64x2.mul(c, p))
  const sign = f64x2.sub(v128.and(f64x2.gt(p, splat(0)), splat(1)), v128.and(f64x2.lt(p, splat(0)), splat(1)))
  const slope = f64x2.mul(c, sign)
  if (penalty !== ORTHANT_PENALTY) return f64x2.add(g, slope)
  const minusC = splat(0 - penaltyC)
  const within = v128.bitselect(c, f64x2.sub(splat(0), g), f64x2.lt(g, minusC))
  const atZero = v128.bitselect(minusC, within, f64x2.gt(g, c))
  return f64x2.add(g, v128.bitselect(atZero, slope, f64x2.eq(p, splat(0))))
}

/** Where a weight would cross 0. */
@inline
function crosses(p: v128, after: v128): v128 {
  const down = v128.and(f64x2.gt(p, splat(0)), f64x2.lt(after, splat(0)))
  const up = v128.and(f64x2.lt(p, splat(0)), f64x2.gt(after, splat(0)))
  return v128.or(down, up)
}

/** What the optimizer takes away from the parameters; its state moves on. */
@inline
function descent(at: usize, g: v128, rate: f64): v128 {
  const r = splat(rate)
  if (optimizer === SGD) return f64x2.mul(r, g)
  const before = v128.load(first + at)
  if (optimizer === MOMENTUM || optimizer === NESTEROV) {
    const beta = splat(beta1)
    const velocity = f64x2.add(f64x2.mul(beta, before), g)
    v128.store(first + at, velocity)
    return f64x2.mul(r, optimizer === MOMENTUM ? velocity : f64x2.add(g, f64x2.mul(beta, velocity)))
  }
  if (optimizer === RMSPROP || optimizer === ADAGRAD) {
    const square =
      optimizer === ADAGRAD
        ? f64x2.add(before, f64x2.mul(g, g))
        : f64x2.add(f64x2.mul(splat(beta1), before), f64x2.mul(f64x2.mul(splat(1 - beta1), g), g))
    v128.store(first + at, square)
    return f64x2.div(f64x2.mul(r, g), f64x2.add(f64x2.sqrt(square), splat(eps)))
  }
  const moment1 = f64x2.add(f64x2.mul(splat(beta1), before), f64x2.mul(splat(1 - beta1), g))
  const squares = f64x2.mul(splat(beta2), v128.load(second + at))
  const moment2 = f64x2.add(squares, f64x2.mul(f64x2.mul(splat(1 - beta2), g), g))
  v128.store(first + at, moment1)
  v128.store(second + at, moment2)
  const mean = f64x2.div(moment1, splat(1 - load<f64>(PRODUCTS)))
  const size = f64x2.div(moment2, splat(1 - load<f64>(PRODUCTS, 8)))
  return f64x2.div(f64x2.mul(r, mean), f64x2.add(f64x2.sqrt(size), splat(eps)))
}
