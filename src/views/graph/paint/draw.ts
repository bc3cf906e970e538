import type { Activation } from '../../../engine/network/activations'
import type { Network } from '../../../engine/network/network'
import { STRONGEST } from '../../output/field-colors'
import { rgbOf, type ThemeColors } from '../../theme-colors'
import { type Curve, pointsAlong, traceCurve } from '../layout/curve'
import type { GraphLayout } from '../layout/picture'
import type { Emphasis, EmphasisRule } from './emphasis'
import { bucketWidth, type StrokeScale, strokeBucket } from './stroke-scale'

/** A line to stroke, with the value that gives its width and its sign. */
export interface Stroke {
  readonly curve: Curve
  readonly value: number
  readonly emphasis: Emphasis
  readonly strength: number // 0..1, against the others of its layer
  readonly beside?: number // px off the curve, for its middle part alone
}

/** Strokes of one look: they are drawn as one path. */
export interface StrokeBatch {
  readonly negative: boolean
  readonly zero: boolean // exactly 0
  readonly bucket: number
  readonly emphasis: Emphasis
  readonly fade: number // 0 the weakest
  readonly strokes: readonly Stroke[]
}

const OPACITY: Readonly<Record<Emphasis, number>> = { 0: 0.1, 1: 0.9, 2: 1 }
/** Weak lines fade in so many levels; in a layer of many they all but go. */
const FADES = 4
const FAINTEST = { few: 0.6, many: 0.14 }
const MANY_EDGES = 24

/** Dashes and gaps in px for text of 12 px, longer for wide lines; and the width of a line that has none by its value. */
const negativeDash = (width: number) => [Math.max(7, 2.6 * width), Math.max(3, 0.9 * width)]
export const ZERO_DASH = [1.5, 4]
export const ZERO_PX = 1.5

/** Groups strokes by sign, width and emphasis, dimmed ones first so that the inked lie on top. Values that are not finite are left out. */
export function batchStrokes(strokes: readonly Stroke[], scale: StrokeScale): StrokeBatch[] {
  const batches = new Map<number, StrokeBatch & { strokes: Stroke[] }>()
  for (const stroke of strokes) {
    if (!Number.isFinite(stroke.value)) continue
    const negative = stroke.value < 0
    const bucket = strokeBucket(scale, stroke.value)
    const zero = stroke.value === 0
    const fade = stroke.emphasis === 1 ? Math.round(stroke.strength * (FADES - 1)) : FADES - 1
    const key = (stroke.emphasis * FADES + fade) * 128 + bucket * 4 + (zero ? 2 : negative ? 1 : 0)
    const batch = batches.get(key)
    if (batch) batch.strokes.push(stroke)
    else batches.set(key, { negative, zero, bucket, emphasis: stroke.emphasis, fade, strokes: [stroke] })
  }
  return [...batches].sort(([a], [b]) => a - b).map(([, batch]) => batch)
}

/** The lines of the weights; where a bundle stands for many, its strongest weight. */
export function weightStrokes(network: Network, layout: GraphLayout, weights: Float64Array, rule: EmphasisRule): Stroke[] {
  const bundled = layout.bundleEdges.map((edge) => {
    const index = strongest(network, layout, weights, edge.layer, edge.to, edge.from)
    const emphasis = rule.edge(edge.layer, edge.to ?? -1, edge.from ?? -1, index)
    return { curve: edge, layer: edge.layer, value: weights[index] ?? Number.NaN, emphasis }
  })
  return withStrengths([...bundled, ...edgeStrokes(layout, weights, rule)])
}

/** The lines of the drawn edges with these values. */
function edgeStrokes(layout: GraphLayout, values: Float64Array, rule: EmphasisRule) {
  return layout.edges.map((edge) => ({
    curve: edge,
    layer: edge.layer,
    value: values[edge.index] ?? Number.NaN,
    emphasis: rule.edge(edge.layer, edge.to, edge.from, edge.index),
  }))
}

/** How strong each line is against the strongest of its layer. */
function withStrengths(lines: readonly (Omit<Stroke, 'strength'> & { readonly layer: number })[]): Stroke[] {
  const largest: number[] = []
  const counts: number[] = []
  for (const { layer, value } of lines) {
    counts[layer] = (counts[layer] ?? 0) + 1
    if (Number.isFinite(value)) largest[layer] = Math.max(largest[layer] ?? 0, Math.abs(value))
  }
  return lines.map((line) => {
    const top = largest[line.layer] ?? 0
    const faintest = counts[line.layer]! > MANY_EDGES ? FAINTEST.many : FAINTEST.few
    return { ...line, strength: top > 0 ? faintest + (1 - faintest) * (Math.abs(line.value) / top) : 1 }
  })
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

/** A second mark beside each weight: the middle part of its line, moved off the weight's stroke by both half widths. */
export function besideStrokes(
  layout: GraphLayout,
  values: Float64Array,
  weights: Float64Array,
  rule: EmphasisRule,
  own: StrokeScale,
  beside: StrokeScale,
): Stroke[] {
  return edgeStrokes(layout, values, rule).map((stroke, k) => {
    const weight = weights[layout.edges[k]!.index] ?? 0
    const width = bucketWidth(beside, strokeBucket(beside, weight)) + bucketWidth(own, strokeBucket(own, stroke.value))
    return { ...stroke, strength: 1, beside: width / 2 + 1.5 }
  })
}

/** Writes the middle part of a curve, moved off it to its right-hand side. */
function traceBeside(context: Context, curve: Curve, off: number): void {
  const points = pointsAlong(curve)
  const last = points.length / 2 - 1
  for (let k = 1; k < last - 1; k++) {
    const dx = points[2 * k + 2]! - points[2 * k - 2]!
    const dy = points[2 * k + 3]! - points[2 * k - 1]!
    const length = Math.hypot(dx, dy)
    if (length === 0) continue
    const x = points[2 * k]! - (dy / length) * off
    const y = points[2 * k + 1]! + (dx / length) * off
    if (k === 1) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
}

type Context = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'bezierCurveTo' | 'lineTo' | 'stroke' | 'setLineDash' | 'strokeStyle' | 'lineWidth' | 'globalAlpha' | 'lineCap'
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
    context.globalAlpha = OPACITY[batch.emphasis] * ((batch.fade + 0.5) / (FADES - 0.5))
    context.strokeStyle = batch.negative ? negative : positive
    context.lineWidth = batch.zero ? ZERO_PX * textScale : bucketWidth(scale, batch.bucket) + (batch.emphasis === 2 ? 0.6 * textScale : 0)
    const dash = batch.zero ? ZERO_DASH : batch.negative ? negativeDash(context.lineWidth / textScale) : []
    context.setLineDash(dash.map((px) => px * textScale))
    context.beginPath()
    for (const { curve, beside } of batch.strokes) {
      if (beside === undefined) traceCurve(context, curve)
      else traceBeside(context, curve, beside)
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
export function mapColors({
  panel,
  positiveFill,
  negativeFill,
}: Pick<ThemeColors, 'panel' | 'positiveFill' | 'negativeFill'>): Uint32Array {
  return shadesOf(panel, positiveFill, negativeFill, 0.9)
}

/** The same for the output of two classes: the colours of the output's field. */
export function classColors({ panel, classes }: Pick<ThemeColors, 'panel' | 'classes'>): Uint32Array {
  return shadesOf(panel, classes[1]!, classes[0]!, STRONGEST)
}

function shadesOf(from: string, positive: string, negative: string, strongest: number): Uint32Array {
  const table = new Uint32Array(2 * SHADES)
  for (let shade = 0; shade < SHADES; shade++) {
    const share = (strongest * shade) / (SHADES - 1)
    table[SHADES + shade] = pixel(rgbOf(from), rgbOf(positive), share)
    table[SHADES - 1 - shade] = pixel(rgbOf(from), rgbOf(negative), share)
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
