import { expect, test } from 'vitest'
import type { StepContext } from '../../../src/explain/context'
import { erratumOf, NOTATIONS } from '../../../src/explain/notations'
import { createOperations } from '../../../src/explain/operations/operations'
import { stepOf } from '../random-step'
import { workedStep } from '../worked-network'
import { batchStep, smallStep } from '../worked-notations'

const ERRATA = NOTATIONS.flatMap((notation) => notation.errata.map((erratum) => ({ ...erratum, notation: notation.id })))

/** What a notation says of its document along a step: the place of each operation with a word on it, and the word. */
function saidOf(id: string, context: StepContext): string[] {
  const notation = NOTATIONS.find((one) => one.id === id)!
  const operations = createOperations(context)
  const said: string[] = []
  for (let k = 0; k < operations.count('operation'); k++) {
    const operation = operations.at(k)
    const text = erratumOf(notation, context, operation)
    if (text !== null) said.push(`${operation.kind} ${operation.layer ?? ''} ${text}`)
  }
  return said
}

test('the step of the worked example says what the article printed for the loss after it, and for one product; nothing else', () => {
  const said = saidOf('mazur', workedStep())
  expect(said).toHaveLength(2)
  expect(said[0]).toMatch(/^hidden-error 0 .*0\.0190491183/)
  expect(said[1]).toMatch(/^loss-after .*0\.291027924/)
})

test('after 10,000 steps the article’s loss is named as that of the step before', () => {
  let parameters = workedStep().trace.before
  let context = workedStep()
  for (let k = 0; k < 10_000; k++) {
    context = { ...context, ...stepOf({ ...WORKED_SETUP, network: context.network, parameters }) }
    parameters = context.trace.after
  }
  expect(saidOf('mazur', context).filter((line) => line.startsWith('loss-after'))).toEqual([
    expect.stringContaining('that is the loss after 9,999'),
  ])
})

test('the step of the 2-1-1 network says where rounding led astray, and the other numbers of the article stand as they are', () => {
  const said = saidOf('nanodegree', smallStep())
  expect(said.filter((line) => line.includes('0.003'))).toHaveLength(2)
  expect(saidOf('mazur', smallStep())).toEqual([])
})

test('the program’s own notation says nothing of a document, and every erratum is met on some step', () => {
  const steps = [workedStep(), smallStep(), batchStep(), crossEntropy()]
  for (const step of steps) expect(saidOf('downhill', step)).toEqual([])
  const met = new Set(
    steps.flatMap((step) => ERRATA.flatMap(({ notation }) => saidOf(notation, step))).map((line) => line.replace(/^\S+ \S* /, '')),
  )
  const missing = ERRATA.filter(({ text }) => !met.has(text)).map(({ text }) => text)
  expect(missing).toEqual([expect.stringContaining('after 10,000 rounds')]) // the test above meets it
})

test('what is said fits a line or two and ends as a sentence', () => {
  for (const { text } of ERRATA) {
    expect(text.length, text).toBeLessThanOrEqual(170)
    expect(text).toMatch(/\.$/)
  }
})

const WORKED_SETUP = {
  loss: 'sse_half',
  x: [[0.05, 0.1]],
  y: [[0.01, 0.99]],
  trainBiases: false,
} as const

function crossEntropy(): StepContext {
  const { network, trace } = smallStep()
  return stepOf({ network, loss: 'bce', parameters: trace.before.slice(), x: [[0.1, 0.3]], y: [[1]] })
}
