import type { Term } from './term'

/** Sums of more terms than this show their largest ones, and the sum of the rest: of an image most products are 0. */
const LONG = 100
const LARGEST = 4

/** What is written of a long sum. */
export interface LongSum {
  readonly shown: readonly number[] // places of the terms that are written, ascending: the bias and the largest
  readonly left: number // number of others
  readonly zeros: number // of these
  readonly rest: number // their sum: with the shown ones, added in their order, the sum of all
}

/** Null for a short sum, and one of terms that are more than products of numbers. */
export function longSum(terms: readonly Term[]): LongSum | null {
  if (terms.length <= LONG) return null
  const values = terms.map(numberIn)
  if (values.some(Number.isNaN)) return null
  const products = terms.flatMap((term, k) => (term.type === 'leaf' ? [] : [k]))
  const largest = products.sort((a, b) => Math.abs(values[b]!) - Math.abs(values[a]!) || a - b).slice(0, LARGEST)
  const shown = terms.flatMap((term, k) => (term.type === 'leaf' || largest.includes(k) ? [k] : []))
  if (shown.length > 2 * LARGEST) return null // of plain numbers
  const total = values.reduce((sum, value) => sum + value, 0)
  const zeros = values.filter((value, k) => value === 0 && !shown.includes(k)).length
  return {
    shown,
    left: terms.length - shown.length,
    zeros,
    rest: restOf(
      total,
      shown.reduce((sum, k) => sum + values[k]!, 0),
    ),
  }
}

/** The number that makes the total of what is shown, to the last bit where there is one. */
function restOf(total: number, part: number): number {
  const rest = total - part
  const off = total - (part + rest)
  return part + (rest + off) === total ? rest + off : rest
}

function numberIn(term: Term): number {
  switch (term.type) {
    case 'leaf':
    case 'number':
      return term.value
    case 'negative':
      return -numberIn(term.of)
    case 'product':
      return term.factors.reduce((product, factor) => product * numberIn(factor), 1)
    default:
      return Number.NaN
  }
}

/** "780 more, 620 of them 0" */
export function leftWords({ left, zeros }: LongSum): string {
  return `${left} more${zeros > 0 ? `, ${zeros} of them 0` : ''}`
}
