import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import { parseDocument } from '../../../src/document/schema/schema'
import type { Document } from '../../../src/document/types'
import { createDriver, type Driver, openIn } from '../../support/session-driver'
import type { Traces } from '../../support/traces'

const { tables }: Traces = JSON.parse(readFileSync(new URL('../../fixtures/traces.json', import.meta.url), 'utf8'))

/** A preset on the rows of a table; classes −1 and 1 are targets 0 and 1. */
function documentOn(id: string, { X, d }: { readonly X: readonly (readonly number[])[]; readonly d: readonly number[] }): Document {
  const document = presetDocument(id)
  const { scenario } = document
  const data = { kind: 'rows', task: 'binary', X, Y: d.map((target) => [Math.max(target, 0)]) } as const
  const training = { ...scenario.training, stopping: { kind: 'none' } } as const
  const parsed = parseDocument({ ...document, scenario: { ...scenario, data, training } })
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return parsed.document
}

function opened(document: Document): Driver {
  const driver: Driver = createDriver((event) => {
    if (event.type === 'frame') driver.send({ type: 'painted', run: 1 })
  })
  openIn(driver, 1, document)
  return driver
}

/** One update; answers with the record of it. */
function step(driver: Driver) {
  driver.send({ type: 'step', steps: 1 })
  driver.settle()
  return driver.lastFrame().trace!
}

test.each(tables.perceptron)('the perceptron on $data: weights and mistakes of every epoch are those of the reference', (table) => {
  const driver = opened(documentOn('perceptron-and', table))
  expect(table.log.length).toBeGreaterThan(3)
  for (const { mistakes, w } of table.log) {
    let wrong = 0
    for (const [row] of table.X.entries()) {
      // the record of the step that the row makes: with another sample watched, it has none of its own
      driver.send({ type: 'watch', run: 1, watch: { sample: row, parameters: [], fieldSide: 0 } })
      const { a, y, update, x } = step(driver)
      const error = y[0]! - a[0]![0]!
      if (error !== 0) wrong += 1
      expect([...update]).toEqual([...x, 1].map((value) => error * value + 0))
    }
    expect(wrong).toBe(mistakes)
    expect([...driver.lastFrame().parameters]).toEqual([...w])
  }
})

test('on AND the rule stops by itself, when all four answers are right', () => {
  const driver = opened(presetDocument('perceptron-and'))
  driver.send({ type: 'play', rate: 'max' })
  driver.settle()
  const { stopped } = driver.lastStatus()
  const { parameters, row, outputs } = driver.lastFrame()
  expect(stopped).toMatchObject({ rule: { kind: 'outputs' }, value: 0 })
  expect([...parameters]).toEqual([2, 1, -3])
  expect([...outputs!.values]).toEqual([0, 0, 0, 1])
  expect(row).toMatchObject({ trainAccuracy: 1, trainLoss: 0 })
})

test('on XOR it goes round for ever: the weights at the end of an epoch come again, and a row is always wrong', () => {
  const driver = opened(presetDocument('perceptron-xor'))
  const ends: string[] = []
  for (let epoch = 0; epoch < 60; epoch++) {
    driver.send({ type: 'epoch' })
    driver.settle()
    const { parameters, row, outputs } = driver.lastFrame()
    ends.push([...parameters].join())
    expect(row!.trainAccuracy).toBeLessThan(1)
    expect(outputs!.mistakes).toBe(4 * (1 - row!.trainAccuracy))
  }
  expect(driver.lastStatus().growing).toBe(false)
  const first = ends.findIndex((end, k) => ends.indexOf(end, k + 1) > 0)
  const again = ends.indexOf(ends[first]!, first + 1)
  expect(first).toBeLessThan(10)
  // the rule has no memory but the weights: from here on all repeats
  expect(ends.slice(first, first + 20)).toEqual(ends.slice(again, again + 20))
})

test.each(tables.adaline)('ADALINE on $data: weights and half the sum of squares of every epoch are those of the reference', (table) => {
  const driver = opened(documentOn('adaline', table))
  expect(driver.lastFrame().training.learningRate).toBe(table.eta)
  for (const { w, halfSSE } of table.log) {
    driver.send({ type: 'epoch' })
    driver.settle()
    const { parameters, row } = driver.lastFrame()
    for (const [k, weight] of w.entries()) expect(parameters[k]).toBeCloseTo(weight, 12)
    expect(row!.trainLoss).toBeCloseTo(halfSSE, 12)
  }
  driver.send({ type: 'seek', step: 4000 })
  driver.settle()
  // it goes around the least squares, row by row: the rate keeps it from settling there
  const [w1, w2, b] = driver.lastFrame().parameters
  const [v1, v2, c] = table.leastSquaresMinimum
  expect(Math.max(Math.abs(w1! - v1!), Math.abs(w2! - v2!), Math.abs(b! - c!))).toBeLessThan(0.06)
})

test('the generalized delta rule learns AND', () => {
  const driver = opened({ ...presetDocument('generalized-delta'), step: 4000 })
  expect(driver.lastFrame().row).toMatchObject({ trainAccuracy: 1 })
  expect(driver.lastFrame().row!.trainLoss).toBeLessThan(0.1)
})
