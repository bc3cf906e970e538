import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import type { Dropout } from '../../../src/engine/network/backprop'
import { createNetwork } from '../../../src/engine/network/network'
import { checkGradient, relativeError, type SeenBatch } from '../../../src/engine/objective/gradient-check'
import { createOptimizerState } from '../../../src/engine/step/optimizers'
import { createStepper } from '../../../src/engine/step/step'
import type { StepContext } from '../../../src/explain/context'
import { randomStep, stepOf } from '../../explain/random-step'
import { WORKED, workedStep } from '../../explain/worked-network'
import { gradientCheck } from '../../support/gradient-check'

/** The batch of a recorded step, from its trace alone. */
function batchOf({ network, trace, loss, penalty, trainingRows }: StepContext): SeenBatch {
  const matrix = (values: Float64Array) => ({ rows: trace.rows.length, columns: values.length / trace.rows.length, values })
  const masks = trace.mask.slice(0, -1).map((mask) => Uint8Array.from(mask ?? []))
  const dropout: Dropout | null = trace.keep < 1 ? { keep: trace.keep, masks } : null
  return {
    network,
    X: matrix(trace.x),
    Y: matrix(trace.y),
    rows: Int32Array.from(trace.rows, (_, k) => k),
    dropout,
    loss,
    penalty,
    trainingRows,
  }
}

const decades = Array.from({ length: 12 }, (_, k) => Number(`1e${k - 12}`))

test('central differences at h = 1e−5 agree with backpropagation to 1e−7 where no kink lies within h, with masks and penalties', () => {
  let compared = 0
  let masked = 0
  let kinks = 0
  for (let seed = 1; seed <= 150; seed++) {
    const step = randomStep(createGenerator(seed))
    const batch = batchOf(step)
    const { before, totalGradient } = step.trace
    for (const { W, b } of step.network.layers) {
      for (let p = W; p < b; p++) {
        const { differences, kinks: found } = gradientCheck(batch, before, p, totalGradient[p], [1e-5])
        if (found[0] === 1) {
          kinks++
          continue
        }
        expect(Math.abs(differences[0] - totalGradient[p]), `seed ${seed}, parameter ${p}`).toBeLessThan(
          1e-7 * (1 + Math.abs(totalGradient[p])),
        )
        compared++
        if (batch.dropout) masked++
      }
    }
  }
  expect(compared).toBeGreaterThan(5000)
  expect(masked).toBeGreaterThan(1000)
  expect(kinks).toBeLessThan(compared / 50)
})

test('with other masks than those of the step the differences do not agree', () => {
  let disagreed = 0
  for (let seed = 1; seed <= 60; seed++) {
    const step = randomStep(createGenerator(seed))
    const batch = batchOf(step)
    if (!batch.dropout || step.network.layers.length < 2) continue
    const flipped = { keep: batch.dropout.keep, masks: batch.dropout.masks.map((mask) => mask.map((kept) => 1 - kept)) }
    const { before, totalGradient } = step.trace
    const { errors } = gradientCheck({ ...batch, dropout: flipped }, before, 0, totalGradient[0], [1e-5])
    if (errors[0] > 1e-3) disagreed++
  }
  expect(disagreed).toBeGreaterThan(5)
})

test('the losses that are differenced are those of a step at p ± h, bit for bit: same rows, order, masks and penalty', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const step = randomStep(createGenerator(seed))
    const batch = batchOf(step)
    const { network, loss, penalty, trainBiases, trainingRows } = step
    const settings = { loss, penalty, trainBiases, trainingRows, optimizer: { kind: 'sgd' }, keep: step.trace.keep } as const
    const lossAt = (value: number) => {
      const parameters = step.trace.before.slice()
      parameters[0] = value
      const stepper = createStepper(network, batch.X, batch.Y, batch.rows.length)
      stepper.begin(parameters, batch.rows, settings, batch.dropout?.masks ?? null)
      stepper.accumulate(0, batch.rows.length)
      return stepper.apply(createOptimizerState({ kind: 'sgd' }, network.parameterCount), 0.1).totalLoss
    }
    const [low, high] = [step.trace.before[0] - 1e-3, step.trace.before[0] + 1e-3]
    const { differences } = gradientCheck(batch, step.trace.before, 0, step.trace.totalGradient[0], [1e-3])
    expect(differences[0]).toBe((lossAt(high) - lossAt(low)) / (high - low))
  }
})

test('an h that is lost in p gives no difference', () => {
  const step = workedStep()
  const { differences, errors } = gradientCheck(batchOf(step), WORKED, 0, step.trace.totalGradient[0], [1e-18])
  expect(differences[0]).toBeNaN()
  expect(errors[0]).toBeNaN()
})

test('the error curve of w5 of the worked network falls to a minimum in the middle and rises on both sides', () => {
  const step = workedStep()
  const w5 = 6
  expect(step.trace.totalGradient[w5]).toBeCloseTo(0.082167041, 9)
  const { errors, differences, kinks } = gradientCheck(batchOf(step), WORKED, w5, step.trace.totalGradient[w5], decades)
  const best = errors.indexOf(Math.min(...errors))
  expect(decades[best]).toBeGreaterThanOrEqual(1e-8)
  expect(decades[best]).toBeLessThanOrEqual(1e-4)
  expect(errors[best]).toBeLessThan(1e-9)
  expect(differences[best]).toBeCloseTo(0.082167041, 9)
  expect(errors[0]).toBeGreaterThan(1e-6)
  expect(errors[decades.length - 1]).toBeGreaterThan(1e-6)
  // truncation: a tenth of h, a hundredth of the error
  const ratio = errors[11] / errors[10]
  expect(ratio).toBeGreaterThan(90)
  expect(ratio).toBeLessThan(110)
  expect([...kinks]).toEqual(decades.map(() => 0))
})

/** One ReLU unit with z = w·1 + b, read by a linear output. */
function reluStep(b: number, activation: 'relu' | 'leaky_relu' | 'elu', keep = 1) {
  return stepOf({
    network: createNetwork([1, 1, 1], [activation, 'linear']),
    loss: 'mse_half',
    parameters: Float64Array.of(0.5, b, 2, 0.1),
    x: [[1]],
    y: [[3]],
    keep,
    seed: 5,
  })
}

test('a kink is found exactly for the h that reach it, on both sides of z = 0 and at it', () => {
  for (const kind of ['relu', 'leaky_relu'] as const) {
    for (const z of [1e-4, -1e-4]) {
      const step = reluStep(z - 0.5, kind)
      const { kinks, errors } = gradientCheck(
        batchOf(step),
        step.trace.before,
        0,
        step.trace.totalGradient[0],
        [1e-6, 0.99e-4, 1.01e-4, 0.1],
      )
      expect([...kinks]).toEqual([0, 0, 1, 1])
      if (z > 0) expect(errors[0]).toBeLessThan(1e-7)
      expect(errors[3]).toBeGreaterThan(1e-2)
    }
    const at = reluStep(-0.5, kind)
    expect(at.trace.z[0][0]).toBe(0)
    expect([...gradientCheck(batchOf(at), at.trace.before, 0, at.trace.totalGradient[0], decades).kinks]).toEqual(decades.map(() => 1))
  }
})

test('ELU has no kink at 0', () => {
  const step = reluStep(-0.5, 'elu')
  const { kinks, errors } = gradientCheck(batchOf(step), step.trace.before, 0, step.trace.totalGradient[0], [1e-5])
  expect(kinks[0]).toBe(0)
  expect(errors[0]).toBeLessThan(1e-4)
})

test('a sum that the parameter cannot move has no kink, even at 0', () => {
  const step = reluStep(-0.5, 'relu')
  expect([...gradientCheck(batchOf(step), step.trace.before, 3, step.trace.totalGradient[3], decades).kinks]).toEqual(decades.map(() => 0))
})

test('a unit that is masked out has no kink', () => {
  const step = reluStep(-0.5, 'relu')
  const batch = batchOf(step)
  const withMask = (kept: number) => ({ ...batch, dropout: { keep: 0.5, masks: [Uint8Array.of(kept)] } })
  expect(gradientCheck(withMask(0), step.trace.before, 0, 0, [1e-3]).kinks[0]).toBe(0)
  expect(gradientCheck(withMask(1), step.trace.before, 0, 0, [1e-3]).kinks[0]).toBe(1)
})

test('the corner of an L1 penalty is a kink of its own weight, never of a bias', () => {
  const step = stepOf({
    network: createNetwork([1, 1], ['linear']),
    loss: 'mse',
    parameters: Float64Array.of(1e-3, 1e-3),
    x: [[2]],
    y: [[1]],
    penalty: { kind: 'l1', form: 'plain', lambda: 0.1 },
  })
  const check = (p: number) => [...gradientCheck(batchOf(step), step.trace.before, p, step.trace.totalGradient[p], [1e-4, 1e-2]).kinks]
  expect(check(0)).toEqual([0, 1])
  expect(check(1)).toEqual([0, 0])
})

test('chunks of any size give the same bits, and the parameters stay as they were', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const step = randomStep(createGenerator(seed))
    const kept = step.trace.before.slice()
    const whole = gradientCheck(batchOf(step), step.trace.before, 0, step.trace.totalGradient[0], decades)
    const work = checkGradient(batchOf(step), step.trace.before, 0, step.trace.totalGradient[0], decades, 1)
    let pauses = 0
    for (;;) {
      const { done, value } = work.next()
      if (done) {
        expect(value).toEqual(whole)
        break
      }
      pauses++
    }
    expect(pauses).toBe(4 * decades.length * step.trace.rows.length) // p ± h and p ± 2h
    expect(step.trace.before).toEqual(kept)
  }
})

test('what does not fit is refused by name', () => {
  const step = workedStep()
  const batch = batchOf(step)
  const check =
    (patch: Partial<SeenBatch>, index = 0, h = 1e-5) =>
    () =>
      gradientCheck({ ...batch, ...patch }, step.trace.before, index, 0, [h])
  expect(check({}, 12)).toThrow('parameter 12 is outside 0..11')
  expect(check({}, 0, 0)).toThrow('h must be above 0')
  expect(check({ rows: Int32Array.of(1) })).toThrow('row 1 is outside 0..0')
  expect(check({ dropout: { keep: 0.5, masks: [Uint8Array.of(1)] } })).toThrow('needs 2 entries, not 1')
})

test('the relative error is taken of the larger number, and of 1e−12 below that', () => {
  expect(relativeError(2, 1)).toBe(0.5)
  expect(relativeError(0, 0)).toBe(0)
  expect(relativeError(1e-13, 0)).toBeCloseTo(0.1, 12)
})
