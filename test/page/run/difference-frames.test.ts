import { expect, test, vi } from 'vitest'
import { fakePage, frame } from '../fakes'

const page = fakePage()
const { createFrames } = await import('../../../src/page/run/frames')
const { differenceFrames } = await import('../../../src/page/run/difference-frames')

test('where units are pinned the difference is of what the next layer gets, in both runs', () => {
  const [a, b] = [createFrames(), createFrames()]
  a.receive(frame(1, 3))
  const { probe } = frame(2, 3)
  const pinned = { ...probe, dropped: probe.a.map((values) => values.map((value) => 2 * value + 1)) }
  b.receive(frame(2, 3, { probe: pinned }))
  const difference = differenceFrames(a, b).latest()!.probe
  expect(difference.a.map((values) => [...values])).toEqual(probe.a.map((values) => [...values].map((value) => value + 1)))
  expect(difference.dropped.every((layer) => layer === null)).toBe(true)
})

test('the difference has B minus A of every parameter, is told of frames of either run, and is blank until both have one', () => {
  const [a, b] = [createFrames(), createFrames()]
  const difference = differenceFrames(a, b)
  const paint = vi.fn()
  const end = difference.subscribe(paint)
  a.receive(frame(1, 3))
  expect(difference.latest()).toBeNull()
  page.animate()
  expect(paint).not.toHaveBeenCalled()
  b.receive(frame(2, 3, { parameters: Float64Array.of(5, 9) }))
  page.animate()
  expect(paint).toHaveBeenCalledTimes(1)
  expect([...difference.latest()!.parameters]).toEqual([2, 5.5])
  expect(difference.latest()!.probe.loss).toBe(0)
  expect(difference.latest()!.field).toBeNull()
  end()
})
