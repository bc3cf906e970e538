import type { Column, ColumnId } from './columns'

/** How the table spends its width, in px, and how long its numbers are. */
export interface TableLayout {
  readonly stacked: boolean // the name has a line of its own, above the numbers
  readonly nameWidth: number
  readonly numberWidth: number
  readonly editedWidth: number // 0: no weight was typed in since the step
  readonly trailWidth: number // 0: no room for the sparklines
  readonly characters: number // room of a number
  readonly squeezed: boolean // less than most numbers take: they have fewer digits
}

export interface TableNeeds {
  readonly columns: number // of the step
  readonly longestName: number // characters
  readonly edited: boolean // weights were typed in since the step
  readonly exact: boolean // numbers in full
  readonly lecture: boolean // must not scroll
}

const CHARACTER = 0.62
const NAME_CHARACTER = 0.6
const COLUMN_GAP = 12
/** −0.0001234 and −1.234e−12 are the longest of four digits; one of −1.234e−123 reaches into the gap. */
const CHARACTERS = 10
const EXACT_CHARACTERS = 24.4 // some wider than others
const NARROW_CHARACTERS = [9.5, 9, 8.5, 8, 7.5]
const LECTURE_CHARACTERS = [12, 11, 10, 9, 8, 7]
const TRAIL_PX = 66
const WIDEST_TRAIL = 240
const LONGEST_NAME = 18
/** A table narrower than this in sizes of its text stacks its rows where they do not fit; a wider one where that spares it scrolling. */
const STACKED_BELOW = 36
/** Width of a column whose text has its place elsewhere in the row. */
const NO_WIDTH = 1

/**
 * Chooses widths. One column more takes the room of the sparklines; then all become narrower, with fewer digits, below the name
 * too, and only then the table scrolls. The lecture, which cannot scroll, has the narrowest.
 */
export function layoutTable(width: number, textPx: number, { columns, longestName, edited, exact, lecture }: TableNeeds): TableLayout {
  const character = textPx * CHARACTER
  const name = Math.ceil(Math.min(longestName, LONGEST_NAME) * textPx * NAME_CHARACTER + 14)
  const widthOf = (characters: number) => Math.ceil(characters * character + COLUMN_GAP)
  const count = columns + (edited ? 1 : 0)
  const left = (characters: number) => width - name - count * widthOf(characters)
  const narrowest = LECTURE_CHARACTERS.at(-1)!
  const fits = (c: number) => left(c) >= 0
  const plain = fits(CHARACTERS) || width < STACKED_BELOW * textPx ? CHARACTERS : (NARROW_CHARACTERS.find(fits) ?? CHARACTERS)
  const beside = exact ? EXACT_CHARACTERS : lecture ? (LECTURE_CHARACTERS.find(fits) ?? narrowest) : plain
  const alone = [CHARACTERS, ...NARROW_CHARACTERS].find((c) => columns * widthOf(c) + 2 * NO_WIDTH <= width) // without the name
  const stacked = !lecture && left(beside) < 0 && (width < STACKED_BELOW * textPx || (!exact && alone !== undefined))
  const characters = stacked && !exact ? (alone ?? CHARACTERS) : beside
  const trail = stacked ? 0 : left(characters)
  return {
    stacked,
    nameWidth: stacked ? NO_WIDTH : name,
    numberWidth: widthOf(characters),
    editedWidth: edited ? (stacked ? NO_WIDTH : widthOf(characters)) : 0,
    trailWidth: trail >= TRAIL_PX ? Math.min(WIDEST_TRAIL, trail) : 0,
    characters,
    squeezed: lecture || characters < CHARACTERS,
  }
}

/** Columns that the lecture leaves out where the narrowest have no room, in this order. */
const LEFT_OUT_FIRST: readonly ColumnId[] = ['moment2', 'square', 'penaltyGradient', 'moment1', 'velocity', 'before']

/** The columns that a table which cannot scroll has room for. */
export function columnsThatFit(
  width: number,
  textPx: number,
  columns: readonly Column[],
  needs: Pick<TableNeeds, 'longestName' | 'edited'>,
): readonly Column[] {
  let fitting = columns
  for (const id of LEFT_OUT_FIRST) {
    const layout = layoutTable(width, textPx, { ...needs, columns: fitting.length, exact: false, lecture: true })
    if (tableWidth(layout, fitting.length) <= width) break
    fitting = fitting.filter((column) => column.id !== id)
  }
  return fitting
}

/** Width of the whole table. */
export function tableWidth({ nameWidth, numberWidth, editedWidth, trailWidth }: TableLayout, columns: number): number {
  return nameWidth + columns * numberWidth + editedWidth + trailWidth
}
