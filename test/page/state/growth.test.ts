import { beforeEach, expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import type { Change } from '../../../src/document/types'
import { fakePage, row } from '../fakes'

fakePage()
const { dismiss, page } = await import('../../../src/page/state/page-state')
const { tellGrowth } = await import('../../../src/page/state/warnings')

beforeEach(dismiss)

/** A run whose best loss is that of step 400. */
function runWith(run: number, changes: readonly Change[]) {
  const rows = [0, 200, 400, 600].map((step, k) => ({ ...row(step), trainLoss: [0.7, 0.01, 0.0007, 0.08][k]! }))
  const part = {
    state: { getState: () => ({ run, document: { ...presetDocument('moons'), changes } }) },
    frames: { history: { rows: () => rows } },
  }
  return { mark: 'B', ...part } as unknown as Parameters<typeof tellGrowth>[0] // all that it reads
}
const tell = (run: number, changes: readonly Change[]) => tellGrowth(runWith(run, changes), false, true)
const said = () => page.getState().message?.text
const RATE = 'The learning rate may be too large: press [ to halve it, or open the Health tab for details.'

test('a loss that grows after dropout was turned on is blamed on dropout, not on the learning rate', async () => {
  tell(1, [{ step: 500, field: 'dropout', value: 0.5 }])
  expect(said()).toBe('The loss is more than 100 times its best so far. It has grown since dropout was changed at step 500.')
})

test('when a run is to stop, changed after dropout, hides nothing', async () => {
  tell(5, [
    { step: 500, field: 'dropout', value: 0.5 },
    { step: 520, field: 'stopping', value: { kind: 'none' } },
  ])
  expect(said()).toContain('since dropout was changed at step 500')
})

test('a change before the best loss, or of the rate itself, is not blamed', async () => {
  tell(2, [{ step: 100, field: 'dropout', value: 0.5 }])
  expect(said()).toContain(RATE)
  dismiss()
  tell(3, [{ step: 500, field: 'learningRate', value: 10 }])
  expect(said()).toContain(RATE)
})

test('a loss that swings is told once, and again after the next change', async () => {
  const changes: Change[] = [{ step: 500, field: 'learningRate', value: 10 }]
  tell(4, changes)
  dismiss()
  tell(4, changes)
  expect(said()).toBeUndefined()
  tell(4, [...changes, { step: 550, field: 'learningRate', value: 20 }])
  expect(said()).toContain(RATE)
})

test('of two runs the one that grows is named, with the way to halve its rate', () => {
  tellGrowth(runWith(6, []), true, true)
  expect(said()).toBe(`The loss of run B is more than 100 times its best so far. ${RATE}`)
  tellGrowth(runWith(7, []), true, false)
  expect(said()).toContain('of run B is more')
  expect(said()).toContain('choose run B, then press [ to halve it.')
  dismiss()
  tellGrowth(runWith(6, []), true, true) // both swing
  expect(said()).toBeUndefined()
})
