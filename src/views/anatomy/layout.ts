import type { UpdatePart } from '../../explain/signals/update-parts'
import type { Rect } from '../../ui/chart/rect'

/** The parts of the view in px: the bars, what the optimizer remembers, and the learning rate; beside each other or, where it is narrow, the bars above the others. */
export interface AnatomyLayout {
  readonly stacked: boolean // the bars above; then the formula has a line of its own
  readonly titleHeight: number
  readonly parts: Rect
  readonly row: number // height of a row of the bars
  readonly memory: Rect
  readonly rate: Rect
  readonly contentHeight: number // more than the view has where it is narrow: it scrolls
  readonly textPx: number
}

/** Widths in sizes of the text. */
const BARS_LEAST = 33
const MEMORY = 22
const RATE = 11
/** Heights in sizes of the text, where the pictures are below the bars: of a row, which has a least height in px, and of the pictures. */
const ROW = 1.42
const ROW_LEAST_PX = 22
const LEGEND = 3.4
/** Of the head of the bars, and of the tallest row. */
const HEAD = 1.5
const ROW_MOST = 4
const LEAST_PICTURE = 13
const MOST_PICTURE = 22

/**
 * @param targetPx height of a control
 * @param rows parts of the update, its own row not counted
 */
export function layoutAnatomy(width: number, height: number, textPx: number, targetPx: number, rows: number): AnatomyLayout {
  const stacked = width < (BARS_LEAST + MEMORY + RATE) * textPx
  const titleHeight = targetPx + 4 + (stacked ? Math.ceil(1.5 * textPx) : 0)
  const room = height - titleHeight
  const least = Math.max(ROW_LEAST_PX, ROW * textPx)
  const [memoryWidth, rateWidth] = [MEMORY * textPx, RATE * textPx]
  if (!stacked) {
    const partsWidth = width - memoryWidth - rateWidth
    const share = Math.floor((room - (HEAD + LEGEND) * textPx) / (rows + 1))
    const beside = (x: number, w: number): Rect => ({ x, y: 0, width: w, height: room })
    return {
      stacked,
      titleHeight,
      parts: beside(0, partsWidth),
      row: Math.max(least, Math.min(ROW_MOST * textPx, share)),
      memory: beside(partsWidth, memoryWidth),
      rate: beside(partsWidth + memoryWidth, rateWidth),
      contentHeight: room,
      textPx,
    }
  }
  const partsHeight = Math.ceil((rows + 2) * least + LEGEND * textPx)
  const pictureHeight = Math.floor(Math.max(LEAST_PICTURE * textPx, Math.min(MOST_PICTURE * textPx, room - partsHeight)))
  const share = Math.floor((width * MEMORY) / (MEMORY + RATE))
  return {
    stacked,
    titleHeight,
    parts: { x: 0, y: 0, width, height: partsHeight },
    row: least,
    memory: { x: 0, y: partsHeight, width: share, height: pictureHeight },
    rate: { x: share, y: partsHeight, width: width - share, height: pictureHeight },
    contentHeight: partsHeight + pictureHeight,
    textPx,
  }
}

/** Where a bar begins and ends, in units of the parameter: each begins where the one before ended, so that the last ends at the update. */
export interface Span {
  readonly from: number
  readonly to: number
}

export function waterfall(parts: readonly Pick<UpdatePart, 'change'>[]): Span[] {
  let end = 0
  return parts.map(({ change }) => {
    const from = end
    end += change
    return { from, to: end }
  })
}

/** The furthest from 0 that bars reach. */
export function reachOf(spans: readonly Span[]): number {
  return spans.reduce((reach, { from, to }) => Math.max(reach, Math.abs(from), Math.abs(to)), 0)
}

/** A bar within its room, as shares of the width, 0 in the middle: at −full the left end, at full the right one. */
export function barPlace({ from, to }: Span, full: number): { readonly left: number; readonly width: number } {
  const at = (value: number) => Math.max(0, Math.min(1, 0.5 + value / full / 2))
  const [a, b] = [at(from), at(to)]
  return { left: Math.min(a, b), width: Math.abs(b - a) }
}
