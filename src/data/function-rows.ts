import { createGenerator, normal, uniform } from '../engine/arithmetic/random'
import { compile, whyNoValue } from '../expression/compile'
import { parseExpression } from '../expression/parse'
import type { Dataset } from './dataset'
import { ExpressionError, positionOf } from './features'
import { generatedDataset, type Row } from './generated'

/** What rows are made by: a formula of x1 (or x) and, for a target over two inputs, x2. */
export interface RowFunction {
  readonly task: 'binary' | 'regression'
  readonly formula: string
  readonly inputs: number
  readonly from: number // inputs are drawn evenly from here
  readonly to: number // to here
  readonly rows: number
  readonly noise: number
  readonly seed: number
}

type Value = (x: readonly number[], row: number) => number

/**
 * Rows of a typed function. Regression: y = f(x) + noise · normal. Classes: above or below the curve x2 = f(x1), x2 drawn evenly over
 * the heights of the curve with half as much again on both sides; noise moves the curve from row to row.
 * @throws ExpressionError naming the position in the formula, or the row without a value
 */
export function functionRows(made: RowFunction): Dataset {
  const { task, rows, noise } = made
  const valueAt = readFormula(made)
  const generator = createGenerator(made.seed)
  const drawn = () => made.from + (made.to - made.from) * uniform(generator)
  if (task === 'regression') {
    return generatedDataset(task, [], rows, noise, (row) => {
      const x = Array.from({ length: made.inputs }, drawn)
      return { x, y: valueAt(x, row) + noise * normal(generator) }
    })
  }
  const across = Array.from({ length: rows }, drawn)
  const curve = across.map((x, row) => valueAt([x], row))
  const [low, high] = [curve.reduce((a, b) => Math.min(a, b)), curve.reduce((a, b) => Math.max(a, b))]
  const room = high > low ? (high - low) / 2 : 1
  const row = (index: number): Row => {
    const up = low - room + (high - low + 2 * room) * uniform(generator)
    return { x: [across[index]!, up], y: up > curve[index]! + noise * normal(generator) ? 1 : 0 }
  }
  const dataset = generatedDataset(task, ['below', 'above'], rows, noise, row)
  const ones = dataset.Y.values.reduce((sum, y) => sum + y, 0)
  if (ones === 0 || ones === rows)
    throw new ExpressionError(`All ${rows} rows lie ${ones === 0 ? 'below' : 'above'} the curve: draw more rows.`)
  return dataset
}

/** @throws ExpressionError naming the position, at once where it cannot be read, later where a row has no value */
function readFormula({ task, formula, inputs }: RowFunction): Value {
  const names = task === 'binary' || inputs === 1 ? ['x1'] : ['x1', 'x2']
  const parsed = parseExpression(formula, new Set([...names, 'x']))
  if (!parsed.ok) throw new ExpressionError(`The function “${formula}”: ${parsed.problem.message}`)
  const { expression } = parsed
  const placeOf = (variable: string) => names.indexOf(variable === 'x' ? 'x1' : variable)
  const unknown = expression.variables.find((variable) => placeOf(variable) < 0)
  if (unknown !== undefined) {
    const of = names.length === 1 ? 'x1' : 'x1 and x2'
    throw new ExpressionError(`The function “${formula}” is of ${of}, not of ${unknown}: see position ${positionOf(formula, unknown)}.`)
  }
  const value = compile(expression, placeOf)
  return (x, row) => {
    const y = value(x)
    if (!Number.isNaN(y)) return y
    const why = whyNoValue(expression, new Map(expression.variables.map((name) => [name, x[placeOf(name)]!])))
    const at = names.map((name, k) => `${name} = ${String(x[k]).replace('-', '−')}`).join(', ')
    throw new ExpressionError(`The function “${formula}” has no value in row ${row + 1}, at ${at}: ${why}`)
  }
}
