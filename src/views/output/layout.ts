import type { Interval, Rect } from '../landscape/layout'

/** The parts of the view in px: a title row; below it the picture with its plot inside; beside or below it the shown sample. */
export interface OutputLayout {
  readonly titleHeight: number
  readonly pictureWidth: number
  readonly pictureHeight: number
  readonly plot: Rect // within the picture
  readonly stacked: boolean // the sample is below the picture, in two columns
  readonly sideWidth: number
  readonly sideHeight: number
  readonly sideLines: number // lines of text that fit beside or below the picture, both columns counted
  readonly textPx: number
}

const SIDE_LINE = 1.45
const SIDE_TEXTS = 13.5
const MOST_SIDE = 0.43
/** From this height on, as a share of the width, the sample goes below the picture. */
const STACKED_FROM = 0.65
const STACKED_LINES = 6
const STACKED_CAPACITY = 11 // the name, four lines of two columns, two marks of the legend in one line

/**
 * Divides the view.
 * @param textPx size of small text
 * @param targetPx height of a control
 */
export function layoutOutput(width: number, height: number, textPx: number, targetPx: number): OutputLayout {
  const titleHeight = targetPx + 8
  const bodyHeight = Math.max(0, height - titleHeight)
  const stacked = bodyHeight > width * STACKED_FROM
  const sideWidth = stacked ? width : Math.round(Math.min(textPx * SIDE_TEXTS, width * MOST_SIDE))
  const sideHeight = stacked ? Math.ceil(STACKED_LINES * SIDE_LINE * textPx + 8) : bodyHeight
  const pictureWidth = stacked ? width : width - sideWidth
  const pictureHeight = stacked ? bodyHeight - sideHeight : bodyHeight
  const left = Math.round(textPx * 3.2)
  const above = Math.round(textPx * 1.5)
  const below = Math.round(textPx * 1.9)
  const plot = {
    x: left,
    y: above,
    width: Math.max(1, pictureWidth - left - Math.round(textPx * 0.9)),
    height: Math.max(1, pictureHeight - above - below),
  }
  const sideLines = stacked ? STACKED_CAPACITY : Math.floor((bodyHeight - 4) / (textPx * SIDE_LINE))
  return { titleHeight, pictureWidth, pictureHeight, plot, stacked, sideWidth, sideHeight, sideLines, textPx }
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
  const widest = Math.ceil((letters + 2) * LETTER * textPx + 8) // with a number before the name
  const headWidth = Math.min(widest, Math.floor(width * 0.45))
  const cellWidth = Math.floor(Math.min(textPx * 9, (width - headWidth - textPx) / names.length))
  const cellHeight = Math.floor(Math.min(textPx * 6, (height - textPx * 4.2) / names.length))
  return { headWidth, cellWidth, cellHeight, numbered: Math.max(...names.map((name) => name.length)) * LETTER * textPx + 4 > cellWidth }
}
