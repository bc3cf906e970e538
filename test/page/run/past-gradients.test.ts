import { expect, test, vi } from 'vitest'
import type { Change } from '../../../src/document/types'
import type { StepTrace } from '../../../src/engine/step/step-trace'
import { fakePage, frame } from '../fakes'

fakePage()
const { firstRun } = await import('../../../src/page')
const { pastGradientsOf, REMEMBERED } = await import('../../../src/page/run/past-gradients')
const { resolveRef } = await import('../../../src/page/records/records')

const past = pastGradientsOf(firstRun)

/** Parameter 1 has the gradient 10 · step. */
function trace(step: number): StepTrace {
  return {
    step,
    rows: Int32Array.of(0),
    optimizer: { kind: 'momentum', beta: 0.5 },
    totalGradient: Float64Array.of(0, 10 * step),
    stateBefore: {},
    update: new Float64Array(2),
  } as unknown as StepTrace
}

function show(run: number, step: number, changes: readonly Change[] = []): void {
  firstRun.state.setState({ run, document: { ...firstRun.state.getState().document, changes } })
  past.remember(frame(run, step + 1, { trace: trace(step) }))
}
const gradients = (step: number) => past.upTo(step, 1).map((one) => one?.gradient ?? null)

test('gradients of consecutive steps are remembered newest first; a skipped step is blank', () => {
  for (const step of [0, 1, 3]) show(1, step)
  expect(gradients(3)).toEqual([30, null, 10, 0])
  expect(resolveRef('trace:1/totalGradient/1')).toBe(10)
  expect(resolveRef('trace:2/totalGradient/1')).toBeNaN()
})

test('after a step back the future is forgotten, for it may be another one', () => {
  for (const step of [0, 1, 2, 3]) show(2, step)
  show(2, 1)
  show(2, 4)
  expect(gradients(4)).toEqual([40, null, null, 10, 0])
})

test('gradients of steps that a change has made otherwise are forgotten, whether they were looked at meanwhile or not', () => {
  const changes: readonly Change[] = [{ step: 1, field: 'dropout', value: 0.5 }]
  for (const step of [0, 1, 2, 3, 4, 5]) show(8, step, structuredClone(changes))
  expect(gradients(5)).toEqual([50, 40, 30, 20, 10, 0])
  // back to step 2, another rate, on to step 6, all out of sight
  show(8, 6, [...changes, { step: 2, field: 'learningRate', value: 3 }])
  expect(gradients(6)).toEqual([60, null, null, null, null, 10, 0])
})

test('another run remembers nothing of the one before, and no more than the newest steps are kept', () => {
  for (let step = 0; step < 50; step++) show(3, step)
  expect(gradients(49).length).toBe(REMEMBERED)
  expect(gradients(49).at(-1)).toBe(10 * (49 - REMEMBERED + 1))
  show(4, 5)
  expect(gradients(5)).toEqual([50, null, null, null, null, null])
})

test('while the run rests skipped steps are made again, the newest first; when it moves on that ends', async () => {
  show(5, 4)
  firstRun.state.setState({ status: 'paused', position: { step: 5, epoch: 0, batch: 1, batches: 1 } })
  const asked: number[] = []
  vi.spyOn(firstRun.traces, 'fresh').mockImplementation((step) => {
    asked.push(step)
    return Promise.resolve(trace(step))
  })
  let known = 0
  await past.recall(4, () => {
    known += 1
    if (known === 3) firstRun.state.setState({ status: 'playing' })
  })
  expect(asked).toEqual([3, 2, 1])
  expect(gradients(4)).toEqual([40, 30, 20, 10, null])
})
