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
const EXACT_CHARACTERS = 22
const TRAIL_PX = 72

/** Chooses digits and widths: fewer digits where the table is narrow, sparklines where there is room left. */
export function layoutTable(width: number, textPx: number, columns: readonly Column[], longestName: number, exact: boolean): TableLayout {
  const character = textPx * CHARACTER
  const nameWidth = Math.ceil(Math.min(longestName, 18) * character + 22)
  const narrow = (width - nameWidth) / columns.length < 10.5 * character + 10
  const digits = narrow ? 3 : 4
  const decimals = narrow ? 4 : 5
  const characters = exact ? EXACT_CHARACTERS : decimals + 4
  const numberWidth = Math.ceil(characters * character + 10)
  const left = width - nameWidth - columns.length * numberWidth
  return { nameWidth, numberWidth, trailWidth: left >= TRAIL_PX ? Math.min(120, left) : 0, digits, decimals }
}
