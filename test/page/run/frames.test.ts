import { beforeEach, expect, test, vi } from 'vitest'
import { fakePage, frame, row } from '../fakes'

const page = fakePage()
const { createFrames } = await import('../../../src/page/run/frames')
const frames = createFrames()
const { ghostRows, history, latest: latestFrame, painted: paintedFrame, trajectoryFor, subscribe: subscribeFrames } = frames

const credit = vi.fn()
frames.onPainted(credit)

beforeEach(() => {
  page.setHidden(false)
  page.animate()
  frames.reset()
  credit.mockClear()
})

const steps = () => history.rows().map((kept) => kept.step)

test('all painters run in one animation frame with the newest frame, then one credit goes out', () => {
  const calls: string[] = []
  const ends = ['a', 'b'].map((name) => subscribeFrames((painted) => calls.push(`${name}${painted.position.step}`)))
  frames.receive(frame(1, 1))
  frames.receive(frame(1, 2))
  expect(calls).toEqual([])
  expect(credit).not.toHaveBeenCalled()
  expect(latestFrame()?.position.step).toBe(2)
  expect(page.animate()).toBe(1)
  expect(calls).toEqual(['a2', 'b2'])
  expect(credit).toHaveBeenCalledTimes(1)
  expect(paintedFrame()?.position.step).toBe(2)
  for (const end of ends) end()
  frames.receive(frame(1, 3))
  page.animate()
  expect(calls).toHaveLength(2)
  expect(credit).toHaveBeenCalledTimes(2)
})

test('a painter that throws stops neither the others nor the credit', () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const other = vi.fn()
  const ends = [
    subscribeFrames(() => {
      throw new Error('broken picture')
    }),
    subscribeFrames(other),
  ]
  frames.receive(frame(1, 1))
  page.animate()
  for (const end of ends) end()
  expect(other).toHaveBeenCalledTimes(1)
  expect(credit).toHaveBeenCalledTimes(1)
  expect(reported).toHaveBeenCalledTimes(1)
})

test('on a hidden page the credit goes on without animation frames, one that was waiting included', async () => {
  frames.receive(frame(1, 1))
  page.setHidden(true)
  await vi.waitFor(() => expect(credit).toHaveBeenCalledTimes(1))
  frames.receive(frame(1, 2))
  await vi.waitFor(() => expect(credit).toHaveBeenCalledTimes(2))
  expect(page.animate()).toBe(0)
})

test('rows are appended, replaced on a reset, and merged when they come again after a seek back', () => {
  for (const step of [1, 2, 3]) frames.receive(frame(1, step))
  expect(steps()).toEqual([1, 2, 3])
  frames.receive(frame(1, 2, { rows: [row(2, 42)] }))
  expect(steps()).toEqual([1, 2, 3])
  expect(history.at(2)?.trainLoss).toBe(42)
  frames.receive(frame(1, 4, { rows: [row(0), row(4)], rowsReset: true }))
  expect(steps()).toEqual([0, 4])
})

test('a cut future leaves the rows and becomes the ghost', () => {
  for (const step of [1, 2, 3, 4]) frames.receive(frame(1, step))
  frames.cutFuture(2)
  expect(steps()).toEqual([1, 2])
  expect(ghostRows().map((kept) => kept.step)).toEqual([2, 3, 4])
  expect([...trajectoryFor(0).steps]).toEqual([1, 2])
  frames.reset()
  expect(ghostRows()).toEqual([])
})

test('a run that goes on after its worker died keeps its past, however often the new worker sends its own', () => {
  for (const step of [1, 2, 3, 4, 5]) frames.receive(frame(1, step))
  frames.reset('run')
  const points = Float64Array.of(4, 40, 40.5)
  const reset = { parameters: [0, 1], stride: 1, reset: true, points }
  frames.receive(frame(2, 4, { rows: [row(4)], rowsReset: true, trajectory: reset }))
  frames.receive(frame(2, 6))
  expect(steps()).toEqual([1, 2, 3, 4, 6])
  expect([...trajectoryFor(0).steps]).toEqual([1, 2, 3, 4, 6])
  expect([...trajectoryFor(0).values]).toEqual([1, 2, 3, 40, 6])
  frames.receive(frame(2, 6, { rows: [row(4), row(6)], rowsReset: true }))
  expect(steps()).toEqual([1, 2, 3, 4, 6])
})

test('trajectories grow without limit and are empty for parameters that are not watched', () => {
  for (let step = 1; step <= 1000; step++) frames.receive(frame(1, step))
  const { steps: at, values } = trajectoryFor(1)
  expect(at).toHaveLength(1000)
  expect(values[999]).toBe(1000.5)
  expect(trajectoryFor(7).steps).toHaveLength(0)
  frames.receive(frame(1, 1001, { trajectory: { parameters: [3], stride: 1, reset: false, points: Float64Array.of(1001, 9) } }))
  expect([...trajectoryFor(3).values]).toEqual([9])
  expect(trajectoryFor(1).steps).toHaveLength(0)
})
