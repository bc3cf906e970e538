import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { gradientNoise } from '../../../src/explain/signals/gradient-noise'
import { twoSteps, updateParts } from '../../../src/explain/signals/update-parts'
import { anyStep } from '../any-step'

const CASES = 300

test('the steps of the samples have the mean that the gradient of the batch makes, whatever the loss', () => {
  const generator = createGenerator(51)
  let several = 0
  for (let k = 0; k < CASES; k++) {
    const { network, trace } = anyStep(generator)
    const axes = [0, network.parameterCount - 1] as const
    const { steps, mean, shown, of } = gradientNoise(network, trace, axes)
    expect([shown, of]).toEqual([trace.rows.length, trace.rows.length])
    for (const axis of [0, 1] as const) {
      let sum = 0
      let size = 0
      for (let s = 0; s < shown; s++) {
        sum += steps[2 * s + axis]!
        size += Math.abs(steps[2 * s + axis]!)
      }
      expect(Math.abs(sum / of - mean[axis])).toBeLessThanOrEqual(1e-12 * size)
    }
    if (shown > 1) several += 1
  }
  expect(several).toBeGreaterThan(100)
})

test('one sample alone is its own mean; it never points the other way, and none does where all are the same', () => {
  const generator = createGenerator(52)
  let alone = 0
  for (let k = 0; k < CASES; k++) {
    const { network, trace } = anyStep(generator)
    if (trace.rows.length > 1) continue
    const noise = gradientNoise(network, trace, [0, 1])
    if (noise.lengthOfMean === 0) expect(noise.against).toBeNaN()
    else expect(noise.against).toBe(0)
    expect(noise.meanLength).toBeCloseTo(noise.lengthOfMean, 12)
    alone += 1
  }
  expect(alone).toBeGreaterThan(20)
})

test('what the gradient does and what the velocity carries make the update, head to tail; other optimizers have no two parts', () => {
  const generator = createGenerator(53)
  const seen = new Set<string>()
  for (let k = 0; k < CASES; k++) {
    const { trace } = anyStep(generator)
    const two = twoSteps(trace, [0, 1])
    seen.add(`${trace.optimizer.kind} ${two !== null}`)
    if (!two) continue
    for (const axis of [0, 1] as const) {
      const size = updateParts(trace, axis).parts.reduce((sum, { change }) => sum + Math.abs(change), 0)
      expect(Math.abs(two.gradient[axis] + two.carried[axis] - trace.update[axis]!)).toBeLessThanOrEqual(1e-12 * size)
    }
  }
  expect([...seen].sort()).toEqual([
    'adagrad false',
    'adam false',
    'adamw false',
    'momentum true',
    'nesterov true',
    'rmsprop false',
    'sgd false',
  ])
})
