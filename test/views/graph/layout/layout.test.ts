import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildScenario } from '../../../../src/document/build'
import { PRESETS, presetDocument } from '../../../../src/document/presets/presets'
import type { Selection } from '../../../../src/document/types'
import { createNetwork, type Network } from '../../../../src/engine/network/network'
import type { Rect } from '../../../../src/ui/chart/rect'
import { pointsAlong } from '../../../../src/views/graph/layout/curve'
import { layoutGraph } from '../../../../src/views/graph/layout/layout'
import { type Edge, type GraphLayout, pictureOf } from '../../../../src/views/graph/layout/picture'
import { longestNames } from '../../../../src/views/graph/names'

const LAB = { name: 'lab at 1440x900', width: 814, height: 388, textPx: 12 } as const
const COMPARE = { name: 'comparison at 1440x900', width: 407, height: 336, textPx: 12 } as const
const PHONE = { name: 'phone', width: 390, height: 205, textPx: 12 } as const
const LECTURES = [
  { name: 'lecture at 1920x1080', width: 1035, height: 776, textPx: 24 },
  { name: 'lecture at 1920x1080, the network alone', width: 1920, height: 768, textPx: 24 },
  { name: 'lecture at 1024x768', width: 1024, height: 456, textPx: 18 },
] as const
const STAGES = [LAB, COMPARE, PHONE, ...LECTURES] as const

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

type Size = Pick<(typeof STAGES)[number], 'width' | 'height' | 'textPx'>

function layoutOf(network: Network, stage: Size, selection: Selection = NONE): GraphLayout {
  const names = network.sizes.map((_, layer) => (layer > 0 && layer < network.layers.length ? 4 : 2))
  return layoutGraph({ ...stage, network, longestNames: names, targets: 1, selection, opened: [] })
}

const READY = PRESETS.filter(({ group }) => group !== 'Digits').map(({ id }) => {
  const { network, dataset } = buildScenario(presetDocument(id).scenario)
  const options = { network, longestNames: longestNames(network, dataset), targets: dataset.Y.columns === 2 ? 2 : 1, opened: [] }
  return {
    id,
    network,
    pictured: dataset.X.columns <= 2,
    at: (stage: Size, selection: Selection = NONE) => layoutGraph({ ...stage, ...options, selection }),
  }
})

function overlaps(a: Rect, b: Rect): boolean {
  const [slack] = [1e-9]
  return a.x < b.x + b.width - slack && b.x < a.x + a.width - slack && a.y < b.y + b.height - slack && b.y < a.y + a.height - slack
}

function rectsOf(layout: GraphLayout): Rect[] {
  return [...layout.units, ...layout.bundles, ...layout.labels].map((item) => item.rect).concat(layout.loss)
}

function firstOverlap(rects: readonly Rect[]): readonly [Rect, Rect] | null {
  for (const [k, a] of rects.entries()) for (const b of rects.slice(k + 1)) if (overlaps(a, b)) return [a, b]
  return null
}

function expectSound(layout: GraphLayout, name: string): void {
  const rects = rectsOf(layout)
  expect(firstOverlap(rects), name).toBe(null)
  for (const rect of rects) {
    expect(rect.x, name).toBeGreaterThanOrEqual(0)
    expect(rect.y, name).toBeGreaterThanOrEqual(0)
    expect(rect.x + rect.width, name).toBeLessThanOrEqual(layout.width + 1e-9)
    expect(rect.y + rect.height, name).toBeLessThanOrEqual(layout.height + 1e-9)
  }
}

/** Numbers on edges that the line of another edge runs through. */
function crossings({ edges, labels }: GraphLayout, foreign: (edge: Edge) => boolean = () => true): string[] {
  return labels.flatMap(({ index, rect }) =>
    edges
      .filter((edge) => edge.index !== index && foreign(edge) && crosses(edge, rect))
      .map((edge) => `${edge.index} through the number of ${index}`),
  )
}

function crosses(edge: Edge, { x, y, width, height }: Rect): boolean {
  const points = pointsAlong(edge)
  // the text of a number is 12 px high in a row of 16
  const inset = height * 0.13
  for (let k = 2; k < points.length; k += 2) {
    for (let t = 0; t <= 1; t += 0.1) {
      const px = points[k - 2]! + (points[k]! - points[k - 2]!) * t
      const py = points[k - 1]! + (points[k + 1]! - points[k - 1]!) * t
      if (px > x && px < x + width && py > y + inset && py < y + height - inset) return true
    }
  }
  return false
}

/** What is wrong with the numbers before a unit: they share a right edge, and stand in the order of their sources. */
function unordered({ edges, labels }: GraphLayout): string[] {
  const ofEdge = new Map(edges.map((edge) => [edge.index, edge]))
  const last = new Map<string, { readonly right: number; readonly y: number; readonly from: number }>()
  return labels.flatMap(({ index, rect }) => {
    const edge = ofEdge.get(index)
    if (!edge) return []
    const key = `${edge.layer}/${edge.to}`
    const before = last.get(key)
    const here = { right: rect.x + rect.width, y: rect.y, from: edge.from }
    last.set(key, here)
    if (!before) return []
    return Math.abs(before.right - here.right) <= 0.5 && here.y > before.y && here.from > before.from ? [] : [`${key} at ${index}`]
  })
}

const READY_STAGES = [LAB, ...LECTURES]

test.each(READY_STAGES)(
  '$name: every ready scenario has gaps of 64 px and more, 40 % of the width for edges, and all columns inside',
  (stage) => {
    for (const { id, at } of READY) {
      const layout = at(stage)
      expect(Math.min(...layout.gaps), id).toBeGreaterThanOrEqual(64)
      expect(layout.gaps.reduce((a, b) => a + b) / stage.width, id).toBeGreaterThanOrEqual(0.4 - 1e-9)
      expect(layout.width, id).toBe(stage.width)
      for (const [column, gap] of layout.gaps.entries()) {
        const right = Math.max(...layout.units.filter((box) => box.layer === column).map(({ rect }) => rect.x + rect.width))
        const left = Math.min(...layout.units.filter((box) => box.layer === column + 1).map(({ rect }) => rect.x))
        expect(left - right, id).toBeCloseTo(gap, 6)
      }
    }
  },
)

test.each([COMPARE, PHONE])('$name: every ready scenario is inside, the outputs and the loss too', (stage) => {
  for (const { id, at } of READY) expect(at(stage).width, id).toBe(stage.width)
})

test.each(STAGES)('$name: numbers of one unit share a right edge in the order of its inputs, and no edge crosses a number', (stage) => {
  for (const { id, at } of READY) {
    const layout = at(stage)
    expectSound(layout, id)
    expect(unordered(layout), id).toEqual([])
    expect(crossings(layout), id).toEqual([])
  }
})

test.each(STAGES)(
  '$name: whatever unit is selected, its numbers cover nothing, stand in order, and none of its edges crosses one',
  (stage) => {
    for (const { id, network, at } of READY) {
      for (const [layer, size] of network.sizes.entries()) {
        for (let unit = 0; unit < Math.min(size, 12); unit += 3) {
          const layout = at(stage, { kind: 'unit', layer, unit })
          const name = `${id} ${layer}/${unit}`
          expectSound(layout, name)
          expect(unordered(layout), name).toEqual([])
          expect(
            crossings(layout, (edge) => layout.labels.some(({ index }) => index === edge.index)),
            name,
          ).toEqual([])
        }
      }
    }
  },
)

test('a selection moves no column', () => {
  for (const { id, at, network } of READY) {
    const lefts = (layout: GraphLayout) => layout.units.map(({ rect }) => rect.x)
    expect(lefts(at(LAB, { kind: 'unit', layer: network.layers.length, unit: 0 })), id).toEqual(lefts(at(LAB)))
  }
})

test('in the lab every edge of a network with at most 24 carries its number', () => {
  let carried = 0
  for (const { id, at, network } of READY) {
    if (network.layers.reduce((edges, layer) => edges + layer.in * layer.out, 0) > 24) continue
    const layout = at(LAB)
    expect(layout.labels.filter(({ kind }) => kind === 'weight').length, id).toBe(layout.edges.length)
    carried += 1
  }
  expect(carried).toBeGreaterThan(20)
})

test('every weight and the bias of a selected unit has its number in the lab, in the dense networks too', () => {
  for (const { id, at, network } of READY) {
    for (const [k, size] of network.sizes.slice(1).entries()) {
      const layout = at(LAB, { kind: 'unit', layer: k + 1, unit: size - 1 })
      const { W, b, in: inputs } = network.layers[k]!
      const wanted = [...Array.from({ length: inputs }, (_, from) => W + (size - 1) * inputs + from), b + size - 1]
      expect(
        wanted.filter((index) => !layout.labels.some((label) => label.index === index)),
        id,
      ).toEqual([])
    }
  }
})

test('at least 70 % of a tile is its picture, but for a line of text with a small square one', () => {
  for (const stage of STAGES) {
    for (const { id, at, pictured } of READY.filter((one) => one.pictured)) {
      expect(pictured).toBe(true)
      for (const box of at(stage).units) {
        const picture = pictureOf(box)
        if (box.words === 'right' || box.words === 'side') expect(picture.width, id).toBe(picture.height)
        else expect(picture.height / box.rect.height, `${id} ${stage.name}`).toBeGreaterThanOrEqual(0.7)
      }
    }
  }
})

test('on a phone six inputs of a deep network have their names', () => {
  for (const sizes of [
    [6, 4, 2, 1],
    [7, 4, 2, 1],
    [12, 3],
    [6, 4, 4, 2, 1],
  ]) {
    const layout = layoutOf(networkOf(sizes), PHONE)
    const inputs = layout.units.filter(({ layer }) => layer === 0)
    expect(new Set(inputs.map(({ words }) => words)), sizes.join('-')).not.toContain('none')
    for (const { words, rect } of inputs.filter((box) => box.words === 'named')) {
      expect(words).toBe('named')
      expect(rect.width - rect.height).toBeGreaterThan(15)
    }
  }
})

for (const [name, sizes] of Object.entries(SHAPES)) {
  for (const stage of STAGES) {
    test(`${name} at ${stage.name}: no box or label overlaps another or leaves the plane, whatever unit is selected`, () => {
      const network = networkOf(sizes)
      expectSound(layoutOf(network, stage), 'nothing selected')
      for (const [layer, size] of network.sizes.entries()) {
        for (let unit = 0; unit < Math.min(size, 12); unit += 3)
          expectSound(layoutOf(network, stage, { kind: 'unit', layer, unit }), `${layer}/${unit}`)
      }
    })
  }
}

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

test('beyond 24 edges only the selected unit carries numbers', () => {
  const network = networkOf(SHAPES['7-8-8-8-8-8-8-1'])
  expect(layoutOf(network, LAB).labels.filter(({ kind }) => kind === 'weight')).toHaveLength(0)
  const layout = layoutOf(network, LAB, { kind: 'unit', layer: 3, unit: 2 })
  const labelled = layout.edges.filter((edge) => layout.labels.some(({ index }) => index === edge.index))
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

test('no box or number overlaps another in random networks with a random selection', () => {
  const shape = fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(shape, fc.constantFrom(...STAGES), fc.nat(), (sizes, stage, pick) => {
      const network = networkOf(sizes)
      expect(firstOverlap(rectsOf(layoutOf(network, stage, { kind: 'parameter', index: pick % network.parameterCount })))).toBe(null)
      const layer = pick % sizes.length
      expect(firstOverlap(rectsOf(layoutOf(network, stage, { kind: 'unit', layer, unit: pick % sizes[layer]! })))).toBe(null)
    }),
    { numRuns: 100 },
  )
})

test('names of weights are drawn with their numbers where there is room, and change nothing where there is none', () => {
  for (const stage of STAGES) {
    const options = { ...stage, network: networkOf([2, 2, 2]), longestNames: [2, 2, 2], targets: 2, selection: NONE, opened: [] }
    const [plain, named] = [layoutGraph(options), layoutGraph({ ...options, names: 3 })]
    expect(plain.named).toBe(false)
    expectSound(named, stage.name)
    if (named.named) expect(named.labels.length).toBe(plain.labels.length)
    else expect(named).toEqual(plain)
  }
  const lab = { ...LAB, network: networkOf([2, 2, 2]), longestNames: [2, 2, 2], targets: 2, selection: NONE, opened: [], names: 3 }
  expect(layoutGraph(lab).named).toBe(true)
})
