export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Margins {
  readonly left: number
  readonly right: number
  readonly above: number
  readonly below: number
}

/** The plot of a picture within its margins, at least 1 px each way. */
export function plotIn(width: number, height: number, { left, right, above, below }: Margins): Rect {
  return { x: left, y: above, width: Math.max(1, width - left - right), height: Math.max(1, height - above - below) }
}
