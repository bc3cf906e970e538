import { neutralized } from './cells'
import { isGap, numberText, type Table } from './table'

/** A table as CSV: numbers in their shortest exact decimal, text that a spreadsheet would take for a formula neutralized. */
export function writeCsv({ rows, columns }: Table): string {
  const lines = [columns.map(({ name }) => quoted(neutralized(name)))]
  for (let row = 0; row < rows; row++) {
    lines.push(
      columns.map((column) => {
        if (isGap(column, row)) return ''
        return column.kind === 'numbers' ? numberText(column.values[row]!) : quoted(neutralized(column.labels[column.codes[row]!]!))
      }),
    )
  }
  return `${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`
}

function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
