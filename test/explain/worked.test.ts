import { expect, test } from 'vitest'
import type { Activation } from '../../src/engine/network/activations'
import type { Loss } from '../../src/engine/network/loss-kinds'
import { createNetwork } from '../../src/engine/network/network'
import type { StepContext } from '../../src/explain/context'
import { derive } from '../../src/explain/derive/derive'
import { evaluate } from '../../src/explain/derive/evaluate'
import type { OperationKind } from '../../src/explain/operations/operation'
import { createOperations } from '../../src/explain/operations/operations'
import type { ParameterKind } from '../../src/explain/quantity'
import { numberOf } from '../../src/explain/value'
import worked from '../fixtures/worked.json' with { type: 'json' }
import { stepOf } from './random-step'
import { workedStep } from './worked-network'

const { two_one_one: two, mazur, datacamp } = worked

/** The numbers that the operations make, in their order, with the kind of each. */
function shown(context: StepContext): (readonly [OperationKind, number])[] {
  const operations = createOperations(context)
  const all = Array.from({ length: operations.count('operation') }, (_, k) => operations.at(k))
  return all.flatMap(({ kind, result }) => (result === null ? [] : [[kind, numberOf(context, result)] as const]))
}

/** Equal to 12 significant digits; a number that is 0 exactly. */
function expectDigits(got: readonly number[], want: readonly number[]): void {
  expect(got.length).toBe(want.length)
  for (const [k, value] of got.entries()) {
    expect(Math.abs(value - want[k]!), `number ${k}: ${value}, not ${want[k]}`).toBeLessThanOrEqual(5e-13 * Math.abs(want[k]!))
  }
}

function expectShown(context: StepContext, want: readonly (readonly [OperationKind, number])[]): void {
  const got = shown(context)
  expect(got.map(([kind]) => kind)).toEqual(want.map(([kind]) => kind))
  expectDigits(
    got.map(([, value]) => value),
    want.map(([, value]) => value),
  )
}

function values(context: StepContext, kind: ParameterKind, count: number): number[] {
  return Array.from({ length: count }, (_, parameter) => numberOf(context, { kind, parameter }))
}

/** One step of a network whose biases are 0 and stay so; the weights as [layer][to][from]. */
function unbiased(
  weights: readonly (readonly (readonly number[])[])[],
  activations: readonly Activation[],
  loss: Loss,
  x: readonly (readonly number[])[],
  y: readonly (readonly number[])[],
  learningRate: number,
): StepContext {
  const network = createNetwork([weights[0]![0]!.length, ...weights.map((rows) => rows.length)], activations)
  const parameters = Float64Array.from(weights.flatMap((rows) => [...rows.flat(), ...rows.map(() => 0)]))
  return stepOf({ network, loss, x, y, parameters, trainBiases: false, learningRate })
}

/** The same step again, from where it ended. */
function next({ network, trace: t, loss }: StepContext): StepContext {
  const split = (flat: Float64Array, m: number) =>
    Array.from({ length: m }, (_, s) => [...flat.subarray((s * flat.length) / m, ((s + 1) * flat.length) / m)])
  const [x, y] = [split(t.x, t.rows.length), split(t.y, t.rows.length)]
  return stepOf({ network, loss, x, y, parameters: t.after, trainBiases: false, learningRate: t.learningRate })
}

test('the operations of the 2-1-1 network show its numbers in order, to 12 digits', () => {
  const { x, w, W, y, eta } = two.inputs
  const context = unbiased([[w], [[W]]], ['sigmoid', 'sigmoid'], 'sse_half', [x], [[y]], eta)
  expectShown(context, [
    ['sum', two.h],
    ['activation', two.a],
    ['sum', two.z],
    ['activation', two.yhat],
    ['loss', two.E_half],
    ['output-error', two.dE_dz_o],
    ['contribution', two.dE_dW],
    ['hidden-error', two.dE_dz_h],
    ['contribution', two.dE_dw[0]!],
    ['contribution', two.dE_dw[1]!],
    ['update', two.dw[0]!],
    ['after', two.w_new[0]!],
    ['update', two.dw[1]!],
    ['after', two.w_new[1]!],
    ['update', two.dW],
    ['after', two.W_new],
    ['loss-after', two.E_half_after],
  ])
  // the signs of the course are those of −dE/dz
  const delta = (layer: number) => -numberOf(context, { kind: 'delta', sample: 0, layer, unit: 0 })
  const error = -numberOf(context, { kind: 'lossSlope', sample: 0, unit: 0 })
  expectDigits([error, delta(1), delta(0)], [two.error_y_minus_yhat, two.delta_o, two.delta_h])
  expectDigits([numberOf(next(context), { kind: 'a', sample: 0, layer: 1, unit: 0 })], [two.yhat_after])
})

test('the 2-1-1 network has its weights and its output after 1, 10, 100 and 1,000 steps', () => {
  const { x, w, W, y, eta } = two.inputs
  let context = unbiased([[w], [[W]]], ['sigmoid', 'sigmoid'], 'sse_half', [x], [[y]], eta)
  const met: number[] = []
  for (let steps = 1; steps <= 1000; steps++) {
    const after = next(context)
    const want = two.after_steps.find(([count]) => count === steps)
    if (want) {
      met.push(steps)
      const [, yhat, second, first] = want as [number, number, number, number[]]
      const { before } = after.trace
      expectDigits(
        [numberOf(after, { kind: 'a', sample: 0, layer: 1, unit: 0 }), before[3]!, before[0]!, before[1]!],
        [yhat, second, ...first],
      )
    }
    context = after
  }
  expect(met).toEqual([1, 10, 100, 1000])
})

test('the operations of the 2-2-2 network show its numbers in order, to 12 digits', () => {
  const context = workedStep()
  const [dw1 = [], dw2 = []] = mazur['dE_dW1 [w1 w2; w3 w4]']
  const [dw3 = [], dw4 = []] = mazur['dE_dW2 [w5 w6; w7 w8]']
  const after = mazur['after1 (old weights used, biases fixed)']
  const w = after['w1..w8']
  const before = mazur.inputs.w1_to_w8
  const gradients = [...dw1, ...dw2, ...dw3, ...dw4]
  const contribution = (value: number) => ['contribution', value] as const
  const changed = gradients.flatMap((gradient, k) => [['update', -mazur.inputs.eta * gradient] as const, ['after', w[k]!] as const])
  expectShown(context, [
    ['sum', mazur.net_h[0]!],
    ['activation', mazur.out_h[0]!],
    ['sum', mazur.net_h[1]!],
    ['activation', mazur.out_h[1]!],
    ['sum', mazur.net_o[0]!],
    ['activation', mazur.out_o[0]!],
    ['sum', mazur.net_o[1]!],
    ['activation', mazur.out_o[1]!],
    ['loss', mazur.E_total],
    ['output-error', mazur.delta_o[0]!],
    ['output-error', mazur.delta_o[1]!],
    ...[...dw3, ...dw4].map(contribution),
    ['hidden-error', mazur.delta_h[0]!],
    ['hidden-error', mazur.delta_h[1]!],
    ...[...dw1, ...dw2].map(contribution),
    ...changed,
    ['loss-after', after.E],
  ])
  expectDigits(
    [0, 1, 2, 3, 6, 7, 8, 9].map((parameter) => numberOf(context, { kind: 'before', parameter })),
    before,
  )
  const again = next(context)
  expectDigits(
    [0, 1].map((unit) => numberOf(again, { kind: 'a', sample: 0, layer: 1, unit })),
    after.out,
  )
})

test('the factors behind the node errors of the 2-2-2 network have its numbers, to 12 digits', () => {
  const context = workedStep()
  const units = [0, 1]
  const of = (kind: 'slope' | 'back', layer: number) => units.map((unit) => numberOf(context, { kind, sample: 0, layer, unit }))
  expectDigits(
    units.map((unit) => numberOf(context, { kind: 'lossSlope', sample: 0, unit })),
    mazur.dE_dout_o,
  )
  expectDigits(of('slope', 1), mazur.dout_dnet_o)
  expectDigits(of('slope', 0), mazur.dout_dnet_h)
  expectDigits(of('back', 0), mazur.dE_dout_h)

  const back = derive(context, { kind: 'back', sample: 0, layer: 0, unit: 0 }).expression!
  if (back.type !== 'sum') expect.fail('the way back is a sum')
  expectDigits(
    back.terms.map((term) => evaluate(context, term)),
    [mazur.dEo1_douth1, mazur.dEo2_douth1],
  )

  const loss = derive(context, { kind: 'sampleLoss', sample: 0 }).expression!
  if (loss.type !== 'product' || loss.factors[1]?.type !== 'sum') expect.fail('the loss is half a sum')
  expectDigits(
    loss.factors[1].terms.map((term) => 0.5 * evaluate(context, term)),
    mazur.E_o,
  )
  const gradient = (parameter: number) => numberOf(context, { kind: 'dataGradient', parameter })
  expectDigits([gradient(4) + gradient(5), gradient(10) + gradient(11)], [mazur.dE_db1_shared, mazur.dE_db2_shared])
})

test('the predictions by hand have their errors 11, 6 and 0', () => {
  const errors = (weights: Parameters<typeof predicted>[0], x: number[], target: number) => {
    const context = predicted(weights, [x], [target], 'sse_half')
    return [numberOf(context, { kind: 'a', sample: 0, layer: 1, unit: 0 }), numberOf(context, { kind: 'lossSlope', sample: 0, unit: 0 })]
  }
  const { quiz1, task1 } = datacamp
  expect(errors(quiz1.figure_weights_external, quiz1.inputs.x, quiz1.inputs.target)).toEqual([quiz1.pred, quiz1.error])
  expect(errors(task1.inputs.weights_0, task1.inputs.x, task1.inputs.target)).toEqual([task1.pred0, task1.err0])
  expect(errors(task1.inputs.weights_1, task1.inputs.x, task1.inputs.target)).toEqual([task1.pred1, task1.err1])
  expect([quiz1.error, task1.err0, task1.err1]).toEqual([11, 6, 0])
})

test('the mean squared errors over four rows are 37.5 and 49.890625', () => {
  const { X, targets, weights_0, weights_1 } = datacamp.task2.inputs
  for (const [weights, predictions, mse] of [
    [weights_0, datacamp.task2.pred0, 37.5],
    [weights_1, datacamp.task2.pred1, 49.890625],
  ] as const) {
    const context = predicted(weights, X, targets, 'mse')
    expect(predictions.map((_, sample) => numberOf(context, { kind: 'a', sample, layer: 1, unit: 0 }))).toEqual(predictions)
    expect(shown(context).find(([kind]) => kind === 'batch-loss')).toEqual(['batch-loss', mse])
  }
  expect([datacamp.task2.mse0, datacamp.task2.mse1]).toEqual([37.5, 49.890625])
})

function predicted(
  { node_0, node_1, output }: { readonly node_0: number[]; readonly node_1: number[]; readonly output: number[] },
  x: readonly number[][],
  targets: readonly number[],
  loss: Loss,
): StepContext {
  return unbiased(
    [[node_0, node_1], [output]],
    ['relu', 'relu'],
    loss,
    x,
    targets.map((target) => [target]),
    0.01,
  )
}

const single = (w: number[], x: number[], target: number, lr: number) => unbiased([[w]], ['linear'], 'mse', [x], [[target]], lr)

test('the slopes of one linear unit are −24, [30, 40] and [14, 28, 42], and its steps end where they should', () => {
  const { slope, code1, task_slopes: task } = datacamp
  const first = single([slope.inputs.w], [slope.inputs.node], slope.inputs.actual, slope.inputs.lr)
  expectShown(first, [
    ['sum', slope.pred],
    ['activation', slope.pred],
    ['loss', slope.loss_before],
    ['output-error', 2 * slope.error],
    ['contribution', slope.slope],
    ['update', 0.24],
    ['after', slope.w_new],
    ['loss-after', slope.loss_after],
  ])
  expect(slope.slope).toBe(-24)

  const second = single(code1.inputs.w, code1.inputs.x, code1.inputs.target, code1.inputs.lr)
  expectDigits(values(second, 'dataGradient', 2), [30, 40])
  expectDigits(values(second, 'after', 2), code1.w_new)
  expectDigits([second.trace.dataLoss, second.trace.lossAfter], [code1.loss_before, code1.loss_after])
  expectDigits([numberOf(next(second), { kind: 'lossSlope', sample: 0, unit: 0 })], [2 * 2.5])

  const third = single(task.inputs.w, task.inputs.x, task.inputs.target, task.inputs.lr)
  expectDigits(values(third, 'dataGradient', 3), [14, 28, 42])
  expectDigits(values(third, 'after', 3), task.w_new)
  expectDigits([numberOf(third, { kind: 'lossSlope', sample: 0, unit: 0 })], [2 * 7])
  expectDigits([numberOf(next(third), { kind: 'lossSlope', sample: 0, unit: 0 })], [2 * 5.04])
})

test('a slope is node value times slope behind it times slope of the activation: 2 · 3 · 1 is 6', () => {
  const { node_value, slope_at_next_node, relu_slope, slope } = datacamp.quiz44
  const context = unbiased([[[1]]], ['relu'], 'sse_half', [[node_value]], [[node_value - slope_at_next_node]], 0.01)
  const at = { sample: 0, unit: 0 }
  expect(numberOf(context, { kind: 'lossSlope', ...at })).toBe(slope_at_next_node)
  expect(numberOf(context, { kind: 'slope', layer: 0, ...at })).toBe(relu_slope)
  expect(numberOf(context, { kind: 'dataGradient', parameter: 0 })).toBe(slope)
})

test('twenty updates give the twenty errors of the history, and its last weights', () => {
  const { inputs, mse_hist, final_w, initial_mse_not_in_history } = datacamp.history20
  let context = single(inputs.w, inputs.x, inputs.target, inputs.lr)
  expect(context.trace.dataLoss).toBe(initial_mse_not_in_history)
  const history: number[] = []
  for (let k = 0; k < inputs.updates; k++) {
    history.push(shown(context).at(-1)![1])
    if (k < inputs.updates - 1) context = next(context)
  }
  expectDigits(history, mse_hist)
  expectDigits(values(context, 'after', 3), final_w)
})
