/** Powers of ten between the ends of a log scale for sizes. */
export interface Decades {
  readonly low: number // a size of 10^low has no bar
  readonly high: number
}

/** Bars shorter than this many decades would make a little look like much. */
const LEAST = 4

/** Whole powers of ten around the sizes that are not 0; at least four of them. */
export function decadesOf(values: readonly number[]): Decades {
  const logs = values.map((value) => Math.log10(Math.abs(value))).filter(Number.isFinite)
  const high = Math.ceil(Math.max(...logs, Number.NEGATIVE_INFINITY))
  if (!Number.isFinite(high)) return { low: -LEAST, high: 0 }
  return { high: high + 0, low: Math.min(high - LEAST, Math.floor(Math.min(...logs)) - 1) }
}

/** How far the bar of a size reaches, 0..1; 0 for 0. */
export function decadeShare({ low, high }: Decades, value: number): number {
  const log = Math.log10(Math.abs(value))
  return Number.isFinite(log) ? Math.max(0, Math.min(1, (log - low) / (high - low))) : 0
}
