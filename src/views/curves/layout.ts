import { LABEL_ROOM } from '../../ui/chart/label-width'
import { evenIndices } from '../../ui/chart/polyline'
import { plotIn, type Rect } from '../../ui/chart/rect'
import { spreadLabels } from '../../ui/chart/spread-labels'

/** The parts of the view in px: a title row, the read-out, the picture with its plot inside. */
export interface CurvesLayout {
  readonly titleHeight: number
  readonly readOutHeight: number
  readonly pictureWidth: number
  readonly pictureHeight: number
  readonly plot: Rect // within the picture
  readonly textPx: number
}

const LINE = 1.4
/** Part of a label's height by which two of them must be apart to change places. */
const KEEPS_ORDER = 0.8
/** Width of an average letter as a share of the text size. */
const LETTER = 0.58
/** The same in a sentence. */
const SENTENCE_LETTER = 0.52
/** The name of the horizontal axis stands beside its last tick. */
const AXIS_LETTERS = 7

/**
 * Divides the view. The read-out has a line for every few series, so that nothing in it is cut.
 * @param labels names of the series, written at their ends
 * @param note a sentence below the read-out, in lines of its own
 */
export function layoutCurves(
  width: number,
  height: number,
  labels: readonly string[],
  textPx: number,
  targetPx: number,
  note = '',
): CurvesLayout {
  const titleHeight = targetPx + 8
  const letters = Math.max(0, ...labels.map((label) => label.length))
  const lineWidth = width - 2 * textPx
  const noteLines = Math.ceil((note.length * SENTENCE_LETTER * textPx) / lineWidth)
  const readOutHeight = Math.ceil((readOutLines(lineWidth, labels, textPx) + noteLines) * LINE * textPx)
  const pictureHeight = Math.max(0, height - titleHeight - readOutHeight)
  const plot = plotIn(width, pictureHeight, {
    left: Math.round(textPx * LABEL_ROOM),
    right: Math.ceil(Math.max(letters, AXIS_LETTERS) * LETTER * textPx + textPx),
    above: Math.round(textPx * 1.1),
    below: Math.round(textPx * 1.9),
  })
  return { titleHeight, readOutHeight, pictureWidth: width, pictureHeight, plot, textPx }
}

/** Lines of the read-out: the step, then each series with its number, none broken across lines. */
function readOutLines(width: number, labels: readonly string[], textPx: number): number {
  const letterPx = LETTER * textPx
  let lines = 1
  let used = 11 * letterPx
  for (const label of labels) {
    const item = (label.length + 12) * letterPx
    if (used + item > width && used > 0) {
      lines += 1
      used = 0
    }
    used += item
  }
  return lines
}

/**
 * Heights of labels beside the ends of lines, as near to their wishes as possible: they keep their order, do not overlap
 * and stay between top and bottom. Where not all have room an evenly spread part of them gets a place, the others NaN.
 * Labels closer than most of their height keep the order they had, at first that of their lines, so that they do not swap places
 * with every small change of their values.
 * @param wishes y of the middle of each label; NaN for a line without an end
 * @param before the places of the frame before, or none
 * @param keepsOrder the part of a label's height by which two must be apart to change places
 */
export function placeEndLabels(
  wishes: readonly number[],
  heightPx: number,
  top: number,
  bottom: number,
  before: readonly number[] = [],
  keepsOrder = KEEPS_ORDER,
): number[] {
  const all = [...wishes.keys()].filter((k) => !Number.isNaN(wishes[k]!))
  const room = Math.max(0, Math.floor((bottom - top) / heightPx + 1e-9))
  const kept = evenIndices(all.length, room).map((k) => all[k]!)
  const order = steadyOrder(kept, wishes, before, keepsOrder * heightPx)
  const places = wishes.map(() => Number.NaN)
  const wanted = order.map((k) => wishes[k]!)
  const heights = order.map(() => heightPx)
  for (const [place, y] of spreadLabels(wanted, heights, [top, bottom]).entries()) places[order[place]!] = y
  return places
}

/** The former order, but for neighbours that by now are clearly the other way round. */
function steadyOrder(labels: readonly number[], wishes: readonly number[], before: readonly number[], near: number): number[] {
  const known = labels.every((k) => Number.isFinite(before[k] ?? Number.NaN))
  const order = known ? [...labels].sort((a, b) => before[a]! - before[b]! || a - b) : [...labels]
  for (let end = order.length - 1; end > 0; end--) {
    for (let k = 0; k < end; k++) {
      if (wishes[order[k]!]! - wishes[order[k + 1]!]! > near) [order[k], order[k + 1]] = [order[k + 1]!, order[k]!]
    }
  }
  return order
}
