import type { Interval } from '../../ui/chart/axis'
import type { Rect } from '../../ui/chart/rect'

/** A picture with its plot inside, in px. */
export interface PictureLayout {
  readonly pictureWidth: number
  readonly pictureHeight: number
  readonly plot: Rect // within the picture
  readonly textPx: number
}

/** The parts of the view in px: a title row; below it the picture; beside or below it the shown sample. */
export interface OutputLayout extends PictureLayout {
  readonly titleHeight: number
  readonly stacked: boolean // the sample is below the picture, in a line or two, and what is measured in the title
  readonly sideWidth: number
  readonly sideHeight: number
  readonly sideLines: number // lines of text that fit beside the picture
}

/** Width of an average letter as a share of the text size. */
const LETTER = 0.6
/** The same where words outweigh digits. */
const OUTCOME_LETTER = 0.54
const SIDE_LINE = 1.45
const SIDE_TEXTS = { plot: 13.5, table: 12.5 }
const MOST_SIDE = 0.43
/** From this height on, as a share of the width, the sample goes below the picture. */
const STACKED_FROM = 0.55
/** A plot without a scale of its own is at most this wide for its height. */
const MOST_ASPECT = 1.6

/** What a picture asks of the layout. */
export interface PictureWish {
  readonly kind: 'plot' | 'table' // a table fills its place
  readonly aspect: number | null // width by height of a plot with both axes to the same scale
  readonly tickWidth: number // of the longest tick of the vertical axis, in sizes of the text
  readonly head: readonly number[] // letters of the sample's name and of the legend, which stand above that
  readonly outcome: readonly number[] // letters of the sample's target, output and the like, which stand below it
  readonly leastWidth: number // px; where the sample leaves less the picture stands alone
}

export const PLAIN_WISH: PictureWish = { kind: 'plot', aspect: null, tickWidth: 0, head: [10], outcome: [], leastWidth: 0 }

/**
 * Divides the view.
 * @param textPx size of small text
 * @param targetPx height of a control
 */
export function layoutOutput(
  width: number,
  height: number,
  textPx: number,
  targetPx: number,
  wish: PictureWish = PLAIN_WISH,
): OutputLayout {
  const titleHeight = targetPx + 8
  const bodyHeight = Math.max(0, height - titleHeight)
  const stacked = bodyHeight > width * STACKED_FROM
  const leastSide = stacked ? width : Math.round(Math.min(textPx * SIDE_TEXTS[wish.kind], width * MOST_SIDE))
  const alone = !stacked && width - leastSide < wish.leastWidth
  const mostWidth = stacked || alone ? width : width - leastSide
  const letters = (width - 2 * textPx) / (OUTCOME_LETTER * textPx)
  const linesBelow = wrappedLines(wish.head, letters) + wrappedLines(wish.outcome, letters)
  const mostHeight = stacked ? bodyHeight - Math.ceil(linesBelow * SIDE_LINE * textPx + 8) : bodyHeight
  const { left, right, above, below } = marginsOf(textPx, wish)
  const size = sizeIn({ width: mostWidth - left - right, height: mostHeight - above - below }, wish)
  // what the plot leaves free goes to the sample
  const pictureWidth = stacked || alone ? mostWidth : Math.min(mostWidth, size.width + left + right)
  const pictureHeight = stacked ? Math.min(mostHeight, size.height + above + below) : mostHeight
  const plot = {
    x: left + Math.floor((pictureWidth - left - right - size.width) / 2),
    y: above + Math.floor((pictureHeight - above - below - size.height) / 2),
    ...size,
  }
  const sideWidth = stacked ? width : alone ? 0 : width - pictureWidth
  const sideHeight = stacked ? bodyHeight - pictureHeight : bodyHeight
  const sideLines = Math.floor((sideHeight - 4) / (textPx * SIDE_LINE))
  return { titleHeight, pictureWidth, pictureHeight, plot, stacked, sideWidth, sideHeight, sideLines, textPx }
}

/** A picture as wide as its place and as high as it needs, its plot in the middle. */
export function layoutPicture(width: number, height: number, textPx: number, wish: PictureWish): PictureLayout {
  const { left, above, below } = marginsOf(textPx, wish)
  const size = sizeIn({ width: width - 2 * left, height: height - above - below }, wish)
  const plot = { x: Math.floor((width - size.width) / 2), y: above, ...size }
  return { pictureWidth: width, pictureHeight: above + size.height + below, plot, textPx }
}

/** Lines that words of these lengths take, none broken across lines. */
function wrappedLines(lengths: readonly number[], room: number): number {
  let lines = 0
  let left = 0
  for (const length of lengths) {
    if (length > left) {
      lines += 1
      left = room
    }
    left -= length
  }
  return lines
}

/** Room for the marks of the axes around a plot. */
function marginsOf(textPx: number, { tickWidth }: PictureWish) {
  const left = Math.round(Math.max(textPx * 3.2, tickWidth * textPx + 8))
  return { left, right: Math.round(textPx * 0.9), above: Math.round(textPx * 1.5), below: Math.round(textPx * 1.9) }
}

interface Extent {
  readonly width: number
  readonly height: number
}

function sizeIn({ width, height }: Extent, { kind, aspect }: PictureWish): Extent {
  const room = { width: Math.max(1, width), height: Math.max(1, height) }
  return kind === 'plot' ? fitted(room, aspect) : room
}

/** The largest size in a room with an aspect; without one as wide as the room lets it, but not drawn out. */
function fitted(room: Extent, aspect: number | null): Extent {
  const most = aspect ?? MOST_ASPECT
  const width = Math.max(1, Math.round(Math.min(room.width, room.height * most)))
  if (aspect === null) return { width, height: Math.min(room.height, Math.round(width * 1.15)) }
  return { width, height: Math.max(1, Math.round(Math.min(room.height, width / aspect))) }
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
  readonly heads: readonly string[] // of the columns: names, shortened where they have no room; numbers where that leaves two alike
}

/** What is left free at both sides of a confusion matrix, in px. */
const CONFUSION_SIDES = 14
/** A count of four digits. */
const LEAST_CELL = 2.4

/** The least width in which the counts of these classes can be read. */
export function leastConfusionWidth(names: readonly string[], textPx: number): number {
  return Math.ceil(headTexts(names) * textPx + CONFUSION_SIDES + names.length * LEAST_CELL * textPx)
}

/** Sizes of a confusion matrix that fills its place: a column of names, then cells. */
export function layoutConfusion(width: number, height: number, names: readonly string[], textPx: number): ConfusionLayout {
  const headWidth = Math.min(Math.ceil(headTexts(names) * textPx), Math.floor(width * 0.45))
  const cellWidth = Math.floor((width - headWidth - CONFUSION_SIDES) / names.length)
  const cellHeight = Math.floor((height - textPx * 4.2) / names.length)
  const heads = names.map((name) => shortened(name, Math.floor((cellWidth - 4) / (0.55 * textPx))))
  const unlike = new Set(heads).size === names.length
  return { headWidth, cellWidth, cellHeight, heads: unlike ? heads : names.map((_, k) => String(k + 1)) }
}

function headTexts(names: readonly string[]): number {
  return Math.max(6, ...names.map((name) => name.length)) * LETTER + 0.8
}

/** A name cut to at most `letters`, with a full stop where some are left out. */
function shortened(name: string, letters: number): string {
  return name.length <= letters ? name : `${name.slice(0, Math.max(1, letters - 1))}.`
}
