import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Selection } from '../../../../src/document/types'
import { createNetwork, type Network } from '../../../../src/engine/network/network'
import { liesOn, overlaps, placeLabels, type Rect } from '../../../../src/views/graph/layout/label-placement'
import { layoutGraph } from '../../../../src/views/graph/layout/layout'
import type { GraphLayout } from '../../../../src/views/graph/layout/picture'

const STAGES = [
  { name: 'lab', width: 816, height: 350, textPx: 12 },
  { name: 'lecture', width: 1039, height: 740, textPx: 24 },
  { name: 'small lecture', width: 1024, height: 480, textPx: 18 },
  { name: 'phone', width: 390, height: 204, textPx: 12 },
] as const

const SHAPES = {
  '2-2-2': [2, 2, 2],
  '2-4-2-1': [2, 4, 2, 1],
  '7-8-8-8-8-8-8-1': [7, 8, 8, 8, 8, 8, 8, 1],
  '784-30-10': [784, 30, 10],
} as const

const NONE: Selection = { kind: 'none' }

function networkOf(sizes: readonly number[]): Network {
  return createNetwork(
    sizes,
    sizes.slice(1).map(() => 'tanh'),
  )
}

function layoutOf(network: Network, stage: (typeof STAGES)[number], selection: Selection = NONE): GraphLayout {
  const longestNames = network.sizes.map((_, layer) => (layer > 0 && layer < network.layers.length ? 4 : 2))
  return layoutGraph({ ...stage, network, longestNames, targets: 1, selection, opened: [] })
}

function rectsOf(layout: GraphLayout): Rect[] {
  return [...layout.units, ...layout.bundles, ...layout.labels].map((item) => item.rect).concat(layout.loss)
}

function firstOverlap(rects: readonly Rect[]): readonly [Rect, Rect] | null {
  for (const [k, a] of rects.entries()) for (const b of rects.slice(k + 1)) if (overlaps(a, b)) return [a, b]
  return null
}

function expectSound(layout: GraphLayout): void {
  const rects = rectsOf(layout)
  expect(firstOverlap(rects)).toBe(null)
  for (const rect of rects) {
    expect(rect.x).toBeGreaterThanOrEqual(0)
    expect(rect.y).toBeGreaterThanOrEqual(0)
    expect(rect.x + rect.width).toBeLessThanOrEqual(layout.width + 1e-9)
    expect(rect.y + rect.height).toBeLessThanOrEqual(layout.height + 1e-9)
  }
}

for (const [name, sizes] of Object.entries(SHAPES)) {
  for (const stage of STAGES) {
    test(`${name} in the ${stage.name}: no box or label overlaps another or leaves the plane, whatever unit is selected`, () => {
      const network = networkOf(sizes)
      expectSound(layoutOf(network, stage))
      for (const [layer, size] of network.sizes.entries()) {
        for (let unit = 0; unit < Math.min(size, 12); unit += 3) expectSound(layoutOf(network, stage, { kind: 'unit', layer, unit }))
      }
    })
  }
}

test('every edge of 2-2-2 and 2-4-2-1 carries a number on every stage', () => {
  for (const sizes of [SHAPES['2-2-2'], SHAPES['2-4-2-1']]) {
    for (const stage of STAGES) {
      const layout = layoutOf(networkOf(sizes), stage)
      expect(layout.labels.filter((label) => label.kind === 'weight')).toHaveLength(layout.edges.length)
    }
  }
})

test('2-2-2 fits the phone without panning, with every weight on its edge and every bias, though it has two targets', () => {
  const network = networkOf(SHAPES['2-2-2'])
  const layout = layoutGraph({ ...STAGES[3], network, longestNames: [2, 2, 2], targets: 2, selection: NONE, opened: [] })
  expect(layout.width).toBe(390)
  expect(layout.labels).toHaveLength(12)
  expectSound(layout)
  for (const edge of layout.edges) expect(liesOn(edge, layout.labels.find(({ index }) => index === edge.index)!.rect)).toBe(true)
})

test('all units of 2-2-2 and 2-4-2-1 have one size on every stage', () => {
  for (const sizes of [SHAPES['2-2-2'], SHAPES['2-4-2-1']]) {
    for (const stage of STAGES) {
      const [first, ...others] = layoutOf(networkOf(sizes), stage).units.map(({ rect }) => rect)
      for (const rect of others) {
        expect(rect.width).toBeCloseTo(first!.width, 6)
        expect(rect.height).toBeCloseTo(first!.height, 6)
      }
    }
  }
})

test('where 2-4-2-1 pans, every number of it lies on its edge', () => {
  const layout = layoutOf(networkOf(SHAPES['2-4-2-1']), STAGES[3])
  expect(layout.width).toBeGreaterThan(390)
  for (const edge of layout.edges) expect(liesOn(edge, layout.labels.find(({ index }) => index === edge.index)!.rect)).toBe(true)
})

test('2-2-2 and 2-4-2-1 show every bias and fit without panning in the lab and in the lecture', () => {
  for (const sizes of [SHAPES['2-2-2'], SHAPES['2-4-2-1']]) {
    for (const stage of STAGES.slice(0, 3)) {
      const network = networkOf(sizes)
      const layout = layoutOf(network, stage)
      expect(layout.width).toBe(stage.width)
      expect(layout.labels.filter((label) => label.kind === 'bias')).toHaveLength(sizes.slice(1).reduce((a, b) => a + b, 0))
    }
  }
})

test('a deep network fits the lab until a selection asks for room for its numbers', () => {
  expect(layoutOf(networkOf(SHAPES['7-8-8-8-8-8-8-1']), STAGES[0]).width).toBe(816)
})

test('a number on an edge lies on its edge or next to it', () => {
  for (const stage of STAGES) {
    const layout = layoutOf(networkOf(SHAPES['2-4-2-1']), stage)
    for (const label of layout.labels.filter(({ kind }) => kind === 'weight')) {
      const edge = layout.edges.find(({ index }) => index === label.index)!
      const x = label.rect.x + label.rect.width / 2
      const onEdge = edge.y1 + ((edge.y2 - edge.y1) * (x - edge.x1)) / (edge.x2 - edge.x1)
      expect(Math.abs(label.rect.y + label.rect.height / 2 - onEdge)).toBeLessThanOrEqual(label.rect.height)
    }
  }
})

test('beyond 24 edges only the selected unit carries numbers, as many as have room, each on an edge of its own', () => {
  const network = networkOf(SHAPES['7-8-8-8-8-8-8-1'])
  expect(layoutOf(network, STAGES[0]).labels.filter(({ kind }) => kind === 'weight')).toHaveLength(0)
  const layout = layoutOf(network, STAGES[0], { kind: 'unit', layer: 3, unit: 2 })
  const labelled = layout.edges.filter((edge) => layout.labels.some(({ index }) => index === edge.index))
  expect(labelled.length).toBeGreaterThanOrEqual(12)
  expect(labelled.every((edge) => (edge.layer === 2 && edge.to === 2) || (edge.layer === 3 && edge.from === 2))).toBe(true)
})

test('wide layers draw at most 12 boxes and bundle the rest, and a unit that is selected is drawn', () => {
  const network = networkOf(SHAPES['784-30-10'])
  for (const stage of STAGES) {
    const layout = layoutOf(network, stage, { kind: 'unit', layer: 0, unit: 400 })
    for (const [layer, size] of network.sizes.entries()) {
      const drawn = layout.units.filter((box) => box.layer === layer)
      const bundled = layout.bundles.find((box) => box.layer === layer)?.count ?? 0
      expect(drawn.length + (bundled > 0 ? 1 : 0)).toBeLessThanOrEqual(12)
      expect(drawn.length + bundled).toBe(size)
    }
    expect(layout.units.some((box) => box.layer === 0 && box.unit === 400)).toBe(true)
  }
})

test('boxes are at least 24 px high for 1 to 20 units a layer on every stage', () => {
  for (const stage of STAGES) {
    for (let units = 1; units <= 20; units++) {
      for (const { rect } of layoutOf(networkOf([2, units, 1]), stage).units) expect(rect.height).toBeGreaterThanOrEqual(23.5)
    }
  }
})

test('no label overlaps in random networks with a random selection', () => {
  const shape = fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(shape, fc.constantFrom(...STAGES), fc.nat(), (sizes, stage, pick) => {
      const network = networkOf(sizes)
      const layout = layoutOf(network, stage, { kind: 'parameter', index: pick % network.parameterCount })
      expect(firstOverlap(rectsOf(layout))).toBe(null)
    }),
    { numRuns: 60 },
  )
})

test('placeLabels() goes back on a choice that leaves a later label no place', () => {
  const at = (x: number): Rect => ({ x, y: 0, width: 10, height: 10 })
  expect(placeLabels([{ places: [at(0), at(20)] }, { places: [at(0)] }], [])).toEqual([at(20), at(0)])
})

test('placeLabels() leaves out what has no place beside the obstacles', () => {
  const at = (x: number): Rect => ({ x, y: 0, width: 10, height: 10 })
  expect(placeLabels([{ places: [at(0)] }, { places: [at(5), at(30)] }], [at(1)])).toEqual([null, at(30)])
})

test('names of weights are drawn with their numbers where there is room, and change nothing where there is none', () => {
  for (const stage of STAGES) {
    const options = { ...stage, network: networkOf([2, 2, 2]), longestNames: [2, 2, 2], targets: 2, selection: NONE, opened: [] }
    const [plain, named] = [layoutGraph(options), layoutGraph({ ...options, names: 3 })]
    expect(plain.named).toBe(false)
    expect(named.named).toBe(stage.name !== 'phone')
    expectSound(named)
    if (!named.named) expect(named).toEqual(plain)
    else for (const { rect } of named.labels) expect(rect.width).toBeGreaterThanOrEqual((7.5 * named.characters + 7 * 3) * named.scale)
  }
})
