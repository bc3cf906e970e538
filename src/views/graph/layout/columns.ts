/** How the boxes of a column are built: with the bias below, without, or as one line of text. */
export type BoxStyle = 'tagged' | 'stacked' | 'line'

/**
 * Where a unit's name and number stand: both below its picture, the name alone there, both at its right, one of them there, the name
 * alone there, or nowhere. What is missing shows while the unit is selected, focused or pointed at.
 */
export type WordsPlace = 'line' | 'name' | 'right' | 'side' | 'named' | 'none'

export interface Column {
  readonly layer: number // 0 is the inputs
  readonly units: readonly number[] // drawn one by one, ascending
  readonly bundled: number // how many more are in the "+ n more" box; 0 for no such box
  readonly style: BoxStyle
  readonly words: WordsPlace
  readonly pitch: number // px from box to box
  readonly boxHeight: number
  readonly nameWidth: number // px of the longest name
  readonly width: number // of its boxes, at least
  readonly goodWidth: number
}

/** How small tiles are: they shrink before the gaps between columns do. Boxes and lines in px for text of 12 px; null has room for name and number. */
export interface Stage {
  readonly box: number | null // width
  readonly tallest: number
  readonly line: number | null // width
  readonly inputName?: number // characters of an input's name beside its line, which are all it has room for
}

/** The number beside the name; a name alone; a small square; a picture alone, but for the names of the inputs; without them. */
export const STAGES = [
  { box: null, tallest: 76, line: null },
  { box: null, tallest: 76, line: 60 },
  { box: 56, tallest: 56, line: 60 },
  { box: 44, tallest: 44, line: 60 },
  { box: 28, tallest: 40, line: 24, inputName: 8 },
  { box: 28, tallest: 40, line: 24 },
] as const satisfies readonly Stage[]

/** Layers wider than this are drawn in part. */
const MOST_DRAWN = 12
/** Flatter, and a picture with a line of text below it is too small. */
const FLATTEST_BOX = 46
const FLATTEST_SQUARE = 37
const TALLEST_LINE = 30
const GOOD_BOX = 112
const GAP = 6
const LEAST_GAP = 3
const TAG_GAP = 2
/** Px a character in text of 12 px: in a name, and in a number, whose figures have one width. */
const NAME_CHARACTER = 6.5
export const NUMBER_CHARACTER = 7.2
export const TILE_CHARACTERS = 7
const LONGEST_NAME = 24
export const LEAST_TARGET = 24

/** The tag with a bias below its box, in px at this scale. */
export function tagHeight(scale: number): number {
  return Math.max(LEAST_TARGET, 18 * scale)
}

/** Px from a box to what stands below its tag, or would. */
export function tagRoom(scale: number): number {
  return tagHeight(scale) + TAG_GAP
}

interface ColumnOptions {
  readonly layer: number
  readonly size: number // units of the layer
  readonly height: number // px for the whole column
  readonly scale: number
  readonly stage: Stage
  readonly longestName: number // characters
  readonly wanted: readonly number[] // units to draw in any case
}

/** Chooses which units of a layer are drawn, and how. */
export function planColumn({ layer, size, height, scale, stage, longestName, wanted }: ColumnOptions): Column {
  const capacity = Math.max(2, Math.min(MOST_DRAWN, Math.floor(height / Math.max(LEAST_TARGET + 3, 22 * scale))))
  const units = size <= capacity ? firstUnits(size) : someUnits(capacity - 1, wanted)
  const bundled = size - units.length
  const pitch = height / (units.length + (bundled > 0 ? 1 : 0))
  const least = (stage.box === null ? FLATTEST_BOX : FLATTEST_SQUARE) * scale
  const tags = layer > 0 && (stage.box === null || stage.box > 44)
  const style: BoxStyle = tags && pitch >= least + tagRoom(scale) + GAP ? 'tagged' : pitch >= least + LEAST_GAP * scale ? 'stacked' : 'line'
  const name = Math.min(LONGEST_NAME, longestName) * NAME_CHARACTER * scale
  const number = TILE_CHARACTERS * NUMBER_CHARACTER * scale
  const common = { layer, units, bundled, style, pitch, nameWidth: name }
  if (style === 'line') {
    const boxHeight = Math.min(TALLEST_LINE * scale, pitch - Math.min(GAP, pitch * 0.12))
    const full = boxHeight + name + number + 12 * scale
    const { line, inputName = 0 } = stage
    const words = line === null ? 'right' : line > 24 ? 'side' : layer === 0 && inputName > 0 ? 'named' : 'none'
    const part = Math.min(name, inputName * NAME_CHARACTER * scale)
    const widths: Partial<Readonly<Record<WordsPlace, number>>> = {
      right: full,
      side: Math.max(60 * scale, boxHeight + name + 6 * scale),
      named: boxHeight + part + 6 * scale,
    }
    const width = widths[words] ?? Math.max(24 * scale, boxHeight)
    return { ...common, words, boxHeight, width, goodWidth: width }
  }
  const tallest = stage.tallest * scale
  const gap = Math.min(GAP, Math.max(LEAST_GAP * scale, pitch - tallest))
  const boxHeight = Math.min(tallest, pitch - (style === 'tagged' ? tagRoom(scale) : 0) - gap)
  if (stage.box === null) {
    const width = name + number + 8 * scale
    return { ...common, words: 'line', boxHeight, width, goodWidth: Math.max(width, GOOD_BOX * scale) }
  }
  const width = Math.max(stage.box * scale, name + 4 * scale)
  return { ...common, words: 'name', boxHeight, width, goodWidth: width }
}

function firstUnits(count: number): number[] {
  return Array.from({ length: count }, (_, unit) => unit)
}

/** The same columns with boxes of one size, as far as they are built alike and their names are short. */
export function alike(columns: readonly Column[], scale: number): Column[] {
  const boxed = columns.filter((column) => column.style !== 'line')
  const short = boxed.filter((column) => column.width <= (GOOD_BOX - 16) * scale)
  const boxHeight = Math.min(...boxed.map((column) => column.boxHeight))
  const width = Math.max(...short.map((column) => column.width))
  const goodWidth = Math.max(...short.map((column) => column.goodWidth))
  return columns.map((column) => ({
    ...column,
    ...(boxed.includes(column) && { boxHeight }),
    ...(short.includes(column) && { width, goodWidth }),
  }))
}

/** The first units, with those wanted in place of the last ones. */
function someUnits(count: number, wanted: readonly number[]): number[] {
  const kept = new Set(wanted.slice(0, count))
  for (let unit = 0; kept.size < count; unit++) kept.add(unit)
  return [...kept].sort((a, b) => a - b)
}
