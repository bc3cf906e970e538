import { beforeAll, expect, test } from 'vitest'
import { packImage } from '../../../src/data/digits/drawn'
import { digits } from '../../../src/data/digits/held'
import { loadDigits } from '../../../src/data/digits/load'
import { presetDocument } from '../../../src/document/presets/presets'
import { parseDocument } from '../../../src/document/schema/schema'
import type { Document } from '../../../src/document/types'
import { PACKED } from '../../support/packed-digits'
import { createDriver, WATCH } from '../../support/session-driver'

const CHOICE = { kind: 'digits', training: 20, test: 10, augmentation: null } as const
const preset = presetDocument('digits')
const DOCUMENT: Document = { ...preset, scenario: { ...preset.scenario, data: CHOICE }, view: { ...preset.view, sample: 4 } }

beforeAll(() => loadDigits(CHOICE, PACKED))

function opened() {
  const driver = createDriver()
  driver.send({ type: 'open', run: 1, document: DOCUMENT, watch: { ...WATCH, sample: 4 } })
  driver.settle()
  return driver
}

const rowOf = (row: number) => digits(CHOICE).X.values.slice(row * 784, row * 784 + 784) as Uint8Array

test('the probe of a drawing equals that of a data row with the same pixels and label, but for its row', () => {
  const driver = opened()
  const { probe } = driver.lastFrame()
  const digit = probe.y.indexOf(1)
  driver.send({ type: 'painted', run: 1 })
  driver.send({ type: 'watch', run: 1, watch: { ...WATCH, sample: 0, drawn: { image: packImage(rowOf(4)), digit } } })
  driver.settle()
  expect(driver.lastFrame().probe).toEqual({ ...probe, row: -1 })
})

test('a drawing that nobody gave a label has the answer of the network as its target', () => {
  const driver = opened()
  driver.send({ type: 'watch', run: 1, watch: { ...WATCH, drawn: { image: packImage(rowOf(7)), digit: null } } })
  driver.settle()
  const { a, y } = driver.lastFrame().probe
  expect(y.indexOf(1)).toBe(a.at(-1)!.indexOf(Math.max(...a.at(-1)!)))
  expect(y.filter((value) => value !== 0).length).toBe(1)
})

test('a document keeps a drawing, and refuses one of another size or alphabet', () => {
  const withDrawn = (image: string) =>
    parseDocument(JSON.parse(JSON.stringify({ ...DOCUMENT, view: { ...DOCUMENT.view, drawn: { image, digit: 3 } } })))
  const image = packImage(rowOf(4))
  const parsed = withDrawn(image)
  expect(parsed.ok && parsed.document.view.drawn).toEqual({ image, digit: 3 })
  expect(withDrawn(image.slice(2)).ok).toBe(false)
  expect(withDrawn(image.replace(/^../, 'zz')).ok).toBe(false)
})

test('the activations of a watched unit come with an exact frame, for each test row: of an output they are the outputs', () => {
  const driver = opened()
  driver.send({ type: 'painted', run: 1 })
  driver.send({ type: 'watch', run: 1, watch: { ...WATCH, unit: { layer: 2, unit: 3 } } })
  driver.settle()
  const { unit, outputs, position } = driver.lastFrame()
  expect(unit).toMatchObject({ layer: 2, unit: 3, step: position.step })
  expect([...unit!.rows]).toEqual(Array.from({ length: CHOICE.test }, (_, row) => row))
  expect([...unit!.values]).toEqual(Array.from(unit!.rows, (row) => outputs!.values[row * 10 + 3]))
  driver.send({ type: 'painted', run: 1 })
  driver.send({ type: 'watch', run: 1, watch: { ...WATCH, sample: 6, unit: { layer: 1, unit: 29 } } })
  driver.settle()
  const { unit: hidden, probe } = driver.lastFrame()
  expect(hidden!.values[6]).toBe(probe.a[0]![29])
})

test('a unit that the network does not have is not watched', () => {
  const driver = opened()
  for (const unit of [
    { layer: 0, unit: 3 },
    { layer: 1, unit: 30 },
    { layer: 3, unit: 0 },
  ]) {
    driver.send({ type: 'painted', run: 1 })
    driver.send({ type: 'watch', run: 1, watch: { ...WATCH, unit } })
    driver.settle()
    expect(driver.lastFrame().unit).toBeNull()
  }
})
