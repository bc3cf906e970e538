import { expect, test } from 'vitest'
import { type PathInput, paintPointBelow } from '../../../src/views/landscape/draw-path'
import { layoutLandscape } from '../../../src/views/landscape/layout'
import type { ThemeColors } from '../../../src/views/theme-colors'

const input = {
  frame: { parameters: Float64Array.of(1, 1) },
  axes: [0, 1],
  domain: [
    [-4, 4],
    [-4, 4],
  ],
  layout: layoutLandscape(376, 340, 12, 28, 28),
  colors: { stroke: 1.5, runA: 'a', runB: 'b', panel: 'p' } as ThemeColors,
  mark: 'B',
} as unknown as PathInput

/** The colours that a point below the path is filled with. */
function filled(below: readonly [number, number] | null): string[] {
  const colors: string[] = []
  const context = new Proxy({} as Record<string, unknown>, {
    get: (target, name: string) => (name === 'fill' ? () => colors.push(String(target.fillStyle)) : (target[name] ?? (() => undefined))),
  })
  paintPointBelow(context as unknown as CanvasRenderingContext2D, below ? { parameters: Float64Array.from(below) } : undefined, input)
  return colors
}

test('the point of the run below is painted over the path of the one on top, but for one in the same place or outside', () => {
  expect(filled([-2, 0])).toEqual(['a'])
  expect(filled([1.01, 1])).toEqual([])
  expect(filled([-9, 0])).toEqual([])
  expect(filled(null)).toEqual([])
})
