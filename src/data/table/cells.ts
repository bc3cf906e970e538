/** What stands for an empty cell, in any case. */
const GAPS = new Set(['', 'na', 'n/a', 'nan', 'null', '#n/a', '<na>', '?', '-', '–', '.'])

export function isGapText(cell: string): boolean {
  return cell.length <= 4 && GAPS.has(cell.toLowerCase())
}

export type Decimal = '.' | ','

/** With or without commas between thousands. */
const POINT = /^[+-]?(?:\d+\.?\d*|\d{1,3}(?:,\d{3})+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i
const COMMA = /^[+-]?(?:\d+,?\d*|\d{1,3}(?:\.\d{3})+(?:,\d*)?|,\d+)(?:e[+-]?\d+)?$/i

/** The number that a cell says; NaN where it says none. */
export function numberOf(cell: string, decimal: Decimal): number {
  const text = cell.replace('−', '-')
  if (!(decimal === '.' ? POINT : COMMA).test(text)) return Number.NaN
  return Number(decimal === '.' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.'))
}

/** Whether the cells of a table write decimals with a comma: more of them do than use a point; 1,234 and 1.234 alone tell nothing. */
export function decimalOf(rows: readonly (readonly string[])[]): Decimal {
  let commas = 0
  let points = 0
  let thousands = 0
  for (const row of rows) {
    for (const cell of row) {
      const group = /^[+-]?\d{1,3}([.,])\d{3}$/.exec(cell.trim())
      if (group) thousands += group[1] === ',' ? 1 : -1
      else if (/^\s*[+−-]?[\d.]*,\d+(e[+-]?\d+)?\s*$/i.test(cell)) commas += 1
      else if (/^\s*[+−-]?[\d,]*\.\d+(e[+-]?\d+)?\s*$/i.test(cell)) points += 1
    }
  }
  return commas > points || (commas === points && thousands > 0) ? ',' : '.'
}

// A spreadsheet takes text that begins so for a formula: an apostrophe before it says that it is text.

const FORMULA = /^'*[=+\-@]/

/** Text for a cell of a file: what a spreadsheet would take for a formula is neutralized. */
export function neutralized(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The text that neutralized() was given. */
export function original(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}
