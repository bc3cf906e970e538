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
  return part as unknown as Parameters<typeof tellGrowth>[0] // all that it reads
}
const said = () => page.getState().message?.text
const RATE = 'The learning rate may be too large: press [ to halve it, or open the Health tab for details.'

test('a loss that grows after dropout was turned on is blamed on dropout, not on the learning rate', async () => {
  tellGrowth(runWith(1, [{ step: 500, field: 'dropout', value: 0.5 }]))
  expect(said()).toBe('The loss is more than 100 times its best so far. It has grown since dropout was changed at step 500.')
})

test('when a run is to stop, changed after dropout, hides nothing', async () => {
  tellGrowth(
    runWith(5, [
      { step: 500, field: 'dropout', value: 0.5 },
      { step: 520, field: 'stopping', value: { kind: 'none' } },
    ]),
  )
  expect(said()).toContain('since dropout was changed at step 500')
})

test('a change before the best loss, or of the rate itself, is not blamed', async () => {
  tellGrowth(runWith(2, [{ step: 100, field: 'dropout', value: 0.5 }]))
  expect(said()).toContain(RATE)
  dismiss()
  tellGrowth(runWith(3, [{ step: 500, field: 'learningRate', value: 10 }]))
  expect(said()).toContain(RATE)
})

test('a loss that swings is told once, and again after the next change', async () => {
  const changes: Change[] = [{ step: 500, field: 'learningRate', value: 10 }]
  tellGrowth(runWith(4, changes))
  dismiss()
  tellGrowth(runWith(4, changes))
  expect(said()).toBeUndefined()
  tellGrowth(runWith(4, [...changes, { step: 550, field: 'learningRate', value: 20 }]))
  expect(said()).toContain(RATE)
})
