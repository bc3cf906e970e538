import { expect, test } from 'vitest'
import { PRESETS } from '../../../src/document/presets/presets'
import type { Training } from '../../../src/document/types'
import { ENDINGS, type Seen } from '../../../src/panels/header/endings'
import type { HistoryRow } from '../../../src/trainer/protocol'
import { loadDigitScenarios } from '../../support/digits'
import { documentWith } from '../../support/run-documents'
import { createDriver, openIn } from '../../support/session-driver'

await loadDigitScenarios()

const MOMENTUM = { optimizer: { kind: 'momentum', beta: 0.9 } } as const

/** What is known of a scenario after training up to a step, or up to where its rule stops it. */
function seen(id: string, step: number, changed: Partial<Training> = {}): Seen {
  let rows: HistoryRow[] = []
  const driver = createDriver((event) => {
    if (event.type !== 'frame') return
    rows = event.frame.rowsReset ? [...event.frame.rows] : [...rows, ...event.frame.rows]
    driver.send({ type: 'painted', run: 1 })
  })
  const document = documentWith(id, changed)
  const stops = document.scenario.training.stopping.kind !== 'none'
  openIn(driver, 1, stops ? document : { ...document, step })
  if (stops && step > 0) driver.send({ type: 'play', rate: 'max' })
  driver.settle()
  const { position, row, parameters, training } = driver.lastFrame()
  const stopped = driver.lastStatus().stopped !== null
  return { row: row!, rows: rows.filter((one) => one.step <= position.step), parameters, training, stopped }
}

test('every ready scenario has one ending, which is not so at its start', () => {
  expect(Object.keys(ENDINGS).sort()).toEqual(PRESETS.map(({ id }) => id).sort())
  for (const { id } of PRESETS) expect(ENDINGS[id]!(seen(id, 0), null), id).toBeNull()
})

test.each([
  ['two-two-two', 1],
  ['moons', 3000],
  ['two-one-one', 1],
  ['valley', 100],
  ['one-weight', 100],
  ['parabola', 40],
  ['two-two-one', 1],
  ['will-i-pass', 200],
  ['grades', 200],
  ['admissions-rows', 100],
  ['relu-error', 20],
  ['relu-change', 20],
  ['relu-six', 5],
  ['relu-right', 1],
  ['relu-rows', 20],
  ['relu-rows-other', 20],
  ['three-slopes', 20],
  ['random-start', 500],
  ['admissions', 1000],
  ['one-hidden-unit', 2000],
  ['zero-weights', 500],
  ['sigmoid-stuck', 50],
  ['rate-limit', 10],
  ['five-sigmoid', 100],
  ['momentum-overshoot', 40],
  ['l1-l2', 400],
  ['online-full', 300],
  ['early-stopping', 100_000],
  ['perceptron-and', 1000],
  ['perceptron-xor', 100],
  ['adaline', 400],
  ['generalized-delta', 1000],
  ['xor', 3000],
  ['circles', 3000],
  ['spirals', 3000],
  ['gaussians', 1000],
  ['penguins', 2000],
  ['sine', 3000],
  ['hills', 5000],
])('%s ends with its sentence by step %d', (id, step) => {
  expect(ENDINGS[id]!(seen(id, step), null)).toMatch(/^[A-Zwx].{30,150}\.$/)
})

test.each([
  ['momentum-valley', 100, MOMENTUM],
  ['momentum-swings', 100, MOMENTUM],
  ['dropout', 3000, { dropout: 0.5 }],
] as const)('%s ends with its sentence in a comparison at step %d', (id, step, ofB) => {
  const [a, b] = [seen(id, step), seen(id, step, ofB)]
  expect(ENDINGS[id]!(a, b)).toMatch(/^Run B .{30,150}\.$/)
  expect(ENDINGS[id]!(a, a) ?? '').not.toMatch(/^Run B/)
})

test('the sentence of a scenario changes with what is to be seen', () => {
  expect(ENDINGS.dropout!(seen('dropout', 3000), null)).toContain('by heart')
  expect(ENDINGS['l1-l2']!(seen('l1-l2', 400, { penalty: { kind: 'l2', form: 'plain', lambda: 1 } }), null)).toContain('L2')
  expect(ENDINGS['rate-limit']!(seen('rate-limit', 50, { learningRate: 0.039 }), null)).toBeNull()
  expect(ENDINGS['sigmoid-stuck']!(seen('sigmoid-stuck', 50, { loss: 'bce' }), null)).toBeNull()
})

test.each([
  ['one-weight', 600, { optimizer: { kind: 'adagrad', eps: 1e-8 }, learningRate: 0.5 }],
  ['rate-limit', 10, MOMENTUM],
  ['parabola', 400, MOMENTUM],
  ['two-two-one', 1, { trainBiases: false }],
  ['will-i-pass', 2000, { loss: 'mse' }],
  ['relu-six', 5, { penalty: { kind: 'l2', form: 'plain', lambda: 0.01 } }],
  ['three-slopes', 40, { learningRate: 0.0205 }],
  ['early-stopping', 100_000, { stopping: { kind: 'epochs', epochs: 3 } }],
] as const)('%s tells no cause that settings of its own have taken away', (id, step, changed) => {
  expect(ENDINGS[id]!(seen(id, step, changed), null)).toBeNull()
})
