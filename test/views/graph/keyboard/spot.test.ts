import { expect, test } from 'vitest'
import { createNetwork } from '../../../../src/engine/network/network'
import { parametersInto, type Spot, spotKey, walk } from '../../../../src/views/graph/keyboard/spot'
import { layoutGraph } from '../../../../src/views/graph/layout/layout'

function graph(sizes: readonly number[]) {
  const network = createNetwork(
    sizes,
    sizes.slice(1).map(() => 'tanh'),
  )
  const options = { width: 816, height: 350, textPx: 12, longestNames: [2, 4, 4, 2], targets: 1, opened: [] } as const
  return { network, layout: layoutGraph({ ...options, network, selection: { kind: 'none' } }) }
}

const unit = (layer: number, index: number): Spot => ({ kind: 'unit', layer, unit: index })

test('arrow keys walk units by column and row and stop at the ends', () => {
  const { network, layout } = graph([2, 4, 2, 1])
  expect(walk(network, layout, unit(1, 0), 'down')).toEqual(unit(1, 1))
  expect(walk(network, layout, unit(1, 0), 'up')).toEqual(unit(1, 0))
  expect(walk(network, layout, unit(1, 3), 'right')).toEqual(unit(2, 1))
  expect(walk(network, layout, unit(0, 1), 'left')).toEqual(unit(0, 1))
  expect(walk(network, layout, unit(3, 0), 'right')).toEqual({ kind: 'loss' })
  expect(walk(network, layout, { kind: 'loss' }, 'left')).toEqual(unit(3, 0))
})

test('every unit, bundle and the loss is reached from the first unit by arrow keys', () => {
  for (const sizes of [
    [2, 2, 2],
    [2, 4, 2, 1],
    [784, 30, 10],
  ]) {
    const { network, layout } = graph(sizes)
    const seen = new Map<string, Spot>()
    const open = [unit(0, layout.units[0]!.unit)]
    while (open.length > 0) {
      const spot = open.pop()!
      if (seen.has(spotKey(spot))) continue
      seen.set(spotKey(spot), spot)
      for (const direction of ['left', 'right', 'up', 'down'] as const) open.push(walk(network, layout, spot, direction))
    }
    expect(seen.size).toBe(layout.units.length + layout.bundles.length + 1)
  }
})

test('from a unit the keyboard walks its edges from the top down and its bias last, and back to the units at their ends', () => {
  const { network, layout } = graph([2, 2, 2])
  expect(parametersInto(network, layout, 1, 1)).toEqual([2, 3, 5])
  expect(walk(network, layout, { kind: 'parameter', index: 3 }, 'down')).toEqual({ kind: 'parameter', index: 5 })
  expect(walk(network, layout, { kind: 'parameter', index: 2 }, 'up')).toEqual({ kind: 'parameter', index: 2 })
  expect(walk(network, layout, { kind: 'parameter', index: 3 }, 'left')).toEqual(unit(0, 1))
  expect(walk(network, layout, { kind: 'parameter', index: 3 }, 'right')).toEqual(unit(1, 1))
})
