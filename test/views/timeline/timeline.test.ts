import { expect, test } from 'vitest'
import { createDrag } from '../../../src/views/timeline/drag'
import { lastOf, layoutTimeline, stepText } from '../../../src/views/timeline/layout'

test('the middle of the thumb stands at the ends of the track', () => {
  const { track, thumb } = layoutTimeline(560, 48, 28)
  expect(track.x).toBe(thumb / 2)
  expect(track.x + track.width).toBe(560 - thumb / 2)
})

test('where targets are large the thumb is', () => {
  expect(layoutTimeline(560, 48, 44).thumb).toBeGreaterThan(layoutTimeline(560, 48, 28).thumb)
})

test('the range ends at the furthest step, and has a length before the first', () => {
  expect(lastOf(0, 0)).toBe(1)
  expect(lastOf(3000, 1240)).toBe(3000)
  expect(lastOf(3000, 3010)).toBe(3010)
})

test('the value is read as a place in the run', () => {
  expect(stepText(1240, 3000)).toBe('step 1,240 of 3,000')
})

test('the thumb shows where it is dragged to, whatever step the run is at', () => {
  const drag = createDrag()
  expect(drag.shown(7, false, 0)).toBe(7)
  drag.move(500)
  expect(drag.shown(120, false, 10_000)).toBe(500)
  drag.move(510)
  expect(drag.shown(500, true, 10_050)).toBe(510)
})

test('after the release it waits for the run to arrive', () => {
  const drag = createDrag()
  drag.move(500)
  drag.release(0)
  expect(drag.shown(120, true, 5000)).toBe(500)
  expect(drag.shown(500, false, 5001)).toBe(500)
  expect(drag.shown(501, false, 5002)).toBe(501)
})

test('a seek that ended elsewhere frees the thumb', () => {
  const drag = createDrag()
  drag.move(500)
  drag.release(0)
  expect(drag.shown(300, false, 100)).toBe(500)
  expect(drag.shown(300, false, 1000)).toBe(300)
})
