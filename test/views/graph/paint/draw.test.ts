import { expect, test } from 'vitest'
import { createNetwork } from '../../../../src/engine/network/network'
import { layoutGraph } from '../../../../src/views/graph/layout/layout'
import { edgeAt } from '../../../../src/views/graph/layout/pick'
import {
  batchStrokes,
  classColors,
  drawStrokes,
  fillMap,
  mapColors,
  type Stroke,
  strongest,
  tintOf,
  weightStrokes,
} from '../../../../src/views/graph/paint/draw'
import { emphasisOf } from '../../../../src/views/graph/paint/emphasis'
import { bucketWidth, referenceOf, roundDown125, strokeBucket, weightScale } from '../../../../src/views/graph/paint/stroke-scale'
import { fieldPixels } from '../../../../src/views/output/field-colors'
import type { ThemeColors } from '../../../../src/views/theme-colors'

const SCALE = { reference: 1, unitPx: 3 }
const curve = { x1: 0, y1: 0, bend: 8, x2: 10, y2: 5, yEnd: 5 }

function stroke(value: number, emphasis: Stroke['emphasis'] = 1, strength = 1): Stroke {
  return { curve, value, emphasis, strength }
}

test('a weight of the reference is drawn unitPx wide, one of four references twice that, larger than nine no wider than nine', () => {
  expect(bucketWidth(SCALE, strokeBucket(SCALE, 1))).toBeCloseTo(3, 0)
  expect(bucketWidth(SCALE, strokeBucket(SCALE, -4))).toBeCloseTo(6, 0)
  expect(strokeBucket(SCALE, 1e9)).toBe(strokeBucket(SCALE, 9))
  expect(strokeBucket(SCALE, 9)).toBe(31)
})

test('the scale of the weights follows from the shape of the network', () => {
  expect(weightScale(createNetwork([2, 4, 2, 1], ['tanh', 'tanh', 'sigmoid']), 3).reference).toBe(0.5)
  expect(weightScale(createNetwork([784, 30, 10], ['sigmoid', 'softmax']), 3).reference).toBe(0.05)
})

test('references are 1, 2 or 5 times a power of ten, and there is none for zeros', () => {
  expect([0.7, 1, 2.3, 49, 0.00031].map(roundDown125)).toEqual([0.5, 1, 2, 20, 0.0002])
  expect(referenceOf([0, -0.5, 0.1])).toBe(0.2)
  expect(referenceOf([0, 0])).toBe(null)
})

test('weights of exactly 0 are a batch of their own, dotted, however small the others are', () => {
  const batches = batchStrokes([stroke(0), stroke(1e-12), stroke(-1e-12)], SCALE)
  expect(batches.map(({ zero, negative }) => [zero, negative])).toEqual([
    [false, false],
    [false, true],
    [true, false],
  ])
})

test('strokes of one sign, width and emphasis are one batch, dimmed batches come first, and a value not computed is left out', () => {
  const batches = batchStrokes([stroke(1, 2), stroke(1), stroke(1), stroke(-1), stroke(Number.NaN), stroke(1, 0)], SCALE)
  expect(batches.map((batch) => [batch.emphasis, batch.negative, batch.strokes.length])).toEqual([
    [0, false, 1],
    [1, false, 2],
    [1, true, 1],
    [2, false, 1],
  ])
})

test('weak lines of a layer fade, in a layer of many until they all but go, and what is inked does not', () => {
  const fadesOf = (sizes: readonly number[], emphasis: Stroke['emphasis']) => {
    const network = createNetwork(sizes, ['tanh'])
    const layout = layoutGraph({
      network,
      width: 816,
      height: 350,
      textPx: 12,
      longestNames: [2, 2],
      targets: 1,
      selection: { kind: 'none' },
      opened: [],
    })
    const weights = new Float64Array(network.parameterCount).fill(0.01)
    weights[0] = 1
    const rule = { ...emphasisOf(network, { kind: 'none' }, null), edge: () => emphasis }
    return batchStrokes(weightStrokes(network, layout, weights, rule), SCALE).map(({ fade }) => fade)
  }
  expect(fadesOf([2, 2], 1)).toEqual([2, 3])
  expect(fadesOf([8, 8], 1)).toEqual([0, 3])
  expect(fadesOf([8, 8], 2)).toEqual([3, 3])
})

test('positive strokes are solid, negative ones dashed', () => {
  const calls: string[] = []
  const context = {
    strokeStyle: '',
    lineWidth: 0,
    globalAlpha: 1,
    lineCap: 'butt' as const,
    beginPath: () => calls.push('begin'),
    moveTo: (x: number, y: number) => calls.push(`M${x},${y}`),
    bezierCurveTo: (...points: number[]) => calls.push(`C${points.join(',')}`),
    lineTo: (x: number, y: number) => calls.push(`L${x},${y}`),
    stroke: () => calls.push(`stroke ${context.strokeStyle} ${context.lineWidth.toFixed(3)} ${context.globalAlpha}`),
    setLineDash: (dash: Iterable<number>) => calls.push(`dash ${[...dash].map((px) => Number(px.toFixed(3))).join(' ')}`),
  }
  drawStrokes(context, batchStrokes([stroke(1), stroke(-1)], SCALE), SCALE, 'blue', 'amber', 1)
  expect(calls).toEqual([
    'dash ',
    'begin',
    'M0,0',
    'C4,0,4,5,8,5',
    'L10,5',
    'stroke blue 2.903 0.9',
    'dash 7.548 3',
    'begin',
    'M0,0',
    'C4,0,4,5,8,5',
    'L10,5',
    'stroke amber 2.903 0.9',
    'dash ',
  ])
})

test('a map puts the largest second input at the top, and mirrors its colours about zero', () => {
  const table = Uint32Array.from({ length: 512 }, (_, k) => k)
  const pixels = new Uint32Array(4)
  fillMap(pixels, Float64Array.of(-1, 1, 0, 0.5), 2, 2, 'tanh', table)
  expect([...pixels]).toEqual([256, 384, 0, 511])
})

test('the output of two classes wears the colours of the output field, a hidden unit the livelier signs', () => {
  const colors = { panel: '#ffffff', positiveFill: '#0000ff', negativeFill: '#ff8800', classes: ['#a16207', '#2563eb'] }
  const channels = (pixel: number) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]
  const field = new Uint8ClampedArray(4)
  for (const [output, end] of [
    [0, 0],
    [1, 511],
  ] as const) {
    fieldPixels([Float64Array.of(output)], 1, 'binary', [0, 1], colors as unknown as ThemeColors, field)
    expect(channels(classColors(colors)[end]!)).toEqual([...field.slice(0, 3)])
  }
  expect(channels(mapColors(colors)[511]!)).toEqual([26, 26, 255])
})

test('unbounded activations colour a map on a scale that never moves', () => {
  expect(tintOf(0.25, 'sigmoid')).toBe(0.25)
  expect(tintOf(-3, 'relu')).toBe(0.75)
})

test('a bundle shows the strongest of the weights that are not drawn', () => {
  const network = createNetwork([40, 2], ['tanh'])
  const layout = layoutGraph({
    network,
    width: 816,
    height: 350,
    textPx: 12,
    longestNames: [3, 2],
    targets: 1,
    selection: { kind: 'none' },
    opened: [],
  })
  const weights = new Float64Array(network.parameterCount).fill(0.1)
  weights[0] = 9 // drawn by itself: not the bundle's
  weights[30] = -3
  expect(strongest(network, layout, weights, 0, 0, null)).toBe(30)
})

test('a selected weight is inked and its ends stay plain, everything else is dimmed', () => {
  const network = createNetwork([2, 2, 1], ['tanh', 'tanh'])
  const rule = emphasisOf(network, { kind: 'parameter', index: 1 }, null)
  expect([rule.edge(0, 0, 1, 1), rule.edge(0, 0, 0, 0)]).toEqual([2, 0])
  expect([rule.unit(0, 1), rule.unit(1, 0), rule.unit(0, 0), rule.unit(2, 0)]).toEqual([1, 1, 0, 0])
})

test('what is pointed at is inked beside the selection', () => {
  const network = createNetwork([2, 2, 1], ['tanh', 'tanh'])
  expect(emphasisOf(network, { kind: 'none' }, 3).edge(0, 1, 1, 3)).toBe(2)
  expect(emphasisOf(network, { kind: 'unit', layer: 2, unit: 0 }, 3).edge(0, 1, 1, 3)).toBe(2)
})

test('the nearest edge within reach is picked along its whole length, none beyond', () => {
  const edge = { index: 7, layer: 0, from: 0, to: 0, x1: 0, y1: 0, bend: 60, x2: 100, y2: 0, yEnd: 0 }
  const lower = { ...edge, index: 8, y1: 20, y2: 20, yEnd: 20 }
  expect(edgeAt([edge, lower], 3, 9, 12)?.index).toBe(7)
  expect(edgeAt([edge, lower], 97, 11, 12)?.index).toBe(8)
  expect(edgeAt([edge, lower], 50, 40, 12)).toBe(null)
})
