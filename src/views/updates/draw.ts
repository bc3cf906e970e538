import { bisectRight } from 'd3'
import type { Network } from '../../engine'
import type { TrajectoryValues } from '../../page'
import type { ThemeColors } from '../theme-colors'
import type { MatrixBlock, MatrixLayout } from './layout'

/** Below this size a hollow square looks like a full one: a negative value is a flat bar. */
const SMALLEST_HOLLOW = 6
/** Below this cell size the size of a mark could not be read: marks fill their cells, and their opacity tells the size. */
export const SMALLEST_SIZED = 12
const SHADES = 12

/**
 * Every weight as a square whose area is its size, full for positive and hollow for negative values, on a ground that shows its cell.
 * In small cells the opacity tells the size, and a negative value is a flat bar.
 * @param full size of a value that fills its cell; larger ones do too
 */
export function paintMatrix(
  context: CanvasRenderingContext2D,
  network: Network,
  layout: MatrixLayout,
  parameters: Float64Array,
  full: number,
  colors: ThemeColors,
): void {
  const { cell } = layout
  context.fillStyle = colors.raised
  for (const block of layout.blocks) {
    context.fillRect(block.x, block.y, block.columns * cell, block.rows * cell)
    context.fillRect(block.biasX, block.y, cell, block.rows * cell)
  }
  const marks = cell < SMALLEST_SIZED ? createShades(cell) : createSizes(cell)
  for (const block of layout.blocks) {
    for (let row = 0; row < block.rows; row++) {
      for (let column = 0; column <= block.columns; column++) {
        const value = cellValue(network, block, parameters, row, column)
        if (value === 0) continue
        const x = (column === block.columns ? block.biasX : block.x + column * cell) + cell / 2
        const y = block.y + (row + 0.5) * cell
        marks.add(x, y, value > 0, Math.sqrt(Math.min(1, Math.abs(value) / full)))
      }
    }
  }
  marks.paint(context, colors)
  context.globalAlpha = 1
}

interface Marks {
  /** A mark with its centre; `share` is the square root of its size. */
  add(x: number, y: number, positive: boolean, share: number): void
  paint(context: CanvasRenderingContext2D, colors: ThemeColors): void
}

function createSizes(cell: number): Marks {
  const [squares, hollow, bars] = [new Path2D(), new Path2D(), new Path2D()]
  return {
    add(x, y, positive, share) {
      const size = (cell - 2) * share
      if (positive) squares.rect(x - size / 2, y - size / 2, size, size)
      else if (size < SMALLEST_HOLLOW) bars.rect(x - size * 0.7, y - size * 0.35, size * 1.4, size * 0.7)
      else hollow.rect(x - size / 2 + 0.9, y - size / 2 + 0.9, size - 1.8, size - 1.8)
    },
    paint(context, colors) {
      context.fillStyle = colors.positiveFill
      context.fill(squares)
      context.fillStyle = colors.negativeFill
      context.fill(bars)
      context.strokeStyle = colors.negativeFill
      context.lineWidth = 1.8
      context.stroke(hollow)
    },
  }
}

function createShades(cell: number): Marks {
  const paths = () => Array.from({ length: SHADES + 1 }, () => new Path2D())
  const [positives, negatives] = [paths(), paths()]
  const size = cell - 1
  return {
    add(x, y, positive, share) {
      const height = positive ? size : size * 0.5
      const shade = (positive ? positives : negatives)[Math.round(share * SHADES)]!
      shade.rect(x - size / 2, y - height / 2, size, height)
    },
    paint(context, colors) {
      for (const [color, shades] of [
        [colors.positiveFill, positives],
        [colors.negativeFill, negatives],
      ] as const) {
        context.fillStyle = color
        for (const [k, path] of shades.entries()) {
          context.globalAlpha = k / SHADES
          context.fill(path)
        }
      }
    },
  }
}

/** The value of largest size among those that a cell stands for. */
function cellValue(network: Network, block: MatrixBlock, parameters: Float64Array, row: number, column: number): number {
  const { W, b, in: inputs, out } = network.layers[block.layer]!
  const rowEnd = Math.min(out, (row + 1) * block.rowStep)
  const bias = column === block.columns
  const columnEnd = bias ? 1 : Math.min(inputs, (column + 1) * block.columnStep)
  let largest = 0
  for (let to = row * block.rowStep; to < rowEnd; to++) {
    for (let from = bias ? 0 : column * block.columnStep; from < columnEnd; from++) {
      const value = parameters[bias ? b + to : W + to * inputs + from]!
      if (Math.abs(value) > Math.abs(largest)) largest = value
    }
  }
  return largest
}

/** The way of a value up to the present step, from left to right, on its own range but never enlarged beyond `leastSpan`. */
export function paintSparkline(
  context: CanvasRenderingContext2D,
  { steps, values }: TrajectoryValues,
  present: number,
  width: number,
  height: number,
  leastSpan: number,
  colors: ThemeColors,
): void {
  const count = bisectRight(steps, present) // after a step back the future is kept, but not shown
  if (count < 2) return
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let k = 0; k < count; k++) {
    low = Math.min(low, values[k]!)
    high = Math.max(high, values[k]!)
  }
  const middle = low / 2 + high / 2
  const half = Math.max(high / 2 - low / 2, leastSpan / 2)
  const inset = 3
  const first = steps[0]!
  const x = (k: number) => inset + ((steps[k]! - first) / (steps[count - 1]! - first)) * (width - 2 * inset)
  const y = (k: number) => height - inset - (0.5 + (values[k]! / 2 - middle / 2) / half) * (height - 2 * inset)
  const stride = Math.max(1, Math.floor(count / (2 * width)))
  context.beginPath()
  context.moveTo(x(0), y(0))
  for (let k = stride; k < count - 1; k += stride) context.lineTo(x(k), y(k))
  context.lineTo(x(count - 1), y(count - 1))
  context.strokeStyle = colors.inkSoft
  context.lineWidth = 1.2
  context.lineJoin = 'round'
  context.stroke()
  context.beginPath()
  context.arc(x(count - 1), y(count - 1), 2, 0, 2 * Math.PI)
  context.fillStyle = colors.ink
  context.fill()
}
