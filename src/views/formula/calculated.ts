import { compile, parseExpression } from '../../expression'
import { readNumber } from '../../words/read-number'

/** The value of an answer typed as a calculation, such as 0.036*0.24, to the digits asked for; any other text as it is. */
export function calculated(text: string, digits: number): string {
  if (readNumber(text).kind !== 'none') return text
  // max(1,2) needs its comma
  const parsed = parseExpression(/\.|max/i.test(text) ? text : text.replace(/(?<=\d),(?=\d)/g, '.'))
  if (!parsed.ok || parsed.expression.variables.length > 0) return text
  const value = compile(parsed.expression, () => 0)([])
  return Number.isNaN(value) ? text : value.toPrecision(digits)
}
