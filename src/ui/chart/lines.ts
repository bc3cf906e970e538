import type { Rect } from './rect'

/** Strokes x, y pairs; a NaN pair breaks the line. */
export function strokePolyline(context: CanvasRenderingContext2D, points: readonly number[]): void {
  context.beginPath()
  let pen = false
  for (let k = 0; k < points.length; k += 2) {
    const y = points[k + 1]!
    if (Number.isNaN(y)) pen = false
    else if (pen) context.lineTo(points[k]!, y)
    else {
      context.moveTo(points[k]!, y)
      pen = true
    }
  }
  context.stroke()
}

/** A disc, or for run B a square, to be filled and stroked. */
export function markPath(context: CanvasRenderingContext2D, x: number, y: number, radius: number, square = false): void {
  context.beginPath()
  if (square) context.rect(x - radius, y - radius, 2 * radius, 2 * radius)
  else context.arc(x, y, radius, 0, 2 * Math.PI)
}

/** Keeps what follows within a rectangle, until the context is restored. */
export function clipTo(context: CanvasRenderingContext2D, { x, y, width, height }: Rect): void {
  context.beginPath()
  context.rect(x, y, Math.max(0, width), Math.max(0, height))
  context.clip()
}
