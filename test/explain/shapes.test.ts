import { expect, test } from 'vitest'
import { createGenerator, integerBelow } from '../../src/engine/arithmetic/random'
import { explainMismatch, shapesOf, shapeText } from '../../src/explain/shapes'
import { randomStep } from './random-step'

const size = (rows: number, columns: number | null = null) => ({ rows, columns })

test('W times what comes in, and b, are z bit for bit; Wᵀ δ is what the node error below is made of', () => {
  const generator = createGenerator(5)
  for (let round = 0; round < 100; round++) {
    const context = randomStep(generator)
    const { network, trace } = context
    const layer = integerBelow(generator, network.layers.length)
    const sample = integerBelow(generator, trace.rows.length)
    const { forward, backward, gradient } = shapesOf(context, layer, sample)
    expect([forward.W, forward.input, forward.b, forward.z].map(shapeText)).toEqual([
      `(${network.sizes[layer + 1]}, ${network.sizes[layer]})`,
      `(${network.sizes[layer]},)`,
      `(${network.sizes[layer + 1]},)`,
      `(${network.sizes[layer + 1]},)`,
    ])
    expect(explainMismatch(forward.W, forward.input)).toBe('')
    expect(explainMismatch(gradient.delta, gradient.input)).toBe('')
    for (let to = 0; to < forward.W.rows; to++) {
      let sum = forward.b.at(to, 0)
      for (let from = 0; from < forward.input.rows; from++) {
        const input = forward.input.at(from, 0)
        if (layer > 0 || input !== 0) sum += forward.W.at(to, from) * input
      }
      expect(sum).toBe(forward.z.at(to, 0))
    }
    if (layer === 0) {
      expect(backward).toBeNull()
      continue
    }
    const { transposed, delta, back } = backward!
    expect(explainMismatch(transposed, delta)).toBe('')
    for (let from = 0; from < back.rows; from++) {
      let sum = 0
      for (let to = 0; to < delta.rows; to++) sum += transposed.at(from, to) * delta.at(to, 0)
      expect(back.at(from, 0)).toBe(sum)
      if (network.layers[layer - 1].activation === 'linear' && !trace.mask[layer - 1]) {
        expect(sum).toBe(trace.delta[layer - 1][sample * back.rows + from])
      }
    }
  }
})

test('for a batch of one, δ aᵀ is the gradient of the layer bit for bit', () => {
  const generator = createGenerator(6)
  let checked = 0
  while (checked < 20) {
    const context = randomStep(generator)
    if (context.trace.rows.length > 1) continue
    checked++
    for (const [layer, { W, in: n, out }] of context.network.layers.entries()) {
      const { dW } = shapesOf(context, layer).gradient
      for (let to = 0; to < out; to++) {
        for (let from = 0; from < n; from++) expect(dW.at(to, from) + 0).toBe(context.trace.dataGradient[W + to * n + from])
      }
    }
  }
})

test('a mismatch is told as shapes, with what would mend it', () => {
  expect(explainMismatch(size(3, 2), size(3))).toBe(
    '(3, 2) times (3,): the inner sizes 2 and 3 differ. Transpose the matrix: (2, 3) times (3,) gives (2,).',
  )
  expect(explainMismatch(size(3), size(2, 3))).toBe(
    '(3,) times (2, 3): the inner sizes 3 and 2 differ. Transpose the matrix: (3,) times (3, 2) gives (2,).',
  )
  expect(explainMismatch(size(3, 2), size(3, 4))).toBe(
    '(3, 2) times (3, 4): the inner sizes 2 and 3 differ. Transpose the first matrix: (2, 3) times (3, 4) gives (2, 4).',
  )
  expect(explainMismatch(size(3, 2), size(4, 2))).toBe(
    '(3, 2) times (4, 2): the inner sizes 2 and 4 differ. Transpose the second matrix: (3, 2) times (2, 4) gives (3, 4).',
  )
  expect(explainMismatch(size(3, 2), size(4, 3))).toBe(
    '(3, 2) times (4, 3): the inner sizes 2 and 4 differ. Change the order: (4, 3) times (3, 2) gives (4, 2).',
  )
  expect(explainMismatch(size(3), size(6))).toBe(
    '(3,) times (6,): the inner sizes 3 and 6 differ. No transpose makes them fit: check the number of units.',
  )
})

test('fitting shapes need no words, and no text is longer than 160 characters', () => {
  expect(explainMismatch(size(2, 3), size(3))).toBe('')
  expect(explainMismatch(size(3), size(3))).toBe('')
  const sizes = [1023, 1024, 512]
  const shapes = sizes.flatMap((rows) => [size(rows), ...sizes.map((columns) => size(rows, columns))])
  for (const left of shapes) {
    for (const right of shapes) {
      const fits = (left.columns ?? left.rows) === right.rows
      const text = explainMismatch(left, right)
      expect(text === '').toBe(fits)
      expect(text.length).toBeLessThanOrEqual(160)
    }
  }
})

test('with dropout the layer above takes in what is left after the mask', () => {
  const generator = createGenerator(9)
  let context = randomStep(generator)
  while (context.trace.dropped[0] === null || context.trace.dropped[0] === undefined) context = randomStep(generator)
  const { input } = shapesOf(context, 1).forward
  expect(input.name).toBe('a · mask / keep')
  expect(Array.from({ length: input.rows }, (_, row) => input.at(row, 0))).toEqual([...context.trace.dropped[0].subarray(0, input.rows)])
})
