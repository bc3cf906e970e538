import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Drawn } from '../../../src/data/digits/drawn'
import { packImage } from '../../../src/data/digits/drawn'
import { digits } from '../../../src/data/digits/held'
import { loadDigits } from '../../../src/data/digits/load'
import { presetDocument } from '../../../src/document/presets/presets'
import { PACKED } from '../../support/packed-digits'
import { FakeWorker, fakePage } from '../fakes'
import { SettledPage } from '../session-worker'

const page = fakePage()
const store = await import('../../../src/page')
const { resetPage } = await import('../reset')
const { openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')
const inside = await import('../../../src/page/inside/inside')
const { resolveRef } = await import('../../../src/page/records/records')
const { referenceOf } = await import('../../../src/explain/recorded-number')
const { writeReference } = await import('../../../src/explain/reference')

const CHOICE = { kind: 'digits', training: 20, test: 10, augmentation: null } as const
const preset = presetDocument('digits')
const DOCUMENT = { ...preset, scenario: { ...preset.scenario, data: CHOICE }, view: { ...preset.view, sample: 15 } }
const app = new SettledPage(page)
const now = () => store.page.getState().inside!

beforeAll(() => loadDigits(CHOICE, PACKED))
afterEach(() => {
  inside.leaveInside()
  setTrainingWorker(() => new FakeWorker())
})

async function answered(): Promise<void> {
  for (let turns = 0; turns < 8; turns++) await Promise.resolve()
}

function opened(): void {
  resetPage()
  setTrainingWorker(app.create)
  app.settled(() => openRuns([DOCUMENT]))
}

const drawn = (row: number, digit: number | null): Drawn => {
  return { image: packImage(digits(CHOICE).X.values.slice(row * 784, row * 784 + 784) as Uint8Array), digit }
}

test('a drawing is walked through by itself, at the weights it is shown with, before any step was made', () => {
  opened()
  app.settled(() => store.setDrawn(drawn(3, 7)))
  app.settled(() => inside.enterInside())
  expect(store.firstRun.state.getState().position?.step).toBe(0)
  expect(now().step).toBe(0)
  expect(now().context.trace.ends).toBe('backward')
  const { probe } = store.firstRun.frames.latest()!
  const sum = { kind: 'z', sample: 0, layer: 0, unit: 4 } as const
  inside.goToOperation(now().operations.indexOf(sum))
  expect(now().operations.at(now().index).result).toEqual(sum)
  expect(resolveRef(writeReference(...referenceOf(now().context.trace, sum)))).toBe(probe.z[0]![4])
  expect(resolveRef(writeReference(...referenceOf(now().context.trace, { kind: 'dataGradient', parameter: 23_550 })))).toBe(
    probe.dataGradient[23_550],
  )
})

test('a drawing without a label ends with its outputs; once it has one its pass goes on to the gradients', () => {
  opened()
  app.settled(() => store.setDrawn(drawn(3, null)))
  app.settled(() => inside.enterInside())
  expect(now().operations.count('phase')).toBe(1)
  app.settled(() => store.setDrawn(drawn(3, 2)))
  expect(now().operations.count('phase')).toBe(2)
})

test('what is asked at a unit of a drawing is explained with the numbers of the drawing', () => {
  opened()
  app.settled(() => store.setDrawn(drawn(3, 7)))
  store.select({ kind: 'unit', layer: 1, unit: 2 })
  app.settled(() => inside.enterInside('selection'))
  expect(now().operations.at(now().index).result).toEqual({ kind: 'a', sample: 0, layer: 0, unit: 2 })
})

test('inside a step the shown image is walked through by itself, and the last step again', async () => {
  opened()
  app.settled(() => store.step())
  app.settled(() => inside.enterInside())
  await answered()
  expect(now().context.trace.ends).toBeUndefined()
  app.settled(() => inside.walkAlone(true))
  expect(now().context.trace).toMatchObject({ ends: 'backward', step: 1 })
  expect([...now().context.trace.rows]).toEqual([15])
  app.settled(() => store.step())
  expect(now().context.trace).toMatchObject({ ends: 'backward', step: 2 })
  app.settled(() => inside.walkAlone(false))
  await answered()
  expect(now().context.trace.ends).toBeUndefined()
  expect(now().step).toBe(1)
})

test('nothing is to be predicted of a pass outside training', () => {
  opened()
  app.settled(() => store.setDrawn(drawn(3, 7)))
  store.page.setState({ predict: { ...store.page.getState().predict, on: true } })
  app.settled(() => inside.enterInside())
  inside.goToOperation(5)
  expect(now().asks).toBe(false)
  expect(now().index).toBe(5)
})
