import type { Drawing } from '../../../data/digits/centre'

/** Pixels a side of the pad: a drawing is finer than the image made of it. */
export const PAD_SIDE = 140

/** A round pen on paper; what it draws is what is read. */
export interface Pen {
  readonly drawing: Drawing
  /** A line of ink between two points of the pad, as wide as the pen. */
  line(fromX: number, fromY: number, toX: number, toY: number, width: number): void
  clear(): void
  readonly empty: () => boolean
}

export function createPen(side = PAD_SIDE): Pen {
  const pixels = new Uint8Array(side * side)
  return {
    drawing: { width: side, height: side, pixels },
    line(fromX, fromY, toX, toY, width) {
      const reach = width / 2 + 1
      const [dx, dy] = [toX - fromX, toY - fromY]
      const length = dx * dx + dy * dy
      const bound = (value: number) => Math.max(0, Math.min(side, value))
      const lastRow = bound(Math.ceil(Math.max(fromY, toY) + reach))
      const lastColumn = bound(Math.ceil(Math.max(fromX, toX) + reach))
      for (let row = bound(Math.floor(Math.min(fromY, toY) - reach)); row < lastRow; row++) {
        for (let column = bound(Math.floor(Math.min(fromX, toX) - reach)); column < lastColumn; column++) {
          const [x, y] = [column + 0.5 - fromX, row + 0.5 - fromY]
          const along = length === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length))
          const away = Math.hypot(x - along * dx, y - along * dy)
          const ink = Math.round(255 * Math.max(0, Math.min(1, width / 2 + 0.5 - away))) // the edge is soft
          const at = row * side + column
          if (ink > pixels[at]!) pixels[at] = ink
        }
      }
    },
    clear: () => pixels.fill(0),
    empty: () => pixels.every((ink) => ink === 0),
  }
}
