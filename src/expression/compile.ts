import type { Expression, Term } from './expression'
import { RULES } from './functions'
import { buildGraph } from './graph'
import { forward } from './passes'

/** The value of an expression whose variables stand in a row of numbers; NaN where it has none. */
type Value = (row: ArrayLike<number>) => number

/** Many rows through one expression, without its graph: the same operations in the same order, so the same bits as `forward`. */
export function compile({ root }: Expression, placeOf: (variable: string) => number): Value {
  return termValue(root, placeOf)
}

function termValue(term: Term, placeOf: (variable: string) => number): Value {
  if (term.type === 'number') return () => term.value
  if (term.type === 'variable') {
    const place = placeOf(term.name)
    return (row) => row[place]!
  }
  const rule = RULES[term.operation]
  const parts = term.terms.map((part) => termValue(part, placeOf))
  const inputs = parts.map(() => 0)
  return (row) => {
    for (let k = 0; k < parts.length; k++) {
      inputs[k] = parts[k]!(row)
      if (Number.isNaN(inputs[k])) return Number.NaN
    }
    if (rule.refusal && rule.refusal(inputs) !== '') return Number.NaN
    const value = rule.value(inputs)
    return Number.isFinite(value) ? value : Number.NaN
  }
}

/** Why an expression has no value at these variables, naming the position; '' where it has one. */
export function whyNoValue(expression: Expression, variables: ReadonlyMap<string, number>): string {
  const { problem } = forward(buildGraph(expression), variables)
  if (!problem) return ''
  const reason = /no value: (.*)\.$/.exec(problem.message)?.[1] ?? 'it is too large for a number'
  return `${reason}: see position ${problem.position}.`
}
