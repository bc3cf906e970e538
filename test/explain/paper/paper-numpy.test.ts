import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import type { Activation } from '../../../src/engine/network/activations'
import { createNetwork } from '../../../src/engine/network/network'
import { stateNames } from '../../../src/engine/step/optimizers'
import type { StepContext } from '../../../src/explain/context'
import { numpyScript } from '../../../src/explain/paper/numpy-script'
import { float } from '../../../src/explain/python'
import { parameterNameOf } from '../../../src/explain/sentences/names-of'
import { tries } from '../../support/proof'
import { anyStep } from '../any-step'
import { randomStep, stepOf } from '../random-step'
import { workedStep } from '../worked-network'
import { batchStep, smallStep } from '../worked-notations'

const hasNumpy = spawnSync('python3', ['-c', 'import numpy'], { timeout: 60_000 }).status === 0
const WHERE = hasNumpy ? '' : ' (skipped: there is no python3 with NumPy here)'
const SEPARATOR = '=== next'

/** What each script prints; one Python for all, as it takes long to start. A script that fails or warns fails the test. */
function printedBy(scripts: readonly string[]): string[][][] {
  const whole = [
    'import warnings, sys',
    'warnings.simplefilter("error")',
    'sys.stdout.reconfigure(encoding="utf-8")',
    `for script in ${JSON.stringify(scripts)}:`,
    '    exec(script, {})',
    `    print("${SEPARATOR}")`,
  ].join('\n')
  const { stdout, stderr, status } = spawnSync('python3', ['-'], { input: whole, encoding: 'utf8', maxBuffer: 2 ** 26, timeout: 60_000 })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const outputs = stdout.split(`${SEPARATOR}\n`).slice(0, -1)
  return outputs.map((output) =>
    output
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')),
  )
}

/** The lines that the step's record would print. */
function linesOf(context: StepContext): (string | number)[][] {
  const { trace, network, penalty } = context
  const states = stateNames(trace.optimizer)
  const rows = Array.from({ length: network.parameterCount }, (_, p) => [
    parameterNameOf(context, p).replace('→', '->'),
    trace.dataGradient[p],
    trace.totalGradient[p],
    ...states.map((name) => trace.state[name]![p]),
    trace.update[p],
    trace.after[p],
  ])
  return [
    ['loss', trace.dataLoss],
    ...(penalty.kind === 'none' ? [] : [['penalty', trace.penalty, 'both', trace.totalLoss]]),
    ['parameter', 'gradient', 'total', ...states, 'update', 'new'],
    ...rows,
    ['loss after', trace.lossAfter],
  ]
}

/** Printed lines that differ from the record. */
function differences(context: StepContext, printed: readonly (readonly string[])[]): string[] {
  const expected = linesOf(context)
  const wrong = printed.length === expected.length ? [] : [`${printed.length} lines for ${expected.length}`]
  for (const [k, line] of expected.entries()) {
    const row = printed[k] ?? []
    const same =
      line.length === row.length && line.every((entry, c) => (typeof entry === 'string' ? entry === row[c] : near(Number(row[c]), entry)))
    if (!same) wrong.push(`${line.join(' ')} is printed as ${row.join(' ')}`)
  }
  return wrong
}

/** To 1e-12 of the number; where terms of about 1 cancel in a sum, to one rounding of 1, which no order of adding can do without. */
function near(printed: number, value: number): boolean {
  return Math.abs(printed - value) <= Math.max(1e-12 * Math.abs(value), Number.EPSILON)
}

const ALL: readonly Activation[] = ['linear', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'softplus', 'softmax']

/** The case with the longest script: every activation once, dropout, Adam, a penalty, fixed biases. */
function longest(): StepContext {
  const network = createNetwork([2, 2, 2, 2, 2, 2, 2, 2, 2], ALL)
  return stepOf({
    network,
    loss: 'mse',
    parameters: Float64Array.from({ length: network.parameterCount }, (_, p) => (((p * 7) % 11) - 4) / 8),
    x: [
      [0.5, -0.25],
      [1, 2],
    ],
    y: [
      [1, 0],
      [0, 1],
    ],
    optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
    penalty: { kind: 'l2', form: 'plain', lambda: 0.1 },
    keep: 0.8,
    trainBiases: false,
    seed: 3,
  })
}

const lineCount = (script: string) => script.trimEnd().split('\n').length

test('the script of any step has at most 60 lines', () => {
  const generator = createGenerator(5)
  const contexts = [
    ...Array.from({ length: tries(60, 300) }, () => randomStep(generator)),
    ...Array.from({ length: tries(60, 300) }, () => anyStep(generator)),
    longest(),
  ]
  const counts = contexts.map((context) => lineCount(numpyScript(context)))
  expect(Math.max(...counts)).toBe(counts.at(-1))
  expect(counts.at(-1)).toBeLessThanOrEqual(60)
})

test('NumPy is all that a script imports', () => {
  const imports = numpyScript(longest()).match(/^.*\bimport\b.*$/gm)
  expect(imports).toEqual(['import numpy as np'])
})

test.skipIf(!hasNumpy)(`NumPy prints the numbers of the worked networks, of a batch and of the longest script to 1e-12${WHERE}`, () => {
  const contexts = [workedStep(), smallStep(), batchStep(), longest()]
  const printed = printedBy(contexts.map(numpyScript))
  expect(contexts.flatMap((context, k) => differences(context, printed[k]))).toEqual([])
})

test.skipIf(!hasNumpy)(`NumPy prints the numbers of random steps to 1e-12${WHERE}`, () => {
  const generator = createGenerator(7)
  const contexts = Array.from({ length: tries(40, 200) }, () => randomStep(generator))
  const printed = printedBy(contexts.map(numpyScript))
  expect(printed.length).toBe(contexts.length)
  expect(contexts.flatMap((context, k) => differences(context, printed[k]).map((text) => `${k}: ${text}`))).toEqual([])
})

test.skipIf(!hasNumpy)(`NumPy keeps the digits of a loss and of node errors that are almost 0${WHERE}`, () => {
  const sure = (loss: 'cce' | 'bce', sums: readonly number[]) =>
    stepOf({
      network: createNetwork([1, sums.length], [loss === 'cce' ? 'softmax' : 'sigmoid']),
      loss,
      parameters: Float64Array.from([...sums, ...sums.map(() => 0)]),
      x: [[1], [-0.5]],
      y: [sums.map((_, k) => (k === 0 ? 1 : 0)), sums.map((_, k) => (k === sums.length - 1 ? 1 : 0))],
    })
  const contexts = [sure('cce', [30, 0]), sure('cce', [37, 0, -30]), sure('cce', [1, 1, 1]), sure('bce', [30]), sure('bce', [800])]
  for (const [k, lines] of printedBy(contexts.map(numpyScript)).entries()) {
    const { trace } = contexts[k]
    expect(Math.abs(Number(lines[0][1]) / trace.dataLoss - 1)).toBeLessThan(1e-12)
    for (const [p, row] of lines.slice(2, -1).entries()) {
      expect(Math.abs(Number(row[1]) - trace.dataGradient[p])).toBeLessThanOrEqual(1e-12 * Math.abs(trace.dataGradient[p]))
    }
  }
})

test('a step that begins with too many numbers is refused, and the message says how many and what to do', () => {
  const network = createNetwork([50, 40, 1], ['tanh', 'linear'])
  const context = stepOf({
    network,
    loss: 'mse',
    parameters: new Float64Array(network.parameterCount).fill(0.01),
    x: [Array.from({ length: 50 }, (_, k) => k / 50)],
    y: [[1]],
  })
  expect(() => numpyScript(context)).toThrow(RangeError)
  expect(() => numpyScript(context)).toThrow('begins with 2,132 numbers; a script with more than 2,000 is not written')
})

test('numbers are written as Python floats that read back as the same doubles', () => {
  const values = [0, -0, 1, -3, 1e21, 5e-324, 0.1, 1.7976931348623157e308, 1e-7]
  expect(values.map(float).filter((text) => !/[.e]/.test(text))).toEqual([])
  expect(values.map((value) => Number(float(value)))).toEqual(values)
})

test('a name cannot end its quotes or its line', () => {
  const context = { ...workedStep(), inputNames: ['a"] ; import os #', 'b\nimport os'] }
  const script = numpyScript(context)
  expect(script).toContain('units = [["a\\"] ; import os #", "b\\nimport os"],')
  expect(lineCount(script)).toBe(lineCount(numpyScript(workedStep())))
})
