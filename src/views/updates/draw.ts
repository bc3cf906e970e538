import type { Network } from '../../engine'
import type { TrajectoryValues } from '../../store'
import type { ThemeColors } from '../theme-colors'
import type { MatrixBlock, MatrixLayout } from './layout'

/** Below this size a hollow square could not be told from a full one: a negative value is a flat bar then. */
const SMALLEST_HOLLOW = 6

/**
 * Every weight as a square whose area is its size, full for positive and hollow for negative values, on a ground that shows its cell.
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
  for (const block of layout.blocks) {
    const { cell } = layout
    context.fillStyle = colors.raised
    context.fillRect(block.x, block.y, block.columns * cell, block.rows * cell)
    context.fillRect(block.biasX, block.y, cell, block.rows * cell)
  }
  const positive = new Path2D()
  const hollow = new Path2D()
  const bars = new Path2D()
  for (const block of layout.blocks) {
    for (let row = 0; row < block.rows; row++) {
      for (let column = 0; column <= block.columns; column++) {
        const value = cellValue(network, block, parameters, row, column)
        const room = layout.cell > 8 ? layout.cell - 2 : layout.cell - 1
        const size = room * Math.sqrt(Math.min(1, Math.abs(value) / full))
        if (!(size > 0.3)) continue
        const x = (column === block.columns ? block.biasX : block.x + column * layout.cell) + layout.cell / 2
        const y = block.y + (row + 0.5) * layout.cell
        if (value > 0) positive.rect(x - size / 2, y - size / 2, size, size)
        else if (size < SMALLEST_HOLLOW) bars.rect(x - size * 0.7, y - size * 0.35, size * 1.4, size * 0.7)
        else hollow.rect(x - size / 2 + 0.9, y - size / 2 + 0.9, size - 1.8, size - 1.8)
      }
    }
  }
  context.fillStyle = colors.positive
  context.fill(positive)
  context.fillStyle = colors.negative
  context.fill(bars)
  context.strokeStyle = colors.negative
  context.lineWidth = 1.8
  context.stroke(hollow)
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

/** The way of a value along the run, from left to right over all steps, on its own range but never enlarged beyond `leastSpan`. */
export function paintSparkline(
  context: CanvasRenderingContext2D,
  { steps, values }: TrajectoryValues,
  width: number,
  height: number,
  leastSpan: number,
  colors: ThemeColors,
): void {
  const count = values.length
  if (count < 2) return
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const span = Math.max(high - low, leastSpan)
  const bottom = (low + high) / 2 - span / 2
  const inset = 3
  const first = steps[0]!
  const x = (k: number) => inset + ((steps[k]! - first) / (steps[count - 1]! - first)) * (width - 2 * inset)
  const y = (k: number) => height - inset - ((values[k]! - bottom) / span) * (height - 2 * inset)
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
