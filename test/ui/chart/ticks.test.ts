import fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisTicks, countWithin, marksAcross, marksUp } from '../../../src/ui/chart/ticks'

test('marks lie where their values do: across to the right, up from the bottom', () => {
  const plot = { x: 10, y: 5, width: 100, height: 50 }
  const axis = { domain: [0, 2], log: false } as const
  expect(marksAcross(plot, axis, 2, 12)).toEqual([
    { at: 10, text: '0' },
    { at: 60, text: '1' },
    { at: 110, text: '2' },
  ])
  expect(marksUp(plot, axis, 2).map(({ at }) => at)).toEqual([55, 30, 5])
})

test('no more ticks than have room, and never more than six', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 9, noNaN: true }),
      (low, span, room) => {
        const domain = [low, low + span] as const
        const ticks = axisTicks({ domain, log: false }, countWithin(domain, room))
        expect(ticks.length).toBeLessThanOrEqual(Math.max(2, Math.min(6, room)))
      },
    ),
  )
})
