import { log } from '../../engine/arithmetic/real'

/** At least and at most this many levels cross the picture. */
const FEWEST = 6
const MOST = 16
/** Levels are given up where they leave this much more of the picture in one colour than others would. */
const MORE_PLAIN = 0.15
/** From this quotient of the highest loss and the lowest on, levels multiply; else they are evenly spaced. */
const MULTIPLYING = 5
/** Round numbers of a decade, from few to many. */
const LADDERS = [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8]]
/** Shares of the picture that lie below a level each. */
const SHARES = [0.2, 0.4, 0.6, 0.8]
const ROUND_STEPS = [1, 2, 5, 10]
/** Steps from the lowest loss to the highest at most: with the round steps there are at least six. */
const MOST_STEPS = 15.5
/** The lowest level as a share of the highest, at least: a narrower valley falls between the points. */
const SPAN = 1e-4
/** Losses that differ by less, as a share of themselves, differ by rounding only. */
const ROUNDING = 1e-12

/**
 * Levels that cross a grid of losses, ascending: those of the picture before where 6 to 16 of them do and divide it about as well, so that
 * lines keep their meaning, and else round numbers. Empty where the losses differ by rounding only.
 */
export function levelsFor(losses: ArrayLike<number>, before: readonly number[] | null): readonly number[] {
  const sorted = Float64Array.from(Array.from(losses).filter(Number.isFinite)).sort()
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  const high = quantile(0.99)
  const low = Math.max(quantile(0.003), high * SPAN)
  if (!(high - low > Math.abs(high) * ROUNDING)) return []
  const inside = (level: number) => level > low && level < high
  const levels = high < MULTIPLYING * low ? evenLevels(low, high) : withPlains(multipliedLevels(low, high), SHARES.map(quantile))
  const chosen = levels.filter(inside)
  const kept = before?.filter(inside).length ?? 0
  if (!before || kept < FEWEST || kept > MOST) return chosen
  return largestPlain(sorted, before) > largestPlain(sorted, chosen) + MORE_PLAIN ? chosen : before
}

/** The largest share of sorted losses that lies between two neighbours among the levels, or beyond the last of them. */
function largestPlain(sorted: Float64Array, levels: readonly number[]): number {
  let from = 0
  let most = 0
  for (const level of [...levels, Number.POSITIVE_INFINITY]) {
    let to = from
    while (to < sorted.length && sorted[to]! < level) to++
    most = Math.max(most, to - from)
    from = to
  }
  return most / sorted.length
}

/** Round numbers from about `low` to about `high`, at least six of them between the two, as few to a decade as will do. */
function multipliedLevels(low: number, high: number): number[] {
  const decades = Array.from({ length: decadeOf(high) - decadeOf(low) + 1 }, (_, k) => decadeOf(low) + k)
  const choices = LADDERS.map((ladder) => decades.flatMap((decade) => ladder.map((digits) => Number(`${digits}e${decade}`))))
  const crossing = (levels: readonly number[]) => levels.filter((level) => level > low && level < high).length
  return choices.find((levels) => crossing(levels) >= FEWEST) ?? choices.at(-1)!
}

/** Levels with some more where much of the picture lies between two of them, each at least a tenth above the one before. */
function withPlains(levels: readonly number[], plains: readonly number[]): number[] {
  const all = [...levels]
  for (const plain of plains) {
    const level = Number(plain.toPrecision(2))
    if (all.every((other) => Math.abs(level - other) > 0.1 * Math.max(level, other))) all.push(level)
  }
  return all.sort((a, b) => a - b)
}

/** Multiples of a round step. */
function evenLevels(low: number, high: number): number[] {
  const wanted = (high - low) / MOST_STEPS
  const decade = decadeOf(wanted)
  const digits = ROUND_STEPS.find((step) => Number(`${step}e${decade}`) >= wanted)!
  const step = Number(`${digits}e${decade}`)
  const first = Math.ceil(low / step)
  // by its digits: the product of a whole number and a power of ten below 1 is not the nearest double
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, k) => Number(`${(first + k) * digits}e${decade}`))
}

/** Exponent of the power of ten at or below a positive number. */
function decadeOf(value: number): number {
  const decade = Math.floor(log(value) / log(10))
  return Number(`1e${decade + 1}`) <= value ? decade + 1 : decade
}
