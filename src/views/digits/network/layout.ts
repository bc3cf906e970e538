import { SIDE } from '../../../data/digits/image'

/** What the network of images has to place. */
export interface ImagesRoom {
  readonly width: number // px, without the lines below the picture
  readonly height: number
  readonly textPx: number
  readonly sizes: readonly number[] // units of each layer, inputs first
  readonly targetPx: number // least height of what is pressed
}

/** A layer of hidden units, each with a picture of its weights or with its number alone. */
export interface LayerGrid {
  readonly layer: number
  readonly columns: number
  readonly width: number // px, with the scroll bar
  readonly tileWidth: number
  readonly tileHeight: number
  readonly numbers: boolean // below the pictures: where they have no room, all units are seen without them
}

/** Columns from left to right: the shown image with a second picture below it, a grid for each hidden layer, the outputs. */
export interface ImagesLayout {
  readonly width: number // of all; more than the room where that is too narrow
  readonly height: number
  readonly gap: number
  readonly wordsPx: number // height of a line of words
  readonly imageSide: number
  readonly imageWidth: number // of its column
  readonly saidLines: 1 | 2 // for label and answer
  readonly tileSide: number // of a unit's picture
  readonly grids: readonly LayerGrid[]
  readonly outputWidth: number
  readonly outputHeight: number // of one row
  readonly outputColumns: 1 | 2 // of as many rows as have room
}

const GAP_EM = 0.7
const LINE_EM = 1.4
const NUMBER_EM = 4.4 // −0.1234
const TILE_GAP_EM = 0.33
const OUTPUT_EM = { least: 12, most: 19 }
const OUTPUT_TWO_EM = 12 // in two columns, the bars below the numbers
const IMAGE_SHARE = 0.2 // of the width, at most
const LEAST_IMAGE = 2 * SIDE
const LEAST_IMAGE_EM = 5.6 // answer 7 ✓
const SAID_EM = 9.2 // label 7 · answer 7 ✓
const SCROLL_BAR = 10
const LATER_EM = 8.5
const OUTPUT_ROW_EM = { least: 1.7, most: 3 }

/** A multiple of the image's side, so that its pixels are squares of one size. */
const whole = (px: number, least: number) => Math.max(least, Math.floor(px / SIDE) * SIDE)

/** Gives every layer its place; hidden units as large as lets all be seen, and never smaller than their number is wide: then they scroll. */
export function layoutImages({ width, height, textPx, sizes, targetPx }: ImagesRoom): ImagesLayout {
  const gap = Math.round(GAP_EM * textPx)
  const wordsPx = Math.round(LINE_EM * textPx)
  const imageSide = whole(Math.min(IMAGE_SHARE * width, (height - 2 * gap - 2 * wordsPx) / 2), LEAST_IMAGE)
  const imageWidth = Math.max(imageSide, Math.ceil(LEAST_IMAGE_EM * textPx))
  const saidLines = imageWidth < SAID_EM * textPx ? 2 : 1
  const outputs = sizes.at(-1)!
  const leastRow = Math.max(targetPx, OUTPUT_ROW_EM.least * textPx)
  const outputRoom = height - 2 * gap - wordsPx
  const outputColumns = outputs * leastRow > outputRoom ? 2 : 1
  const outputRows = Math.ceil(outputs / outputColumns)
  const outputHeight = Math.floor(Math.max(leastRow, Math.min(OUTPUT_ROW_EM.most * textPx, outputRoom / outputRows)))
  const leastOutput = Math.round((outputColumns === 1 ? OUTPUT_EM.least : OUTPUT_TWO_EM) * textPx)
  const later = sizes.slice(2, -1).map((_, k) => laterGrid(k + 2, textPx))
  const columns = [imageWidth, ...later.map((grid) => grid.width)]
  const room = width - columns.reduce((sum, used) => sum + used + gap, 0) - leastOutput - 3 * gap
  const first = sizes.length > 2 ? firstGrid(sizes[1]!, room, height - 2 * gap - wordsPx, textPx) : null
  const spare = Math.max(0, room - (first?.grid.width ?? 0))
  const mostOutput = outputColumns === 1 ? Math.round(OUTPUT_EM.most * textPx) : leastOutput
  const outputWidth = Math.min(mostOutput, leastOutput + spare)
  return {
    width: Math.max(width, width - room + (first?.grid.width ?? 0)),
    height,
    gap,
    wordsPx,
    imageSide,
    imageWidth,
    saidLines,
    tileSide: first?.side ?? SIDE,
    grids: first ? [first.grid, ...later] : [],
    outputWidth,
    outputHeight,
    outputColumns,
  }
}

function firstGrid(units: number, width: number, height: number, textPx: number): { grid: LayerGrid; side: number } {
  const least = whole(Math.ceil((NUMBER_EM * textPx) / SIDE) * SIDE, 2 * SIDE)
  const gap = Math.round(TILE_GAP_EM * textPx)
  const bare = bareGrid(units, width, height, gap)
  const tileHeight = (side: number) => side + Math.round(LINE_EM * textPx) + gap
  const columnsOf = (side: number, room: number) => Math.max(1, Math.min(units, Math.floor(room / (side + gap))))
  const fits = (side: number) => side + gap <= width && Math.ceil(units / columnsOf(side, width)) * tileHeight(side) <= height
  let side = least
  while (fits(side + SIDE)) side += SIDE
  if (!fits(side) && bare) return bare
  const scrollBar = fits(side) ? 0 : SCROLL_BAR
  const columns = columnsOf(side, width - scrollBar)
  const tileWidth = side + gap
  return {
    grid: { layer: 1, columns, width: columns * tileWidth + scrollBar, tileWidth, tileHeight: tileHeight(side), numbers: true },
    side,
  }
}

/** Pictures without numbers, as large as lets all be seen; null where not even the smallest can. */
function bareGrid(units: number, width: number, height: number, gap: number): { grid: LayerGrid; side: number } | null {
  const columnsOf = (side: number) => Math.min(units, Math.floor(width / (side + gap)))
  const fits = (side: number) => columnsOf(side) > 0 && Math.ceil(units / columnsOf(side)) * (side + gap) <= height
  if (!fits(SIDE)) return null
  let side = SIDE
  while (fits(side + SIDE)) side += SIDE
  const [tile, columns] = [side + gap, columnsOf(side)]
  return { grid: { layer: 1, columns, width: columns * tile, tileWidth: tile, tileHeight: tile, numbers: false }, side }
}

/** Units of later layers have a number and no picture: what they weigh are not pixels. */
function laterGrid(layer: number, textPx: number): LayerGrid {
  const tileWidth = Math.round(LATER_EM * textPx)
  return { layer, columns: 1, width: tileWidth + SCROLL_BAR, tileWidth, tileHeight: Math.round(2 * textPx), numbers: true }
}

/** The units whose tiles can be seen of a grid that is scrolled down: from the first to before the last. */
export function unitsSeen(grid: LayerGrid, units: number, scrolled: number, height: number): readonly [number, number] {
  const first = Math.max(0, Math.floor(scrolled / grid.tileHeight)) * grid.columns
  const last = Math.ceil((scrolled + height) / grid.tileHeight) * grid.columns
  return [Math.min(first, units), Math.min(units, last)]
}
