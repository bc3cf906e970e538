const FEWEST = 4
/** An update below this many units of the last place can hardly be followed from before to after. */
const CLEAR_UNITS = 5
/** Numbers outside this range are written with an exponent. */
const PLAIN = [1e-4, 1e6] as const

/**
 * Decimals with which before + update = after can be followed, where four significant digits do not show it: two digits of the update.
 * Null where four digits do, or where the decimals have no room within `characters`.
 */
export function decimalsToFollow(before: number, update: number, after: number, characters: number): number | null {
  const largest = Math.max(Math.abs(before), Math.abs(after))
  if (!(Math.abs(update) > 0) || !(largest >= PLAIN[0]) || largest >= PLAIN[1]) return null
  const exponent = exponentOf(largest)
  if (Math.abs(update) >= CLEAR_UNITS * 10 ** (exponent - FEWEST + 1)) return null
  const decimals = 1 - exponentOf(update)
  const most = characters - Math.max(0, exponent) - 3 // a sign, the first digit, the point
  const shown = Math.min(decimals, most)
  return shown > decimals - 2 ? shown : null
}

/** Significant digits that write a value with these decimals, at least four. */
export function digitsFor(value: number, decimals: number | null): number {
  if (decimals === null || !(Math.abs(value) >= PLAIN[0])) return FEWEST
  return Math.max(FEWEST, decimals + exponentOf(value) + 1)
}

function exponentOf(value: number): number {
  return Math.floor(Math.log10(Math.abs(value)))
}
