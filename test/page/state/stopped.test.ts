import { expect, test, vi } from 'vitest'
import type { RunStatus, Stopped } from '../../../src/trainer/protocol'
import { fakePage, workerFactory } from '../fakes'

fakePage()
const store = await import('../../../src/page')
const { openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')
const { resolveRef } = await import('../../../src/page/records/records')
const { restoreBest } = await import('../../../src/page/state/transport')
const { firstRun } = store

const RULE = { kind: 'test', patience: 8 } as const
const workers = workerFactory()

function tell(status: RunStatus, step: number, stopped: Stopped | null = null): void {
  const { run, document } = firstRun.state.getState()
  const { training } = document.scenario
  const position = { step, epoch: 1, batch: 1, batches: 15 }
  workers.newest().say({ type: 'status', run, status, position, lastStep: 900, training, diverged: null, growing: false, stopped })
}

test('a rule that ends the run is named once, with the best step; where a seek comes by the same place nothing is said', async () => {
  setTrainingWorker(workers.create)
  openRuns([firstRun.state.getState().document])
  tell('paused', 0)
  store.play()
  tell('playing', 10)
  const stopped: Stopped = { rule: RULE, step: 900, value: 0.25, bestStep: 780 }
  tell('paused', 900, stopped)
  expect(firstRun.state.getState().stopped).toEqual(stopped)
  expect([resolveRef('stopped:900/value'), resolveRef('stopped:900/bestStep'), resolveRef('stopped:899/value')]).toEqual([
    0.25,
    780,
    Number.NaN,
  ])
  await vi.waitFor(() =>
    expect(store.page.getState().message?.text).toBe(
      'The run stopped at step 900: 8 evaluations without a better test loss. The best was at step 780. Press Play to go on.',
    ),
  )
  restoreBest(780)
  expect(workers.newest().last('seek')).toMatchObject({ step: 780 })
  tell('seeking', 400)
  tell('paused', 780)
  expect(firstRun.state.getState().stopped).toBeNull()
  const { message } = store.page.getState()
  expect(message?.text).toBe('Back at step 780, whose weights have the best test loss. Press Play to go on from there.')
  tell('seeking', 800)
  tell('paused', 900, stopped)
  await vi.dynamicImportSettled()
  expect(store.page.getState().message).toBe(message)
})
