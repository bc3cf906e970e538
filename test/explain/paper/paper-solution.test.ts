import katex from 'katex'
import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { createNetwork } from '../../../src/engine/network/network'
import { stateNames } from '../../../src/engine/step/optimizers'
import type { StepContext } from '../../../src/explain/context'
import { NOTATIONS } from '../../../src/explain/notations'
import { formulasIn, MOST_FORMULAS, planOf } from '../../../src/explain/paper/worked-plan'
import { workedSolution } from '../../../src/explain/paper/worked-solution'
import type { Quantity } from '../../../src/explain/quantity'
import { numberOf } from '../../../src/explain/value'
import { numberWords } from '../../../src/explain/words'
import { tries } from '../../support/proof'
import { randomStep, stepOf } from '../random-step'
import { workedStep } from '../worked-network'
import { batchStep, smallStep } from '../worked-notations'

const downhill = NOTATIONS[0]

/** Every number of the record that the paper has to show, of the first sample and of the batch. */
function recorded(context: StepContext): Quantity[] {
  const { network, trace, trainBiases } = context
  const found: Quantity[] = [{ kind: 'sampleLoss', sample: 0 }, { kind: 'learningRate' }]
  for (const kind of ['dataLoss', 'penalty', 'totalLoss', 'lossAfter'] as const) {
    if (context.penalty.kind !== 'none' || kind === 'dataLoss' || kind === 'lossAfter') found.push({ kind })
  }
  for (let unit = 0; unit < network.sizes[0]; unit++) found.push({ kind: 'x', sample: 0, unit })
  for (let unit = 0; unit < network.sizes[network.layers.length]; unit++) found.push({ kind: 'y', sample: 0, unit })
  for (const [layer, { out, W, b }] of network.layers.entries()) {
    const kinds = trace.mask[layer] ? (['z', 'a', 'mask', 'dropped', 'delta'] as const) : (['z', 'a', 'delta'] as const)
    for (let unit = 0; unit < out; unit++) for (const kind of kinds) found.push({ kind, sample: 0, layer, unit })
    for (let parameter = W; parameter < b + out; parameter++) {
      found.push({ kind: 'before', parameter }, { kind: 'after', parameter })
      if (parameter >= b && !trainBiases) continue
      found.push({ kind: 'dataGradient', parameter }, { kind: 'update', parameter })
      // of a batch of one it is the gradient
      if (trace.rows.length > 1) found.push({ kind: 'contribution', sample: 0, parameter })
      if (context.penalty.kind !== 'none' && parameter < b) {
        found.push({ kind: 'penaltyGradient', parameter }, { kind: 'totalGradient', parameter })
      }
      for (const name of stateNames(trace.optimizer)) found.push({ kind: 'state', name, parameter })
    }
  }
  return found
}

const formulasOf = (markdown: string) => [...markdown.matchAll(/^\$\$(.*)\$\$$/gm)].map(([, tex]) => tex)

/** What stands behind an = in the formulas. */
function results(markdown: string): Set<string> {
  return new Set(
    formulasOf(markdown).flatMap((tex) => tex.split(',\\quad ').map((equation) => equation.slice(equation.lastIndexOf(' = ') + 3))),
  )
}

test.each(NOTATIONS)(
  '$name: the worked networks and a batch show every number of the record to the digits asked for, as a result',
  (notation) => {
    for (const context of [workedStep(), smallStep(), batchStep()]) {
      for (const digits of [4, 9, 17]) {
        const shown = results(workedSolution(context, notation, digits))
        const missing = recorded(context).filter((quantity) => {
          return !shown.has(numberWords(notation.factor(context, quantity) * numberOf(context, quantity), digits).tex)
        })
        expect(missing).toEqual([])
      }
    }
  },
)

test.each(NOTATIONS)('$name: each formula stands between dollar signs of its own on one line, and parses', (notation) => {
  for (const context of [workedStep(), smallStep(), batchStep()]) {
    const markdown = workedSolution(context, notation, 6)
    const lines = markdown.split('\n').filter((line) => line.includes('$'))
    expect(lines.length).toBe(formulasOf(markdown).length)
    expect(lines.length).toBeGreaterThan(20)
    for (const tex of formulasOf(markdown)) {
      expect(tex).not.toContain('$')
      katex.renderToString(tex, { throwOnError: true, strict: 'error', displayMode: true })
    }
  }
})

test('any step is worked out in at most 400 formulas, nothing is blank, and what is left out is said', () => {
  const generator = createGenerator(21)
  let partial = 0
  for (let k = 0; k < tries(20, 60); k++) {
    const context = randomStep(generator)
    const plan = planOf(context)
    const markdown = workedSolution(context, NOTATIONS[k % NOTATIONS.length], 5)
    expect(formulasIn(plan)).toBeLessThanOrEqual(MOST_FORMULAS)
    expect(markdown).not.toMatch(/undefined|NaN|null|\[object/)
    expect(markdown).not.toMatch(/= *(,|\$\$)/)
    const whole = Math.max(...context.network.sizes) <= plan.cap
    expect(markdown.includes('**Left out:**')).toBe(!whole)
    expect(markdown.includes('show the first three and the last')).toBe(markdown.includes('\\dots'))
    if (!whole) partial++
  }
  expect(partial).toBeGreaterThan(5)
  expect(partial).toBeLessThan(55)
})

test('a wide network says how many inputs, units and outputs are left out', () => {
  const network = createNetwork([784, 30, 10], ['sigmoid', 'softmax'])
  const context = stepOf({
    network,
    loss: 'cce',
    parameters: Float64Array.from({ length: network.parameterCount }, (_, p) => ((p * 37) % 101) / 1000 - 0.05),
    x: [Array.from({ length: 784 }, (_, k) => (k % 7) / 7)],
    y: [Array.from({ length: 10 }, (_, k) => (k === 3 ? 1 : 0))],
  })
  const { cap } = planOf(context)
  const markdown = workedSolution(context, downhill, 4)
  expect(cap).toBeGreaterThan(3)
  expect(markdown).toContain(`the first ${cap} units of each layer and their first ${cap} weights`)
  expect(markdown).toContain(`${784 - cap} of 784 inputs; ${30 - cap} of 30 units of hidden layer 1`)
  expect(formulasOf(markdown).length).toBeLessThanOrEqual(MOST_FORMULAS + 100)
})

test('of a batch the text says which sample is worked out, by its place in the data', () => {
  const context = batchStep()
  expect(workedSolution(context, downhill, 4)).toContain('2 samples. The first (row 1) is worked out')
})

test('a name with a line break or a dollar sign does not end its formula', () => {
  const context = { ...workedStep(), inputNames: ['a\n\nb', 'US$$'] }
  const markdown = workedSolution(context, downhill, 4)
  for (const line of markdown.split('\n').filter((one) => one.includes('\\text{'))) {
    expect(line.startsWith('$$') && line.endsWith('$$')).toBe(true)
  }
  expect(markdown).toContain('\\text{a b} = 0.05')
})
