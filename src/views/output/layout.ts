import type { Interval, Rect } from '../landscape/layout'

/** The parts of the view in px: a title row; below it the picture with its plot inside, and beside it the shown sample. */
export interface OutputLayout {
  readonly titleHeight: number
  readonly bodyHeight: number
  readonly pictureWidth: number
  readonly plot: Rect // within the picture
  readonly sideWidth: number
  readonly sideLines: number // lines of text that fit beside the picture
  readonly textPx: number
}

export const SIDE_LINE = 1.45
const SIDE_TEXTS = 13.5
const MOST_SIDE = 0.43

/**
 * Divides the view.
 * @param textPx size of small text
 * @param targetPx height of a control
 */
export function layoutOutput(width: number, height: number, textPx: number, targetPx: number): OutputLayout {
  const titleHeight = targetPx + 8
  const bodyHeight = Math.max(0, height - titleHeight)
  const sideWidth = Math.round(Math.min(textPx * SIDE_TEXTS, width * MOST_SIDE))
  const pictureWidth = width - sideWidth
  const left = Math.round(textPx * 3.2)
  const above = Math.round(textPx * 1.5)
  const below = Math.round(textPx * 1.9)
  const plot = {
    x: left,
    y: above,
    width: Math.max(1, pictureWidth - left - Math.round(textPx * 0.9)),
    height: Math.max(1, bodyHeight - above - below),
  }
  return { titleHeight, bodyHeight, pictureWidth, plot, sideWidth, sideLines: Math.floor((bodyHeight - 4) / (textPx * SIDE_LINE)), textPx }
}

/** The interval of values with a margin; around a single value an interval of its size. */
export function paddedInterval(values: Iterable<number>): Interval {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low > high) return [0, 1]
  const margin = high > low ? 0.15 * (high - low) : Math.max(1, Math.abs(low))
  return [low - margin, high + margin]
}

export interface ConfusionLayout {
  readonly headWidth: number
  readonly cellWidth: number
  readonly cellHeight: number
  readonly numbered: boolean // the columns are headed 1, 2, … because their names have no room
}

const LETTER = 0.6

/** Sizes of a confusion matrix that fits: a column of names, then square-ish cells. */
export function layoutConfusion(width: number, height: number, names: readonly string[], textPx: number): ConfusionLayout {
  const letters = Math.max(6, ...names.map((name) => name.length))
  const widest = Math.ceil(letters * LETTER * textPx + 8)
  const headWidth = Math.min(widest, Math.floor(width * 0.45))
  const cellWidth = Math.floor(Math.min(textPx * 7, (width - headWidth - textPx) / names.length))
  const cellHeight = Math.floor(Math.min(textPx * 4, (height - textPx * 4.2) / names.length))
  return { headWidth, cellWidth, cellHeight, numbered: Math.max(...names.map((name) => name.length)) * LETTER * textPx + 4 > cellWidth }
}
