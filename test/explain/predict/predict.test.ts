import { expect, test } from 'vitest'
import { createGenerator, integerBelow, uniform } from '../../../src/engine/arithmetic/random'
import { createNetwork } from '../../../src/engine/network/network'
import type { StepContext } from '../../../src/explain/context'
import type { Operation } from '../../../src/explain/operations/operation'
import { type Asked, checkAnswer, hiddenQuantities, questionFor } from '../../../src/explain/predict/predict'
import type { SlipId } from '../../../src/explain/predict/slip'
import { slipsOf } from '../../../src/explain/predict/slips'
import type { Quantity } from '../../../src/explain/quantity'
import { tries } from '../../support/proof'
import { randomStep, stepOf } from '../random-step'
import { workedStep } from '../worked-network'

const worked = workedStep()
const hidden: Quantity = { kind: 'delta', sample: 0, layer: 0, unit: 0 } // h1
const output: Quantity = { kind: 'delta', sample: 0, layer: 1, unit: 0 } // o1
const digits = (value: number, count: number) => value.toPrecision(count)

// the numbers of the worked example
const netH = [0.3775, 0.39249999999999996]
const outH = [0.5932699921071872, 0.596884378259767]
const deltaO = [0.13849856162855695, -0.038098236516556236]
const lossSlope = [0.7413650695523157, -0.21707153467853746]
const slopeO = 0.18681560180895948
const slopeH = 0.24130070857232525
const deltaH = 0.00877135468948693
const newW5 = 0.35891647971788465
const newW7 = 0.5113012702387375

/** What a person answers who makes one mistake in the worked example, by hand. */
const MISTAKES: readonly (readonly [SlipId, Quantity, number])[] = [
  ['new-weight', hidden, (newW5 * deltaO[0] + newW7 * deltaO[1]) * slopeH],
  ['forgot-slope', hidden, 0.4 * deltaO[0] + 0.5 * deltaO[1]],
  ['wrong-sign', hidden, -deltaH],
  ['slope-at-z', hidden, 0.03635030639314466 * netH[0] * (1 - netH[0])],
  ['added', hidden, 0.03635030639314466 + slopeH],
  ['forgot-slope', hidden, (0.4 * lossSlope[0] + 0.5 * lossSlope[1]) * slopeH],
  ['transposed', hidden, (0.4 * deltaO[0] + 0.45 * deltaO[1]) * slopeH],
  ['one-term', hidden, 0.4 * deltaO[0] * slopeH],
  ['forgot-slope', hidden, -(0.4 * deltaO[0] + 0.5 * deltaO[1])],
  ['gave-slope', hidden, slopeH],
  ['mixed-weights', hidden, (newW5 * deltaO[0] + 0.5 * deltaO[1]) * slopeH],
  ['mixed-weights', hidden, (0.4 * deltaO[0] + newW7 * deltaO[1]) * slopeH],
  ['forgot-weight', hidden, (deltaO[0] + deltaO[1]) * slopeH],
  ['extra-rate', hidden, 0.5 * deltaH],
  ['forgot-slope', output, lossSlope[0]],
  ['forgot-slope', output, -lossSlope[0]],
  ['gave-slope', output, slopeO],
  ['extra-rate', output, 0.5 * deltaO[0]],
  ['extra-two', output, -2 * deltaO[0]],
  ['gave-loss', output, 0.2983711087600027],
  ['swapped', output, -deltaO[0]],
  ['added', output, lossSlope[0] + slopeO],
  ['slope-at-z', output, lossSlope[0] * 1.10590596705977 * (1 - 1.10590596705977)],
  ['extra-two', output, 2 * deltaO[0]],
  ['z-for-a', output, (1.10590596705977 - 0.01) * slopeO],
  ['forgot-bias', { kind: 'z', sample: 0, layer: 0, unit: 0 }, 0.0275],
  ['wrong-point', hidden, 10 * deltaH],
  ['wrong-point', { kind: 'a', sample: 0, layer: 0, unit: 0 }, 0.1 * outH[0]],
  ['wrong-sign', { kind: 'a', sample: 0, layer: 0, unit: 0 }, -outH[0]],
  ['wrong-unit', hidden, (0.45 * deltaO[0] + 0.55 * deltaO[1]) * slopeH],
  ['wrong-unit', { kind: 'z', sample: 0, layer: 0, unit: 0 }, netH[1]],
  ['wrong-unit', { kind: 'contribution', sample: 0, parameter: 6 }, deltaO[0] * outH[1]],
  ['wrong-unit', { kind: 'contribution', sample: 0, parameter: 6 }, deltaO[1] * outH[0]],
  ['wrong-unit', { kind: 'contribution', sample: 0, parameter: 0 }, deltaH * 0.1],
  ['bias-subtracted', { kind: 'z', sample: 0, layer: 0, unit: 0 }, 0.0275 - 0.35],
  ['one-term', { kind: 'z', sample: 0, layer: 0, unit: 0 }, 0.35 + 0.15 * 0.05],
  ['crossed', { kind: 'z', sample: 0, layer: 0, unit: 0 }, 0.35 + 0.15 * 0.1 + 0.2 * 0.05],
  ['wrong-input', { kind: 'z', sample: 0, layer: 1, unit: 0 }, 0.6 + 0.4 * 0.05 + 0.45 * 0.1],
  ['forgot-bias', { kind: 'a', sample: 0, layer: 0, unit: 0 }, 1 / (1 + Math.exp(-0.0275))],
  ['wrong-sign', { kind: 'a', sample: 0, layer: 0, unit: 0 }, 1 / (1 + Math.exp(0.3775))],
  ['wrong-function', { kind: 'a', sample: 0, layer: 0, unit: 0 }, Math.tanh(0.3775)],
  ['added', { kind: 'z', sample: 0, layer: 0, unit: 0 }, 0.35 + 0.15 + 0.05 + 0.2 + 0.1],
  ['z-for-a', { kind: 'z', sample: 0, layer: 1, unit: 0 }, 0.4 * netH[0] + 0.45 * netH[1] + 0.6],
  ['gave-activation', { kind: 'z', sample: 0, layer: 1, unit: 0 }, 0.7513650695523157],
  ['z-for-a', { kind: 'a', sample: 0, layer: 0, unit: 0 }, 0.3775],
  ['slope-at-z', { kind: 'slope', sample: 0, layer: 0, unit: 0 }, netH[0] * (1 - netH[0])],
  ['swapped', { kind: 'lossSlope', sample: 0, unit: 0 }, -lossSlope[0]],
  ['forgot-half', { kind: 'sampleLoss', sample: 0 }, 2 * 0.2983711087600027],
  ['one-output', { kind: 'sampleLoss', sample: 0 }, 0.274811083176155],
  ['new-weight', { kind: 'contribution', sample: 0, parameter: 0 }, (newW5 * deltaO[0] + newW7 * deltaO[1]) * slopeH * 0.05],
  ['added', { kind: 'contribution', sample: 0, parameter: 6 }, deltaO[0] + outH[0]],
  ['z-for-a', { kind: 'contribution', sample: 0, parameter: 6 }, deltaO[0] * netH[0]],
  ['wrong-end', { kind: 'contribution', sample: 0, parameter: 6 }, deltaO[0] * 0.7513650695523157],
  ['extra-rate', { kind: 'contribution', sample: 0, parameter: 6 }, 0.5 * 0.08216704056423077],
  ['gave-update', { kind: 'dataGradient', parameter: 6 }, -0.5 * 0.08216704056423077],
  ['wrong-input', { kind: 'contribution', sample: 0, parameter: 6 }, deltaO[0] * 0.05],
  ['weight-for-input', { kind: 'contribution', sample: 0, parameter: 6 }, deltaO[0] * 0.4],
  ['forgot-slope', { kind: 'contribution', sample: 0, parameter: 6 }, -lossSlope[0] * outH[0]],
  ['mixed-weights', { kind: 'contribution', sample: 0, parameter: 0 }, (newW5 * deltaO[0] + 0.5 * deltaO[1]) * slopeH * 0.05],
  ['extra-rate', { kind: 'update', parameter: 6 }, -0.25 * 0.08216704056423077],
  ['gave-node-error', { kind: 'update', parameter: 6 }, -0.5 * deltaO[0]],
  ['extra-rate', { kind: 'after', parameter: 6 }, 0.4 - 0.25 * 0.08216704056423077],
  ['forgot-rate', { kind: 'after', parameter: 6 }, 0.4 + 0.08216704056423077],
  ['forgot-rate', { kind: 'update', parameter: 6 }, -0.08216704056423077],
  ['wrong-sign', { kind: 'update', parameter: 6 }, 0.5 * 0.08216704056423077],
  ['forgot-slope', { kind: 'update', parameter: 6 }, -0.5 * lossSlope[0] * outH[0]],
  ['wrong-sign', { kind: 'after', parameter: 6 }, 0.4 + 0.5 * 0.08216704056423077],
  ['forgot-rate', { kind: 'after', parameter: 6 }, 0.4 - 0.08216704056423077],
  ['gave-update', { kind: 'after', parameter: 6 }, -0.5 * 0.08216704056423077],
  ['fixed-bias', { kind: 'totalGradient', parameter: 4 }, deltaH],
]

test('each mistake in the worked 2-2-2 network is told for what it is', () => {
  for (const [id, quantity, value] of MISTAKES) {
    for (const count of [4, 6, 9]) {
      const verdict = checkAnswer(worked, quantity, digits(value, count))
      expect([verdict.state, verdict.reason, digits(value, count)]).toEqual(['wrong', id, digits(value, count)])
    }
  }
})

test('who uses the updated w5 to w8 in a hidden node error is told so in plain words', () => {
  expect(checkAnswer(worked, hidden, '0.00729').text).toBe('You used the weight after the update. The node error needs the old weight.')
})

test('the right answer is right in the digits asked for and in more, with a true minus, a comma or a power of ten', () => {
  for (const [, quantity] of MISTAKES) {
    const right = rightOf(worked, quantity)
    const { digits: asked } = questionFor(worked, quantity)!
    expect(asked).toBe(3)
    for (let count = asked; count <= 12; count++) expect(checkAnswer(worked, quantity, digits(right, count)).state).toBe('right')
    for (let count = 1; count < asked; count++) {
      const text = digits(right, count)
      if (Number(text) !== right) expect([text, checkAnswer(worked, quantity, text).state]).toEqual([text, 'so far'])
    }
  }
  expect(checkAnswer(worked, hidden, '0,00877').state).toBe('right')
  expect(checkAnswer(worked, hidden, '8.77·10⁻³').state).toBe('right')
  expect(checkAnswer(worked, hidden, '8.77e-3').state).toBe('right')
  expect(checkAnswer(worked, { ...output, unit: 1 }, '−0.0381').state).toBe('right')
  expect(checkAnswer(worked, { ...output, unit: 1 }, '–0,0381').state).toBe('right')
  expect(checkAnswer(worked, { ...output, unit: 1 }, '−,0381').state).toBe('right')
  expect(checkAnswer(worked, hidden, '0.0087701').state).toBe('right') // of the digits asked for none is wrong
  expect(checkAnswer(worked, hidden, '0.00882').state).toBe('wrong')
})

test('a wrong answer that no mistake gives is only not yet right, and what is no number is not judged', () => {
  const generator = createGenerator(7)
  let asked = 0
  for (let round = 0; round < tries(500, 2000); round++) {
    const [, quantity] = MISTAKES[round % MISTAKES.length]
    const answer = digits((uniform(generator) * 2 - 1) * 2, 8)
    const right = rightOf(worked, quantity)
    if (Math.abs(Number(answer) - right) <= 0.005 * Math.abs(right)) continue
    asked++
    const { state, reason, text } = checkAnswer(worked, quantity, answer)
    expect([answer, state, reason]).toEqual([answer, text.startsWith('Close, but rounded') ? 'so far' : 'wrong', null])
    expect(text).toMatch(/^(Not yet|Far too (large|small)|Close, but rounded)/)
    if (text.startsWith('Close')) expect(Math.abs(Number(answer) / right - 1)).toBeLessThan(0.25)
  }
  expect(asked).toBeGreaterThan(tries(475, 1900))
  for (const text of ['', 'w5', '1.2.3', '--1', '1e999']) expect(checkAnswer(worked, hidden, text).state).toBe('unread')
})

test('over random scenarios the right value is always right, in all its digits and in those asked for, and in two not wrong', () => {
  const generator = createGenerator(11)
  let asked = 0
  for (let round = 0; round < tries(80, 300); round++) {
    const context = randomStep(generator)
    for (const quantity of someQuantities(context, generator)) {
      const question = questionFor(context, quantity)
      if (question === null) continue
      const right = rightOf(context, quantity)
      asked++
      for (const text of [String(right), digits(right, question.digits), digits(right, question.digits + 2)])
        expect([text, checkAnswer(context, quantity, text).state]).toEqual([text, 'right'])
      expect(['right', 'so far']).toContain(checkAnswer(context, quantity, digits(right, 2)).state)
      const sign = right > 0 ? '+' : right < 0 ? '-' : '0'
      expect(checkAnswer(context, { kind: 'sign', of: quantity }, sign).state).toBe('right')
    }
  }
  expect(asked).toBeGreaterThan(tries(530, 2000))
})

test('what is told is short, and is said only of a number that the mistake gives and that is not the right one', () => {
  const generator = createGenerator(12)
  for (let round = 0; round < tries(60, 200); round++) {
    const context = randomStep(generator)
    for (const quantity of someQuantities(context, generator)) {
      for (const { sentence, value } of slipsOf(context, quantity)) {
        expect(sentence.length).toBeLessThanOrEqual(120)
        if (questionFor(context, quantity) === null || !Number.isFinite(value)) continue
        const { state, reason } = checkAnswer(context, quantity, digits(value, 8))
        const right = rightOf(context, quantity)
        if (Math.abs(value - right) > 0.01 * Math.max(Math.abs(value), Math.abs(right)))
          expect([state, reason === null]).toEqual(['wrong', false])
        if (value === right) expect(state).toBe('right')
      }
    }
  }
})

test('1/m, the penalty and the mask are told when they were forgotten', () => {
  const setup = {
    network: createNetwork([1, 1, 1], ['tanh', 'linear']),
    loss: 'mse',
    parameters: Float64Array.of(0.7, 0.1, -0.9, 0.2),
    x: [[1], [0.5], [-0.7]],
    y: [[1], [2], [0]],
    penalty: { kind: 'l2', form: 'half', lambda: 0.3 },
    learningRate: 0.1,
  } as const
  const context = stepOf(setup)
  const { dataGradient: gradient, penaltyGradient, dataLoss, before } = context.trace
  const reason = (quantity: Quantity, value: number) => checkAnswer(context, quantity, digits(value, 6)).reason
  expect(reason({ kind: 'dataGradient', parameter: 0 }, 3 * gradient[0])).toBe('forgot-mean')
  expect(reason({ kind: 'totalGradient', parameter: 0 }, gradient[0])).toBe('forgot-penalty')
  expect(reason({ kind: 'totalGradient', parameter: 0 }, 3 * gradient[0] + penaltyGradient[0])).toBe('forgot-mean')
  expect(reason({ kind: 'update', parameter: 0 }, -0.1 * gradient[0])).toBe('forgot-penalty')
  expect(reason({ kind: 'after', parameter: 0 }, before[0] - 0.1 * gradient[0])).toBe('forgot-penalty')
  expect(reason({ kind: 'dataLoss' }, 3 * dataLoss)).toBe('forgot-mean')
  expect(reason({ kind: 'totalLoss' }, dataLoss)).toBe('forgot-penalty')
  expect(reason({ kind: 'penalty' }, 0.15 * (0.7 * 0.7 + 0.1 * 0.1 + 0.9 * 0.9 + 0.2 * 0.2))).toBe('counted-biases')
  const masked = stepOf({ ...setup, x: [[1]], y: [[1]], keep: 0.5, seed: 1 })
  expect(masked.trace.mask[0]![0]).toBe(1)
  const a = masked.trace.a[0][0]
  expect(checkAnswer(masked, { kind: 'dropped', sample: 0, layer: 0, unit: 0 }, digits(a, 5)).reason).toBe('forgot-mask')
  expect(checkAnswer(masked, { kind: 'z', sample: 0, layer: 1, unit: 0 }, digits(0.2 - 0.9 * a, 5)).reason).toBe('forgot-mask')
})

test('the number of the step before is told as such', () => {
  const next = stepOf({
    network: worked.network,
    loss: 'sse_half',
    parameters: worked.trace.after,
    x: [[0.05, 0.1]],
    y: [[0.01, 0.99]],
    trainBiases: false,
  })
  const old = digits(deltaO[0], 8)
  expect(checkAnswer(next, output, old, worked).reason).toBe('old-step')
  expect(checkAnswer(next, output, old).reason).toBe(null)
})

test('a sign is asked and judged, and the hint for an update says which way it goes', () => {
  const asked: Asked = { kind: 'sign', of: { kind: 'update', parameter: 6 } }
  expect(questionFor(worked, asked)?.text).toBe('What is the sign of the update of h1→y1?')
  expect(checkAnswer(worked, asked, '−').state).toBe('right')
  expect(checkAnswer(worked, asked, 'negative').state).toBe('right')
  expect(checkAnswer(worked, asked, '+').text).toBe('The update goes against the gradient: a positive gradient makes a weight smaller.')
  expect(checkAnswer(worked, asked, '0')).toEqual({ state: 'wrong', reason: null, text: 'Not yet.' })
  expect(checkAnswer(worked, asked, '5').state).toBe('unread')
})

test('the weight that moves most is found by index or name, and the largest weight is no substitute', () => {
  const asked: Asked = { kind: 'moves-most', layer: 1 }
  expect(questionFor(worked, asked)?.choices.map(({ name }) => name)).toEqual(['h1→y1', 'h2→y1', 'h1→y2', 'h2→y2'])
  expect(checkAnswer(worked, asked, '7').state).toBe('right')
  expect(checkAnswer(worked, asked, 'h2→y1').state).toBe('right')
  expect(checkAnswer(worked, asked, 'h2→y2').reason).toBe('largest-weight')
  const decides = 'Not yet. All have one rate: compare the gradients, node error times what the sender sends.'
  expect(checkAnswer(worked, asked, 'h1→y2')).toEqual({ state: 'wrong', reason: null, text: decides })
  expect(checkAnswer(worked, asked, 'x1→h1').state).toBe('unread')
  const still = stepOf({ network: createNetwork([1, 1], ['linear']), loss: 'mse', parameters: Float64Array.of(1, 0), x: [[1]], y: [[1]] })
  expect(questionFor(still, { kind: 'moves-most', layer: 0 })).toBeNull()
})

test('which weight moves most is judged by how far it moves, and the largest gradient is told what else counts in this optimizer', () => {
  const asked: Asked = { kind: 'moves-most', layer: 0 }
  const layer = { network: createNetwork([2, 1], ['linear']), loss: 'sse_half' } as const
  const atSecond = { ...layer, parameters: Float64Array.of(0.7, 0.5, 0), x: [[0, 1]], y: [[1.5]], learningRate: 0.3 }
  for (const kind of ['momentum', 'nesterov'] as const) {
    const carried = stepOf({ ...atSecond, optimizer: { kind, beta: 0.9 }, state: [-3.2, 0, 0] })
    expect([...carried.trace.totalGradient.subarray(0, 2)]).toEqual([0, -1])
    if (kind === 'momentum') expect(carried.trace.update[0]).toBeCloseTo(0.864, 12)
    expect(checkAnswer(carried, asked, '0').text).toBe('Right.')
    expect(checkAnswer(carried, asked, '1').text).toBe('It has the largest gradient, but the velocity counts too.')
  }
  const divided = stepOf({ ...atSecond, x: [[0.5, 1]], optimizer: { kind: 'rmsprop', rho: 0.9, eps: 1e-8 }, state: [0, 100, 0] })
  expect(checkAnswer(divided, asked, '0').text).toBe('Right.')
  expect(checkAnswer(divided, asked, '1').text).toBe(
    'It has the largest gradient, but this optimizer divides by the size of its gradients.',
  )
})

test('a weight that the penalty stops at 0 has moved no further than that', () => {
  const asked: Asked = { kind: 'moves-most', layer: 0 }
  const penalty = { kind: 'l1', form: 'orthant', lambda: 0.1 } as const
  const layer = { network: createNetwork([2, 1], ['linear']), loss: 'sse_half', penalty } as const
  const stopped = stepOf({ ...layer, parameters: Float64Array.of(0.01, 0.2, 0), x: [[1.005, -0.5]], y: [[0.01005 - 0.1 - 1]] })
  const { update, after } = stopped.trace
  expect([update[0], update[1], after[0], after[1]]).toEqual([-0.5525, 0.2, 0, 0.4].map((value) => expect.closeTo(value, 12)))
  expect(checkAnswer(stopped, asked, '1').text).toBe('Right.')
  expect(checkAnswer(stopped, asked, '0').text).toBe('It has the largest update, but with this penalty it stops at 0 on its way.')
  const still = stepOf({ ...layer, parameters: Float64Array.of(0, 0, 0), x: [[0.05, 0.05]], y: [[-1]] })
  expect(questionFor(still, asked)).toBeNull()
})

test('what is given is not asked: inputs, targets, settings, weights before the step', () => {
  for (const quantity of [
    { kind: 'x', sample: 0, unit: 0 },
    { kind: 'y', sample: 0, unit: 0 },
    { kind: 'learningRate' },
    { kind: 'before', parameter: 0 },
    { kind: 'mask', sample: 0, layer: 0, unit: 0 },
  ] as const) {
    expect(questionFor(worked, quantity)).toBeNull()
  }
  expect(questionFor(worked, hidden)?.text).toBe('What is the node error of h1?')
})

test('until it is answered, a result is hidden with what would give it away', () => {
  const operation: Operation = {
    index: 0,
    kind: 'hidden-error',
    phase: 'backward',
    sample: 0,
    layer: 0,
    unit: 0,
    parameter: null,
    state: null,
    result: hidden,
  }
  const kinds = hiddenQuantities(worked, operation).map(({ kind }) => kind)
  expect(kinds).toEqual(['delta', 'back', 'slope', 'contribution', 'dataGradient'])
  const gradient: Operation = {
    ...operation,
    kind: 'contribution',
    unit: 0,
    parameter: 6,
    result: { kind: 'contribution', sample: 0, parameter: 6 },
  }
  expect(hiddenQuantities(worked, gradient).map(({ kind }) => kind)).toEqual([
    'contribution',
    'dataGradient',
    'totalGradient',
    'update',
    'after',
  ])
  expect(hiddenQuantities(worked, { ...operation, kind: 'input', unit: null, result: null })).toEqual([])
})

/** The right value, from the records themselves. */
function rightOf({ network, trace, loss }: StepContext, quantity: Quantity): number {
  switch (quantity.kind) {
    case 'z':
    case 'a':
    case 'delta':
      return trace[quantity.kind][quantity.layer][quantity.sample * network.layers[quantity.layer].out + quantity.unit]
    case 'dropped':
      return trace.dropped[quantity.layer]![quantity.sample * network.layers[quantity.layer].out + quantity.unit]
    case 'slope': // of the worked network: sigmoid
      return trace.a[quantity.layer][quantity.unit] * (1 - trace.a[quantity.layer][quantity.unit])
    case 'lossSlope': // of the worked network: half of the squares
      expect(loss).toBe('sse_half')
      return trace.a[1][quantity.unit] - trace.y[quantity.unit]
    case 'sampleLoss':
      return trace.sampleLoss[quantity.sample]
    case 'contribution': // of a batch of one
      return trace.dataGradient[quantity.parameter]
    case 'dataGradient':
    case 'penaltyGradient':
    case 'totalGradient':
    case 'update':
    case 'after':
      return trace[quantity.kind][quantity.parameter]
    case 'dataLoss':
    case 'penalty':
    case 'totalLoss':
      return trace[quantity.kind]
    default:
      throw new Error(`no record of ${quantity.kind}`)
  }
}

/** One quantity of each kind that the records hold. */
function someQuantities({ network, trace }: StepContext, generator: ReturnType<typeof createGenerator>): Quantity[] {
  const layer = integerBelow(generator, network.layers.length)
  const sample = integerBelow(generator, trace.rows.length)
  const at = { sample, layer, unit: integerBelow(generator, network.layers[layer].out) }
  const parameter = integerBelow(generator, network.parameterCount)
  const quantities: Quantity[] = [
    { kind: 'z', ...at },
    { kind: 'a', ...at },
    { kind: 'delta', ...at },
    { kind: 'sampleLoss', sample },
    { kind: 'dataGradient', parameter },
    { kind: 'penaltyGradient', parameter },
    { kind: 'totalGradient', parameter },
    { kind: 'update', parameter },
    { kind: 'after', parameter },
    { kind: 'dataLoss' },
    { kind: 'penalty' },
    { kind: 'totalLoss' },
  ]
  return trace.dropped[layer] ? [...quantities, { kind: 'dropped', ...at }] : quantities
}
