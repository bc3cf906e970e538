import type { Activation } from '../../../engine/network/activations'
import type { Network } from '../../../engine/network/network'
import { rgbOf, type ThemeColors } from '../../theme-colors'
import type { GraphLayout } from '../layout/picture'
import type { Emphasis, EmphasisRule } from './emphasis'
import { bucketWidth, type StrokeScale, strokeBucket } from './stroke-scale'

/** A line to stroke, with the value that gives its width and its sign. */
export interface Stroke {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly value: number
  readonly emphasis: Emphasis
}

/** Strokes of one look: they are drawn as one path. */
export interface StrokeBatch {
  readonly negative: boolean
  readonly zero: boolean // exactly 0
  readonly bucket: number
  readonly emphasis: Emphasis
  readonly strokes: readonly Stroke[]
}

const OPACITY: Readonly<Record<Emphasis, number>> = { 0: 0.16, 1: 0.8, 2: 1 }

/** Dashes and gaps in px, and the width of a line that has none by its value. */
const NEGATIVE_DASH = [6, 4]
export const ZERO_DASH = [1.5, 4]
export const ZERO_PX = 1.5

/** Groups strokes by sign, width and emphasis, dimmed ones first so that the inked lie on top. Values that are not finite are left out. */
export function batchStrokes(strokes: readonly Stroke[], scale: StrokeScale): StrokeBatch[] {
  const batches = new Map<number, { negative: boolean; zero: boolean; bucket: number; emphasis: Emphasis; strokes: Stroke[] }>()
  for (const stroke of strokes) {
    if (!Number.isFinite(stroke.value)) continue
    const negative = stroke.value < 0
    const bucket = strokeBucket(scale, stroke.value)
    const zero = stroke.value === 0
    const key = stroke.emphasis * 128 + bucket * 4 + (zero ? 2 : negative ? 1 : 0)
    const batch = batches.get(key)
    if (batch) batch.strokes.push(stroke)
    else batches.set(key, { negative, zero, bucket, emphasis: stroke.emphasis, strokes: [stroke] })
  }
  return [...batches].sort(([a], [b]) => a - b).map(([, batch]) => batch)
}

/** The lines of the weights; where a bundle stands for many, its strongest weight. */
export function weightStrokes(network: Network, layout: GraphLayout, weights: Float64Array, rule: EmphasisRule): Stroke[] {
  const bundled = layout.bundleEdges.map((edge): Stroke => {
    const index = strongest(network, layout, weights, edge.layer, edge.to, edge.from)
    return { ...edge, value: weights[index] ?? Number.NaN, emphasis: rule.edge(edge.layer, edge.to ?? -1, edge.from ?? -1, index) }
  })
  const edges = layout.edges.map(
    (edge): Stroke => ({
      ...edge,
      value: weights[edge.index] ?? Number.NaN,
      emphasis: rule.edge(edge.layer, edge.to, edge.from, edge.index),
    }),
  )
  return [...bundled, ...edges]
}

/** Index of the largest weight by size between a unit, or any that is not drawn (null), and another. */
export function strongest(
  network: Network,
  layout: GraphLayout,
  weights: Float64Array,
  layer: number,
  to: number | null,
  from: number | null,
): number {
  const { W, in: inputs, out } = network.layers[layer]!
  const drawn = (column: number) => new Set(layout.units.filter((box) => box.layer === column).map((box) => box.unit))
  const skipTo = to === null ? drawn(layer + 1) : null
  const skipFrom = from === null ? drawn(layer) : null
  let best = -1
  let size = -1
  for (let j = to ?? 0; j < (to === null ? out : to + 1); j++) {
    if (skipTo?.has(j)) continue
    for (let i = from ?? 0; i < (from === null ? inputs : from + 1); i++) {
      const here = Math.abs(weights[W + j * inputs + i]!)
      if (here <= size || skipFrom?.has(i)) continue
      size = here
      best = W + j * inputs + i
    }
  }
  return best
}

/** A second mark beside each weight: the middle part of a line, moved off the weight's stroke by both half widths. */
export function besideStrokes(
  strokes: readonly Stroke[],
  weights: Float64Array,
  layout: GraphLayout,
  own: StrokeScale,
  beside: StrokeScale,
) {
  return layout.edges.map((edge, k): Stroke => {
    const stroke = strokes[k]!
    const width = bucketWidth(beside, strokeBucket(beside, weights[edge.index] ?? 0)) + bucketWidth(own, strokeBucket(own, stroke.value))
    const off = width / 2 + 1.5
    const length = Math.hypot(edge.x2 - edge.x1, edge.y2 - edge.y1)
    const dx = (-(edge.y2 - edge.y1) / length) * off
    const dy = ((edge.x2 - edge.x1) / length) * off
    const at = (t: number) => ({ x: edge.x1 + (edge.x2 - edge.x1) * t + dx, y: edge.y1 + (edge.y2 - edge.y1) * t + dy })
    const from = at(0.12)
    const to = at(0.88)
    return { x1: from.x, y1: from.y, x2: to.x, y2: to.y, value: stroke.value, emphasis: stroke.emphasis }
  })
}

type Context = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'stroke' | 'setLineDash' | 'strokeStyle' | 'lineWidth' | 'globalAlpha' | 'lineCap'
>

/** Strokes the batches: solid for positive, dashed for negative, dotted for exactly 0. */
export function drawStrokes(
  context: Context,
  batches: readonly StrokeBatch[],
  scale: StrokeScale,
  positive: string,
  negative: string,
  textScale: number,
): void {
  context.lineCap = 'butt'
  for (const batch of batches) {
    context.globalAlpha = OPACITY[batch.emphasis]
    context.strokeStyle = batch.negative ? negative : positive
    context.lineWidth = batch.zero ? ZERO_PX * textScale : bucketWidth(scale, batch.bucket) + (batch.emphasis === 2 ? 0.6 * textScale : 0)
    context.setLineDash((batch.zero ? ZERO_DASH : batch.negative ? NEGATIVE_DASH : []).map((px) => px * textScale))
    context.beginPath()
    for (const { x1, y1, x2, y2 } of batch.strokes) {
      context.moveTo(x1, y1)
      context.lineTo(x2, y2)
    }
    context.stroke()
  }
  context.setLineDash([])
  context.globalAlpha = 1
}

/** How strongly a value colours a map, 0..1 on a scale that never moves: its size where it is bounded by 1, else |v| / (1 + |v|). */
export function tintOf(value: number, activation: Activation): number {
  const size = Math.abs(value)
  return activation === 'tanh' || activation === 'sigmoid' || activation === 'softmax' ? size : size / (1 + size)
}

const SHADES = 256

/** Colours of maps as 32-bit pixels: index 256 + shade for positive, 255 − shade for negative, from the panel's colour on. */
export function mapColors(colors: ThemeColors): Uint32Array {
  const table = new Uint32Array(2 * SHADES)
  const panel = rgbOf(colors.panel)
  for (let shade = 0; shade < SHADES; shade++) {
    const share = (0.9 * shade) / (SHADES - 1)
    table[SHADES + shade] = pixel(panel, rgbOf(colors.positiveFill), share)
    table[SHADES - 1 - shade] = pixel(panel, rgbOf(colors.negativeFill), share)
  }
  return table
}

function pixel(from: readonly number[], to: readonly number[], share: number): number {
  const mix = (k: number) => Math.round(from[k]! + (to[k]! - from[k]!) * share)
  return ((255 << 24) | (mix(2) << 16) | (mix(1) << 8) | mix(0)) >>> 0 // little-endian RGBA
}

/** Fills pixels with a map: row 0 at the top is the largest second input. `rows` is 1 for a network with one input. */
export function fillMap(
  pixels: Uint32Array,
  values: Float64Array,
  side: number,
  rows: number,
  activation: Activation,
  table: Uint32Array,
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < side; column++) {
      const value = values[(rows - 1 - row) * side + column]!
      const shade = Math.min(SHADES - 1, Math.round(tintOf(value, activation) * (SHADES - 1)))
      pixels[row * side + column] = table[value < 0 ? SHADES - 1 - shade : SHADES + shade]!
    }
  }
}
