/** How the boxes of a column are written. */
export type BoxStyle = 'tagged' | 'stacked' | 'line' // with its bias below, name over number, name beside number

export interface Column {
  readonly layer: number // 0 is the inputs
  readonly units: readonly number[] // drawn one by one, ascending
  readonly bundled: number // how many more are in the "+ n more" box; 0 for no such box
  readonly style: BoxStyle
  readonly pitch: number // px from box to box
  readonly boxHeight: number
  readonly nameWidth: number // px of the longest name
  readonly minWidth: number // of its boxes
  readonly goodWidth: number
}

/** Layers wider than this are drawn in part. */
const MOST_DRAWN = 12

/** Name and number side by side. */
const GOOD_BOX = 96
const GAP = 6
const TAG_GAP = 2

/** The tag with a bias below its box, in px at this scale. */
export function tagHeight(scale: number): number {
  return Math.max(24, 18 * scale)
}

/** How large things are written. */
export interface Measure {
  readonly scale: number // 1 for 12 px text
  readonly characters: number // room for a number
  readonly names: number // characters before the number of a weight or bias
}

/** Px that a number needs. */
function numberWidth({ scale, characters }: Measure): number {
  return 7.5 * characters * scale
}

/** Px that a weight or bias needs: its number, and its name where there is one. */
export function labelWidth(measure: Measure): number {
  return numberWidth(measure) + 7 * measure.names * measure.scale
}

interface ColumnOptions {
  readonly layer: number
  readonly size: number // units of the layer
  readonly height: number // px for the whole column
  readonly measure: Measure
  readonly longestName: number // characters
  readonly wanted: readonly number[] // units to draw in any case
}

/** Where name and number of a unit stand: at the right of its picture, in a line or two below it, or over it where it would be too flat. */
export type WordsPlace = 'right' | 'line' | 'lines' | 'over'

/** Px below the picture for them, in text of 12 px. */
export const WORDS_PX = { line: 18, lines: 32, over: 0 } as const
const LEAST_PICTURE = 22

/** Side by side where they have room, else one over the other. */
export function wordsPlace({ style, nameWidth, boxHeight }: Column, width: number, measure: Measure): WordsPlace {
  if (style === 'line') return 'right'
  const { scale } = measure
  const place = width >= nameWidth + numberWidth(measure) + 6 * scale ? 'line' : 'lines'
  return boxHeight < (LEAST_PICTURE + WORDS_PX[place]) * scale ? 'over' : place
}

/** Chooses which units of a layer are drawn, and how. */
export function planColumn({ layer, size, height, measure, longestName, wanted }: ColumnOptions): Column {
  const { scale } = measure
  const number = numberWidth(measure)
  const capacity = Math.max(2, Math.min(MOST_DRAWN, Math.floor(height / Math.max(24 + 3, 22 * scale))))
  const units = size <= capacity ? firstUnits(size) : someUnits(capacity - 1, wanted)
  const bundled = size - units.length
  const boxes = units.length + (bundled > 0 ? 1 : 0)
  const pitch = height / boxes
  const tag = tagHeight(scale) + TAG_GAP
  const style: BoxStyle = layer > 0 && pitch >= 34 * scale + tag + GAP ? 'tagged' : pitch >= 34 * scale + GAP ? 'stacked' : 'line'
  const nameWidth = Math.min(24, longestName) * 7 * scale
  const boxHeight =
    style === 'tagged'
      ? Math.min(72 * scale, pitch - tag - GAP)
      : style === 'stacked'
        ? Math.min(72 * scale, pitch - GAP)
        : Math.min(30 * scale, pitch - Math.min(GAP, pitch * 0.12))
  const minWidth = style === 'line' ? number + nameWidth + 28 * scale : Math.max(number + 12 * scale, nameWidth + 26 * scale)
  return { layer, units, bundled, style, pitch, boxHeight, nameWidth, minWidth, goodWidth: Math.max(minWidth, GOOD_BOX * scale) }
}

function firstUnits(count: number): number[] {
  return Array.from({ length: count }, (_, unit) => unit)
}

/** The same columns with boxes of one size, as far as they are written alike and their names are short. */
export function alike(columns: readonly Column[], measure: Measure): Column[] {
  const boxed = columns.filter((column) => column.style !== 'line')
  const short = columns.filter((column) => column.minWidth <= numberWidth(measure) + 40 * measure.scale)
  const boxHeight = Math.min(...boxed.map((column) => column.boxHeight))
  const minWidth = Math.max(...short.map((column) => column.minWidth))
  const goodWidth = Math.max(...short.map((column) => column.goodWidth))
  return columns.map((column) => ({
    ...column,
    ...(boxed.includes(column) && { boxHeight }),
    ...(short.includes(column) && { minWidth, goodWidth }),
  }))
}

/** The first units, with those wanted in place of the last ones. */
function someUnits(count: number, wanted: readonly number[]): number[] {
  const kept = new Set(wanted.slice(0, count))
  for (let unit = 0; kept.size < count; unit++) kept.add(unit)
  return [...kept].sort((a, b) => a - b)
}
