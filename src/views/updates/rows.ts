import type { ColumnId } from './columns'

export interface Sort {
  readonly by: 'name' | ColumnId
  readonly descending: boolean
}

/** Sorted by a value; those without one last, equal ones in their order. */
export function sortRows(rows: readonly number[], value: (index: number) => number, descending: boolean): number[] {
  const direction = descending ? -1 : 1
  return [...rows].sort((a, b) => {
    const [va, vb] = [value(a), value(b)]
    if (Number.isNaN(va) || Number.isNaN(vb)) return Number(Number.isNaN(va)) - Number(Number.isNaN(vb)) || a - b
    return direction * (va - vb) || a - b
  })
}

/** What a click on a header does: the largest first, then the smallest first, then the order of the network. */
export function nextSort(sort: Sort | null, by: Sort['by']): Sort | null {
  if (sort?.by !== by) return { by, descending: by !== 'name' }
  return sort.descending === (by !== 'name') ? { by, descending: by === 'name' } : null
}

/** More rows than this are not all put on the page at once. */
export const MOST_ROWS = 200

/** Which rows of the list are on the page: all of them, or a window around what is seen. */
export interface RowWindow {
  readonly first: number
  readonly count: number
}

const SPARE = 4

/** The window for a list of `total` rows of which `seen` fit, scrolled by `scrollRows`. */
export function rowWindow(total: number, seen: number, scrollRows: number): RowWindow {
  if (total <= MOST_ROWS) return { first: 0, count: total }
  const count = Math.min(total, seen + 2 * SPARE)
  const first = Math.max(0, Math.min(total - count, Math.floor(scrollRows) - SPARE))
  return { first, count }
}

/** Decimals that a number lacks to be as long as `most` after the point, the point included; 0 for one with an exponent. */
export function missingDecimals(text: string, most: number): string {
  if (text === '' || text.includes('e') || text.includes('∞')) return ''
  const point = text.indexOf('.')
  if (point < 0) return `.${'0'.repeat(most)}`
  return '0'.repeat(Math.max(0, most - (text.length - point - 1)))
}
