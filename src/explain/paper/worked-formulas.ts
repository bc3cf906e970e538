import type { StepContext } from '../context'
import { derive } from '../derive/derive'
import { type Notation, render } from '../notations'
import type { Quantity } from '../quantity'

/** How everything on the paper is written. */
export interface Paper {
  readonly context: StepContext
  readonly notation: Notation
  readonly digits: number // significant
}

/** Given numbers that stand side by side. */
const IN_A_ROW = 4

/** symbols = numbers = result, each only where it says more than what stands before it. */
export function formula({ context, notation, digits }: Paper, quantity: Quantity): string {
  const { symbols, numbers, result } = render(notation, context, derive(context, quantity), digits)
  let whole = symbols.tex
  for (const { tex } of [numbers, result]) if (!whole.endsWith(` = ${tex}`)) whole += ` = ${tex}`
  return display(whole)
}

/** Given numbers, a few in a row. */
export function givenRows(paper: Paper, quantities: readonly Quantity[]): string[] {
  const { context, notation, digits } = paper
  return rowsOf(
    quantities.map((quantity) => {
      const { result } = render(notation, context, derive(context, quantity), digits)
      return `${notation.symbol(context, quantity).tex} = ${result.tex}`
    }),
  )
}

/** Equations, a few in a row; what several units share is said once. */
export function rowsOf(equations: readonly string[]): string[] {
  const all = [...new Set(equations)]
  return Array.from({ length: Math.ceil(all.length / IN_A_ROW) }, (_, k) => {
    return display(all.slice(k * IN_A_ROW, (k + 1) * IN_A_ROW).join(',\\quad '))
  })
}

/** On one line of its own: a name with a line break in it would end the formula. */
function display(tex: string): string {
  return `$$${tex.replace(/\s+/g, ' ')}$$`
}
