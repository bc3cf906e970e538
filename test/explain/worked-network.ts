import { createNetwork } from '../../src/engine/network/network'
import { stepOf } from './random-step'

/** w1..w4, b1, b1, w5..w8, b2, b2 of the 2-2-2 network of the worked example. */
export const WORKED = Float64Array.of(0.15, 0.2, 0.25, 0.3, 0.35, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.6)

/** Its first step: x (0.05, 0.1), targets (0.01, 0.99), half the sum of squares, rate 0.5, biases fixed. */
export function workedStep() {
  return stepOf({
    network: createNetwork([2, 2, 2], ['sigmoid', 'sigmoid']),
    loss: 'sse_half',
    parameters: WORKED,
    x: [[0.05, 0.1]],
    y: [[0.01, 0.99]],
    trainBiases: false,
  })
}
