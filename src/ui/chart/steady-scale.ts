import { LEAST_TOP } from './domains'

/** How far what is drawn may fall below the scale before the scale follows. */
const SHRINKS_BELOW = 1 / 8

/** The smallest of 1, 2, 5 times a power of ten that is at least `value` and LEAST_TOP; 1 for a value that is not positive or not finite. */
export function roundCeil(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1
  const least = Math.max(value, LEAST_TOP)
  const exponent = Math.floor(Math.log10(least)) - 1
  for (const next of [0, 1, 2]) {
    for (const digit of [1, 2, 5]) {
      const round = Number(`${digit}e${exponent + next}`)
      if (round >= least) return round
    }
  }
  return Number.MAX_VALUE
}

/** The scale of moving bars: it grows as soon as they need it and shrinks only when they are far below it, so that it seldom jumps. */
export function steadyScale(before: number | null, needed: number): number {
  if (before !== null && (needed === 0 || (needed <= before && needed >= before * SHRINKS_BELOW))) return before
  return roundCeil(needed)
}
