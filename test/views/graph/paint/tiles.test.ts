import { expect, test } from 'vitest'
import { signColor } from '../../../../src/views/graph/paint/graph-painter'
import { shownOf, unitReading } from '../../../../src/views/graph/paint/values'
import { frameAfter } from '../one-step'

const COLORS = { positiveFill: '+', negativeFill: '-' }

test('a tile under the lenses of sums, node errors and gradients has the sign of the number on it, else that of its response', () => {
  const signs = new Set<string | null>()
  for (const shown of [shownOf(frameAfter([0], 0), 'before'), shownOf(frameAfter([0, 2], 1), 'after')]) {
    for (const lens of ['activations', 'sums', 'nodeErrors', 'gradients', 'updates'] as const) {
      for (const [layer, unit] of [
        [0, 0],
        [1, 0],
        [1, 1],
        [2, 0],
        [2, 1],
      ] as const) {
        const color = signColor(shown, lens, layer, unit, COLORS)
        const { value } = unitReading(shown, lens, layer, unit)
        const map = lens === 'activations' || lens === 'updates'
        expect(color, `${lens} ${layer} ${unit}`).toBe(map || Number.isNaN(value) ? null : value < 0 ? '-' : '+')
        signs.add(color)
      }
    }
  }
  expect(signs).toEqual(new Set([null, '+', '-']))
})
