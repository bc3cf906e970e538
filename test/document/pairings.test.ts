import { expect, test } from 'vitest'
import { lossForOutput, outputForLoss } from '../../src/document/pairings'
import type { Activation } from '../../src/engine/network/activations'
import { goTogether, type Loss } from '../../src/engine/network/loss-kinds'

const OUTPUTS: readonly Activation[] = ['linear', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'softplus', 'softmax', 'step']
const LOSSES: readonly Loss[] = ['sse_half', 'mse_half', 'mse', 'bce', 'cce', 'perceptron']

test('cce goes with softmax only, bce with sigmoid only, perceptron with step only, squares with all others', () => {
  for (const output of OUTPUTS) {
    expect(goTogether('cce', output)).toBe(output === 'softmax')
    expect(goTogether('bce', output)).toBe(output === 'sigmoid')
    expect(goTogether('perceptron', output)).toBe(output === 'step')
    expect(goTogether('mse', output)).toBe(output !== 'step')
  }
})

test('what is offered goes together, and nothing is changed that already does', () => {
  for (const output of OUTPUTS) {
    for (const loss of LOSSES) {
      expect(goTogether(lossForOutput(output, loss), output)).toBe(true)
      expect(goTogether(loss, outputForLoss(loss, output))).toBe(true)
      if (!goTogether(loss, output)) continue
      expect(lossForOutput(output, loss)).toBe(loss)
      expect(outputForLoss(loss, output)).toBe(output)
    }
  }
})
