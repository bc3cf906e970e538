import type { Frame } from '../../trainer/protocol'
import { fitDigits } from '../graph/fit-digits'
import { paintBlank, paintExact, paintNumber } from '../paint-number'
import { type Column, columnValues } from './columns'
import { missingDecimals } from './rows'
import { charactersOf } from './table-layout'

/** The nodes of a row that are painted. */
export interface RowCells {
  readonly index: number // of the parameter
  readonly numbers: readonly HTMLElement[] // one a column
  readonly trail: HTMLCanvasElement | null
}

/** The rows that React has made. */
export function cellsOf(body: HTMLTableSectionElement): RowCells[] {
  return Array.from(body.querySelectorAll<HTMLTableRowElement>('tr[data-index]'), (row) => ({
    index: Number(row.dataset.index),
    numbers: Array.from(row.querySelectorAll<HTMLElement>('td > span')),
    trail: row.querySelector('canvas'),
  }))
}

/**
 * Writes what the step before the frame did to one parameter. Before the first step only the value is known.
 * A number too long for its column, such as −0.0001234 in a narrow one, gives up digits rather than be cut.
 */
export function paintRow(row: RowCells, columns: readonly Column[], frame: Frame, digits: number | 'exact', decimals: number): void {
  const { trace } = frame
  const { index } = row
  for (const [k, { id }] of columns.entries()) {
    const node = row.numbers[k]
    if (!node) continue
    let value = Number.NaN
    if (trace) {
      value = columnValues(trace, id)?.[index] ?? Number.NaN
      write(node, value, `trace:${trace.step}/${id}/${index}`, digits, decimals)
    } else if (id === 'before') {
      value = frame.parameters[index]!
      write(node, value, `parameters:${frame.position.step}/${index}`, digits, decimals)
    } else {
      paintBlank(node)
    }
    attribute(node, 'data-sign', value > 0 ? '+' : value < 0 ? '-' : '')
    attribute(node, 'data-pad', digits === 'exact' ? '' : missingDecimals(node.textContent ?? '', decimals))
  }
}

function write(node: Element, value: number, record: string, digits: number | 'exact', decimals: number): void {
  if (digits === 'exact') paintExact(node, value, record)
  else paintNumber(node, value, record, Math.min(digits, fitDigits(value, charactersOf(decimals))))
}

function attribute(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value)
}
