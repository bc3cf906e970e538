import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeBeside } from '../../../src/views/landscape/beside'
import { freeCorner } from '../../../src/views/landscape/over/free-corner'

const plot = { x: 50, y: 6, width: 310, height: 220 }

test('a label beside a mark lies inside the plot and off the mark, and off the point where there is room', () => {
  const inPlot = fc.record({ x: fc.integer({ min: 50, max: 360 }), y: fc.integer({ min: 6, max: 226 }) })
  fc.assert(
    fc.property(inPlot, inPlot, (mark, point) => {
      const spots = [
        { ...mark, radius: 6 },
        { ...point, radius: 11 },
      ]
      const box = placeBeside(spots[0]!, 180, 14, plot, spots.slice(1))
      expect(box.x).toBeGreaterThanOrEqual(plot.x)
      expect(box.x + box.width).toBeLessThanOrEqual(plot.x + plot.width)
      expect(box.y).toBeGreaterThanOrEqual(plot.y)
      expect(box.y + box.height).toBeLessThanOrEqual(plot.y + plot.height)
      for (const { x, y, radius } of spots) {
        const dx = Math.max(box.x - x, 0, x - box.x - box.width)
        const dy = Math.max(box.y - y, 0, y - box.y - box.height)
        expect(Math.hypot(dx, dy)).toBeGreaterThanOrEqual(radius)
      }
    }),
  )
})

test('legends go to the corner that the points leave most room in, of several points that are to be seen', () => {
  const domain = [
    [0, 10],
    [0, 10],
  ] as const
  expect(freeCorner(plot, domain, [[8, 2]])).toBe('top-left')
  expect(freeCorner(plot, domain, [[2, 8]])).toBe('bottom-right')
  expect(
    freeCorner(plot, domain, [
      [8, 4],
      [7, 9.5],
    ]),
  ).toBe('bottom-left')
  expect(freeCorner(plot, domain, [[8, 4], []])).toBe('top-left')
})
