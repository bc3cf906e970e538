import type { Lens } from '../../../document/types'
import type { Network } from '../../../engine/network/network'
import type { ResponseField } from '../../../trainer/protocol'
import { fitCanvas } from '../../../ui/chart/canvas'
import type { Rect } from '../../../ui/chart/rect'
import type { ThemeColors } from '../../theme-colors'
import { type GraphLayout, pictureOf, planeIn } from '../layout/picture'
import { batchStrokes, besideStrokes, classColors, drawStrokes, fillMap, mapColors, weightStrokes } from './draw'
import type { EmphasisRule } from './emphasis'
import type { StrokeScale } from './stroke-scale'
import { type Shown, secondMarks, shownWeights, unitReading } from './values'

export interface CanvasScene {
  readonly network: Network
  readonly layout: GraphLayout
  readonly rule: EmphasisRule
  readonly lens: Lens
  readonly binary: boolean // two classes
  readonly colors: ThemeColors
  readonly weightScale: StrokeScale
  readonly markScale: StrokeScale | null // of the second mark under the lenses gradients and updates
}

/** Paints all edges: weights, the second mark of the lens, and the way from the outputs to the loss. */
export function paintEdges(canvas: HTMLCanvasElement, scene: CanvasScene, shown: Shown): void {
  const { layout, colors, weightScale, markScale } = scene
  const context = fitCanvas(canvas, layout.width, layout.height)
  context.strokeStyle = colors.lineStrong
  context.lineWidth = layout.scale
  context.beginPath()
  for (const { x1, y1, x2, y2 } of layout.lossEdges) {
    context.moveTo(x1, y1)
    context.bezierCurveTo((x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2, y2)
  }
  context.stroke()
  const weights = shownWeights(shown)
  const strokes = weightStrokes(scene.network, layout, weights, scene.rule)
  drawStrokes(context, batchStrokes(strokes, weightScale), weightScale, colors.positiveFill, colors.negativeFill, layout.scale)
  const second = secondMarks(shown, scene.lens)
  const zeros = layout.edges.some(({ index }) => weights[index] === 0)
  canvas.closest('.graph-stage')?.toggleAttribute('data-zeros', zeros) // for the legend
  if (!second || !markScale) return
  const color = scene.lens === 'gradients' ? colors.backward : colors.update
  const beside = besideStrokes(layout, second, weights, scene.rule, markScale, weightScale)
  drawStrokes(context, batchStrokes(beside, markScale), markScale, color, color, layout.scale)
}

let pixels: ImageData | null = null
let tile: HTMLCanvasElement | null = null
let shades: { readonly colors: ThemeColors; readonly signs: Uint32Array; readonly classes: Uint32Array } | null = null

/**
 * Paints each unit's box: under lenses of activations with its response over the input plane, where there is a field, under the others with
 * the sign of the unit's number. Nothing inside a step, where numbers are still to come.
 */
export function paintTiles(canvas: HTMLCanvasElement, scene: CanvasScene, shown: Shown): void {
  const { layout, colors, network, rule, lens } = scene
  const field = showsResponse(lens) && !shown.walk ? shown.frame.field : null // it is of the weights after the step
  const context = fitCanvas(canvas, layout.width, layout.height)
  if (shades?.colors !== colors) shades = { colors, signs: mapColors(colors), classes: classColors(colors) }
  const { signs, classes } = shades
  canvas.closest('.graph-plane')?.toggleAttribute('data-pictured', field !== null) // names and numbers make room
  for (const box of layout.units) {
    const { layer, unit, rect } = box
    context.save()
    context.beginPath()
    context.roundRect(rect.x, rect.y, rect.width, rect.height, 6 * layout.scale)
    context.fillStyle = colors.panel
    context.fill()
    const color = signColor(shown, lens, layer, unit, colors)
    if (color) {
      context.globalAlpha = rule.unit(layer, unit) === 0 ? 0.16 : 0.45
      context.fillStyle = color
      context.fill()
    }
    const values = field && (layer === 0 ? field.inputs[unit] : field.units[layer - 1]?.[unit])
    if (field && values) {
      context.clip()
      context.globalAlpha = rule.unit(layer, unit) === 0 ? 0.35 : 1
      const fill = (data: Uint32Array, rows: number) => {
        if (scene.binary && layer === network.layers.length) fillMap(data, aboutHalf(values), field.side, rows, 'sigmoid', classes)
        else fillMap(data, values, field.side, rows, layer === 0 ? 'linear' : network.layers[layer - 1]!.activation, signs)
      }
      drawTile(context, planeIn(pictureOf(box), field.domain), fill, field)
    }
    context.restore()
  }
}

/** The output of two classes, from −1 to 1: the border is at 0. */
function aboutHalf(values: Float64Array): Float64Array {
  return values.map((value) => 2 * value - 1)
}

/** Whether a tile shows the unit's output over all inputs; else the number under the lens is another one. */
export function showsResponse(lens: Lens): boolean {
  return lens === 'activations' || lens === 'updates'
}

/** The colour of the number on a unit's tile; null where the tile shows the response, for 0, and for what is not known. */
export function signColor(
  shown: Shown,
  lens: Lens,
  layer: number,
  unit: number,
  { positiveFill, negativeFill }: Pick<ThemeColors, 'positiveFill' | 'negativeFill'>,
): string | null {
  if (showsResponse(lens) || shown.walk) return null
  const { value } = unitReading(shown, lens, layer, unit)
  return value > 0 ? positiveFill : value < 0 ? negativeFill : null
}

function drawTile(
  context: CanvasRenderingContext2D,
  rect: Rect,
  fill: (data: Uint32Array, rows: number) => void,
  field: ResponseField,
): void {
  const rows = field.domain.length === 1 ? 1 : field.side
  tile ??= document.createElement('canvas')
  if (pixels?.width !== field.side || pixels.height !== rows) {
    pixels = new ImageData(field.side, rows)
    tile.width = field.side
    tile.height = rows
  }
  fill(new Uint32Array(pixels.data.buffer), rows)
  tile.getContext('2d')?.putImageData(pixels, 0, 0)
  context.imageSmoothingEnabled = true
  context.drawImage(tile, rect.x, rect.y, rect.width, rect.height)
}
