import { expect, test } from 'vitest'
import type { HistoryRow } from '../../../src/trainer/protocol'
import type { ThemeColors } from '../../../src/views/theme-colors'
import { createDrag } from '../../../src/views/timeline/drag'
import { paintTrack } from '../../../src/views/timeline/draw'
import { lastOf, layoutTimeline, stepText } from '../../../src/views/timeline/layout'

test('the middle of the thumb stands at the left end of the track at step 0', () => {
  const { track, thumb } = layoutTimeline(560, 48, 28)
  expect(track.x).toBe(thumb / 2)
})

test('the track ends beyond the present step: its base goes on to the right end', () => {
  const { track, end, thumb } = layoutTimeline(560, 48, 28)
  expect(end).toBe(560 - thumb / 2)
  expect(track.x + track.width).toBeGreaterThan(0.9 * end)
  expect(track.x + track.width).toBeLessThan(0.97 * end)
})

/** What a timeline fills and strokes, in the order of painting. */
function paintedTrack(losses: readonly number[]): { readonly areas: readonly string[]; readonly bars: readonly number[][] } {
  const areas: string[] = []
  const bars: number[][] = []
  let path = ''
  const point = (sign: string) => (x: number, y: number) => {
    path += `${sign}${x.toFixed(0)},${y.toFixed(0)} `
  }
  const calls: Record<string, unknown> = {
    beginPath: () => {
      path = ''
    },
    moveTo: point('M'),
    lineTo: point('L'),
    fill: () => areas.push(path.trim()),
    fillRect: (...rect: number[]) => bars.push(rect),
  }
  const context = new Proxy({}, { get: (_, name) => calls[String(name)] ?? (() => undefined), set: () => true })
  const layout = layoutTimeline(512, 50, 28)
  const rows = losses.map((trainLoss, step) => ({ step, trainLoss }) as HistoryRow)
  const { track } = layout
  const last = losses.length - 1
  const colors = {} as ThemeColors
  paintTrack(context as CanvasRenderingContext2D, { layout, rows, nowX: track.x + track.width, last, groups: [] }, colors)
  return { areas, bars }
}

test('below the curve lies an area, each unbroken part of it down to the base, which is a line of 1 px', () => {
  const { areas, bars } = paintedTrack([8, 4, Number.NaN, 2, 1])
  const [first, second] = areas[0]!.split(/(?=M)/)
  expect(areas).toHaveLength(1)
  expect(first!.trim().endsWith(',46')).toBe(true)
  expect(first!.startsWith('M6,46 ')).toBe(true)
  expect(second!.endsWith('L476,46')).toBe(true)
  expect(bars).toEqual([[6, 46, 500, 1]])
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
