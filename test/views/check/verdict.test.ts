import { expect, test } from 'vitest'
import { createGenerator, integerBelow } from '../../../src/engine/arithmetic/random'
import { createNetwork } from '../../../src/engine/network/network'
import { relativeError } from '../../../src/engine/objective/gradient-check'
import { CHECK_HS } from '../../../src/page/questions/check-question'
import { type Checked, type Verdict, verdictOf } from '../../../src/views/check/verdict'
import { checkOfSample } from '../../support/gradient-check'
import { byEngine, drawSample, type Sample } from '../../support/oracle'
import { preciseDifference, preciseGradient } from '../../support/precise-loss'
import { tries } from '../../support/proof'

/** The check of a sample's parameter, with the gradient that is claimed. */
function checkOf(sample: Sample, index: number, gradient: number): Checked {
  return { ...checkOfSample(sample, index, gradient, CHECK_HS), totalGradient: gradient, fixed: false }
}

/** The same check of another gradient. */
function claiming(check: Checked, gradient: number): Checked {
  return { ...check, totalGradient: gradient, errors: check.differences.map((difference) => relativeError(difference, gradient)) }
}

/** A random network and one of its parameters; sometimes the weights are large, so that units saturate. */
function drawn(seed: number): { readonly sample: Sample; readonly index: number } {
  const generator = createGenerator(seed)
  const sample = drawSample(seed)
  const scale = [1, 1, 3, 10][integerBelow(generator, 4)]!
  const parameters = sample.parameters.map((value) => scale * value)
  return { sample: { ...sample, parameters, trainBiases: true }, index: integerBelow(generator, parameters.length) }
}

test('of random networks, what a check says is true against a gradient without rounding', () => {
  const seen = new Set<Verdict>()
  for (let seed = 1; seed <= tries(100, 1000); seed++) {
    const { sample, index } = drawn(seed)
    const right = preciseGradient(sample, index)
    const check = checkOf(sample, index, byEngine(sample).gradient[index]!)
    const own = Math.abs(check.totalGradient - right) // round-off of backpropagation itself
    for (const [k, h] of CHECK_HS.entries()) {
      const verdict = verdictOf(check, k)
      seen.add(verdict)
      if (verdict === 'kink' || verdict === 'nothing') continue
      const name = `network ${seed}, parameter ${index}, h = ${h}`
      const [roundOff, truncation] = [check.roundOff[k]!, check.truncation[k]!]
      expect(verdict, name).not.toBe('differs')
      for (const factor of [1.0001, 1.01, 2, 0, -1]) {
        const claim = right * factor
        const wrong = verdictOf(claiming(check, claim), k)
        const error = Math.abs(claim - right)
        if (error > 2 * (roundOff + truncation) && relativeError(claim, right) > 1e-5) expect(wrong, `${factor} · ${name}`).toBe('differs')
        if (wrong === 'agrees') expect(error, name).toBeLessThan(2e-6 * Math.max(Math.abs(claim), 1e-12) + roundOff + truncation)
      }
      if (k % 3 !== seed % 3) continue
      const smooth = preciseDifference(sample, index, h)
      expect(Math.abs(check.differences[k]! - smooth), `round-off of ${name}`).toBeLessThanOrEqual(roundOff)
      expect(Math.abs(smooth - right), `truncation of ${name}`).toBeLessThanOrEqual(truncation + roundOff + own)
    }
  }
  expect(seen).toEqual(new Set(['agrees', 'round-off', 'truncation', 'kink']))
})

test('a right gradient of a sure softmax agrees at the first h', () => {
  const sample: Sample = {
    ...drawSample(1),
    network: createNetwork([1, 2], ['softmax']),
    loss: 'cce',
    penalty: { kind: 'none' },
    parameters: Float64Array.of(15, 0, 0, 0),
    X: [[1]],
    Y: [[1, 0]],
    rows: Int32Array.of(0),
    keep: 1,
    masks: null,
  }
  const check = checkOf(sample, 0, byEngine({ ...sample, trainBiases: true }).gradient[0]!)
  expect(check.totalGradient).toBeCloseTo(-3.0590223e-7, 14)
  expect(verdictOf(check, CHECK_HS.indexOf(1e-5))).toBe('agrees')
})
