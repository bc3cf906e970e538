import { type Network, parameterAt } from '../../engine'

/** Weights of one layer as a picture: a row for each receiving unit, a column for each sending unit, the biases apart. Px. */
export interface MatrixBlock {
  readonly layer: number // weight layer
  readonly x: number // of the first cell
  readonly y: number
  readonly rows: number // drawn rows
  readonly columns: number // drawn columns, without the bias
  readonly rowStep: number // units a drawn row stands for: more than 1 only where there are too many
  readonly columnStep: number
  readonly biasX: number
}

export interface MatrixLayout {
  readonly cell: number
  readonly textPx: number
  readonly named: boolean // rows and columns have room for the names of units
  readonly blocks: readonly MatrixBlock[]
}

export interface CellRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const LARGEST_CELL = 44
const SMALLEST_CELL = 4
const NAMED_CELL = 12
const BLOCK_GAP = 12
const BIAS_GAP = 3

/**
 * Lays one block a weight layer out from left to right in lines, with the largest cells that fit. Where even the smallest do not,
 * a cell stands for 2, 4, … columns, and for as many rows where it must, and shows the largest of them.
 * @param nameWidth px of the longest name of a unit
 */
export function layoutMatrix(network: Network, width: number, height: number, textPx: number, nameWidth: number): MatrixLayout {
  for (let cell = LARGEST_CELL; cell >= SMALLEST_CELL; cell--) {
    const blocks = flow(network, cell, ONE, width, height, textPx, nameWidth)
    if (blocks) return { cell, textPx, named: cell >= NAMED_CELL, blocks }
  }
  for (let columns = 2; columns <= 4096; columns *= 2) {
    for (let rows = 1; rows <= columns; rows *= 2) {
      const blocks = flow(network, SMALLEST_CELL, { rows, columns }, width, height, textPx, nameWidth)
      if (blocks) return { cell: SMALLEST_CELL, textPx, named: false, blocks }
    }
  }
  return { cell: SMALLEST_CELL, textPx, named: false, blocks: [] }
}

/** Units that a drawn row and a drawn column stand for. */
interface Step {
  readonly rows: number
  readonly columns: number
}

const ONE: Step = { rows: 1, columns: 1 }

function flow(
  network: Network,
  cell: number,
  step: Step,
  width: number,
  height: number,
  textPx: number,
  nameWidth: number,
): MatrixBlock[] | null {
  const named = cell >= NAMED_CELL
  const head = Math.round(textPx * 1.35) * (named ? 2 : 1)
  const side = named ? nameWidth + 4 : 0
  const blocks: MatrixBlock[] = []
  let x = 0
  let y = 0
  let lineHeight = 0
  for (const [layer, { in: inputs, out }] of network.layers.entries()) {
    const rows = Math.ceil(out / step.rows)
    const columns = Math.ceil(inputs / step.columns)
    const blockWidth = Math.max(side + (columns + 1) * cell + BIAS_GAP, textPx * 3.6)
    const blockHeight = head + rows * cell
    if (x > 0 && x + blockWidth > width) {
      x = 0
      y += lineHeight + BLOCK_GAP
      lineHeight = 0
    }
    if (x + blockWidth > width || y + blockHeight > height) return null
    const left = x + side
    const biasX = left + columns * cell + BIAS_GAP
    blocks.push({ layer, x: left, y: y + head, rows, columns, rowStep: step.rows, columnStep: step.columns, biasX })
    x += blockWidth + BLOCK_GAP
    lineHeight = Math.max(lineHeight, blockHeight)
  }
  return blocks
}

/** Where a parameter is drawn. */
export function cellRect(layout: MatrixLayout, network: Network, index: number): CellRect | null {
  const parameter = parameterAt(network, index)
  const block = layout.blocks[parameter.layer]
  if (!block) return null
  const { cell } = layout
  const column = parameter.kind === 'bias' ? null : Math.floor(parameter.from / block.columnStep)
  const x = column === null ? block.biasX : block.x + column * cell
  return { x, y: block.y + Math.floor(parameter.to / block.rowStep) * cell, width: cell, height: cell }
}

/** The parameter drawn at a place; the first of the cell where it stands for several. Null between the blocks. */
export function parameterAtPlace(layout: MatrixLayout, network: Network, x: number, y: number): number | null {
  const { cell } = layout
  for (const block of layout.blocks) {
    const row = Math.floor((y - block.y) / cell)
    if (row < 0 || row >= block.rows) continue
    const { W, b, in: inputs } = network.layers[block.layer]!
    const to = row * block.rowStep
    if (x >= block.biasX && x < block.biasX + cell) return b + to
    const column = Math.floor((x - block.x) / cell)
    if (x >= block.x && column < block.columns) return W + to * inputs + column * block.columnStep
  }
  return null
}

/** The parameter one cell further in a direction; the bias is right of its row, and a block is right of the one before. */
export function neighbour(layout: MatrixLayout, network: Network, index: number, dx: number, dy: number): number {
  const at = parameterAt(network, index)
  const block = layout.blocks[at.layer]!
  const row = clamp(Math.floor(at.to / block.rowStep) + dy, block.rows)
  const column = (at.kind === 'bias' ? block.columns : Math.floor(at.from / block.columnStep)) + dx
  if (column < 0 || column > block.columns) {
    const next = layout.blocks[at.layer + dx]
    if (!next) return index
    return indexOfCell(network, next, Math.min(row, next.rows - 1), dx > 0 ? 0 : next.columns)
  }
  return indexOfCell(network, block, row, column)
}

function indexOfCell(network: Network, block: MatrixBlock, row: number, column: number): number {
  const { W, b, in: inputs } = network.layers[block.layer]!
  const to = row * block.rowStep
  return column === block.columns ? b + to : W + to * inputs + column * block.columnStep
}

function clamp(k: number, count: number): number {
  return Math.max(0, Math.min(count - 1, k))
}

/** Where the picture and the table are, in px. */
export interface UpdatesLayout {
  readonly matrix: CellRect | null // no room for it
  readonly table: CellRect // with the bar; the bar alone where `rows` is false
  readonly rows: boolean // the table is shown
  readonly choice: boolean // picture and table take turns
  readonly rowHeight: number
  readonly headHeight: number
  readonly barHeight: number // title and switches above the table
}

const PAD = 12
const LECTURE_ROWS = 6
/** Of what a view is wider than this, in px, the picture gets this share: the table has no use for all of it. */
const WIDE = 900
const SHARE_BEYOND = 0.6

/** What the person asks to see. */
export interface Shown {
  readonly lecture: boolean
  readonly exact: boolean // numbers in full need the whole width
  readonly picture: boolean // where there is room for one only: the picture rather than the table
}

/** Divides the view: side by side where it is wide, whatever the columns are; else picture and table take turns. In the lecture only the table. */
export function layoutUpdates(
  width: number,
  height: number,
  textPx: number,
  targetPx: number,
  { lecture, exact, picture }: Shown,
): UpdatesLayout {
  const barHeight = Math.max(targetPx, 24) + 8
  const plainRow = Math.max(25, Math.round(textPx * 1.9)) // a target of 24 and a line
  const headHeight = plainRow + 2
  const alone = { x: PAD, y: 0, width: width - PAD, height }
  if (lecture) {
    const rowHeight = Math.max(plainRow, Math.min(textPx * 3, Math.floor((height - barHeight - headHeight) / LECTURE_ROWS)))
    return { rowHeight, headHeight, barHeight, matrix: null, table: alone, rows: true, choice: false }
  }
  const sizes = { rowHeight: plainRow, headHeight, barHeight }
  if (width < 640) {
    if (!picture) return { ...sizes, matrix: null, table: alone, rows: true, choice: true }
    const matrix = { x: PAD, y: barHeight, width: width - 2 * PAD, height: height - barHeight - 8 }
    return { ...sizes, matrix, table: { ...alone, height: barHeight }, rows: false, choice: true }
  }
  if (exact) return { ...sizes, matrix: null, table: alone, rows: true, choice: false }
  const matrixWidth = Math.round(Math.min(280, Math.max(200, width * 0.32)) + Math.max(0, width - WIDE) * SHARE_BEYOND)
  return {
    ...sizes,
    matrix: { x: PAD, y: 8, width: matrixWidth, height: height - 16 },
    table: { x: PAD * 2 + matrixWidth, y: 0, width: width - PAD * 2 - matrixWidth, height },
    rows: true,
    choice: false,
  }
}
