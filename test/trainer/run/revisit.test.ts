import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import type { Document, Training } from '../../../src/document/types'
import { judge } from '../../../src/health/judge'
import { createDriver, type Driver, openIn } from '../../support/session-driver'
import { vitalsAfter } from '../../support/vitals'

function opened(document: Document): Driver {
  const driver: Driver = createDriver((event) => {
    if (event.type === 'frame') driver.send({ type: 'painted', run: 1 })
  })
  openIn(driver, 1, document)
  return driver
}

function at(driver: Driver, step: number) {
  driver.send({ type: 'seek', step })
  driver.settle()
  return driver.lastFrame()
}

const withTraining = (id: string, training: Partial<Training>): Document => {
  const document = presetDocument(id)
  return { ...document, scenario: { ...document.scenario, training: { ...document.scenario.training, ...training } } }
}

const causeOf = (document: Document, steps: number) => {
  const light = judge(vitalsAfter(document, steps)).find(({ id }) => id === 'cycle')
  if (light?.verdict.kind !== 'judged') throw new Error('the light must have judged')
  return light.verdict.findings.flatMap(({ cause }) => cause.map((part) => (typeof part === 'string' ? part : part.value))).join('')
}

test('on XOR the weights of two starts of an epoch are the same to the last bit, and those between are not', () => {
  const driver = opened(presetDocument('perceptron-xor'))
  const { revisit } = at(driver, 80)
  const { step, earlier } = revisit!
  expect([step % 4, earlier % 4]).toEqual([0, 0])
  const [later, before] = [at(driver, step).parameters, at(driver, earlier).parameters]
  expect([...later]).toEqual([...before])
  expect([...at(driver, earlier + 1).parameters]).not.toEqual([...before])
  // what follows is the same again: the rule repeats
  for (let k = 1; k <= 8; k++) expect([...at(driver, step + k).parameters]).toEqual([...at(driver, earlier + k).parameters])
})

test('it is said from the step on at which it is so, after going back too, and no more after a change', () => {
  const driver = opened(presetDocument('perceptron-xor'))
  const found = at(driver, 80).revisit!
  expect(at(driver, found.step - 1).revisit).toBeNull()
  expect(at(driver, found.step).revisit).toEqual(found)
  driver.send({ type: 'change', run: 1, change: { field: 'learningRate', value: 0.5 } })
  driver.settle()
  expect(driver.lastFrame().revisit).toBeNull()
  expect(at(driver, found.step + 80).revisit!.earlier).toBeGreaterThanOrEqual(found.step)
})

test('weights that have settled come not round: AND without its rule to stop', () => {
  const driver = opened(withTraining('perceptron-and', { stopping: { kind: 'none' } }))
  expect(at(driver, 400).revisit).toBeNull()
  expect([...at(driver, 400).parameters]).toEqual([...at(driver, 396).parameters])
})

test('another loss is not looked at', () => {
  expect(at(opened(presetDocument('adaline')), 200).revisit).toBeNull()
})

test('the light says it with both steps; of shuffled rows it does not promise that the rule repeats', () => {
  const listed = causeOf(presetDocument('perceptron-xor'), 80)
  expect(listed).toMatch(
    /^The weights of step \d+ are those of step \d+ again, bit for bit, .* repeats forever; no line separates these rows\.$/,
  )
  const shuffled = causeOf(withTraining('perceptron-xor', { order: 'shuffled' }), 400)
  expect(shuffled).toMatch(/ are those of step \d+ again, bit for bit, .* another order of rows it need not go the same way again/)
  expect(causeOf(presetDocument('perceptron-and'), 80)).toBe('')
})

test('its repair learns XOR', () => {
  const document = presetDocument('perceptron-xor')
  const light = judge(vitalsAfter(document, 80)).find(({ id }) => id === 'cycle')!
  const repair = light.verdict.kind === 'judged' ? light.verdict.findings[0]!.repair : null
  if (repair?.kind !== 'restart') throw new Error('the repair restarts')
  const { patch } = repair
  const scenario = { ...document.scenario, ...patch, training: { ...document.scenario.training, ...patch.training } }
  expect(at(opened({ ...document, scenario }), 2000).row!.trainAccuracy).toBe(1)
})
