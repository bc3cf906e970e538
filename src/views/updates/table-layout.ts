import type { Column } from './columns'

/** How the table spends its width, in px, and how long its numbers are. */
export interface TableLayout {
  readonly nameWidth: number
  readonly numberWidth: number
  readonly trailWidth: number // 0: no room for the sparklines
  readonly digits: number // significant
  readonly decimals: number // room right of the decimal point
}

const CHARACTER = 0.62
const EXACT_CHARACTERS = 25
/** Characters up to the decimal point: a sign, two digits, the point. */
const BEFORE_POINT = 4
const TRAIL_PX = 72

/** Characters of a number that a column with so many decimals holds. */
export function charactersOf(decimals: number): number {
  return decimals + BEFORE_POINT
}

/** Chooses digits and widths: fewer digits where the table is narrow, sparklines where there is room left. */
export function layoutTable(width: number, textPx: number, columns: readonly Column[], longestName: number, exact: boolean): TableLayout {
  const character = textPx * CHARACTER
  const nameWidth = Math.ceil(Math.min(longestName, 18) * character + 22)
  const widthOf = (characters: number) => Math.ceil(characters * character + 10)
  const left = (characters: number) => width - nameWidth - columns.length * widthOf(characters)
  // 0.0001234 is the longest of four digits; with less room such numbers lose digits, then all do
  const decimals = [7, 6, 5].find((count) => left(charactersOf(count)) >= (count > 5 ? TRAIL_PX : 0)) ?? 4
  const characters = exact ? EXACT_CHARACTERS : charactersOf(decimals)
  const trail = left(characters)
  return {
    nameWidth,
    numberWidth: widthOf(characters),
    trailWidth: trail >= TRAIL_PX ? Math.min(120, trail) : 0,
    digits: decimals > 4 ? 4 : 3,
    decimals,
  }
}
