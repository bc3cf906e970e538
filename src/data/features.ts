import { cell } from '../engine/network/matrix'
import { compile, whyNoValue } from '../expression/compile'
import type { Expression } from '../expression/expression'
import { parseExpression } from '../expression/parse'
import type { Dataset, Inputs, Made, Matrix } from './dataset'

/** Why a typed expression cannot be used. Its message names the expression, and the place in it or the row. */
export class ExpressionError extends Error {}

/** A typed expression of the inputs: x1, x2, ... by their number, or by their name where that can be typed. */
interface Feature {
  readonly text: string
  readonly expression: Expression
  readonly inputOf: (variable: string) => number // the place of the input that a variable stands for
}

/** Read the expression of a column. @throws ExpressionError naming the column and the position */
function readFeature(text: string, inputNames: readonly string[]): Feature {
  const parsed = parseExpression(text, new Set(inputNames))
  if (!parsed.ok) throw new ExpressionError(`Column “${text}”: ${parsed.problem.message}`)
  const { expression } = parsed
  const inputOf = (variable: string) => placeOf(variable, inputNames)
  const unknown = expression.variables.find((variable) => inputOf(variable) < 0)
  if (unknown !== undefined) {
    const position = positionOf(text, unknown)
    throw new ExpressionError(
      `Column “${text}”: there is no input ${unknown}: see position ${position}. The inputs are ${listOf(inputNames.length)}.`,
    )
  }
  if (expression.variables.length === 0) throw new ExpressionError(`Column “${text}”: it needs an input, such as x1, or it never varies.`)
  return { text, expression, inputOf }
}

/** A name first, so that an input called x2 is the one; then x and the number of the input. */
function placeOf(variable: string, inputNames: readonly string[]): number {
  const named = inputNames.indexOf(variable)
  if (named >= 0) return named
  const place = /^x([1-9]\d*)$/.exec(variable)
  const index = place ? Number(place[1]) - 1 : -1
  return index < inputNames.length ? index : -1
}

const listOf = (count: number) => (count === 1 ? 'x1' : count === 2 ? 'x1 and x2' : `x1 to x${count}`)

/** Where a name first stands in an expression, from 1. */
export function positionOf(text: string, name: string): number {
  return [...text.matchAll(/\p{L}[\p{L}\p{Nd}₀-₉_]*/gu)].find(([word]) => word === name)!.index + 1
}

/** What a column is called: an input by itself keeps its name. */
function featureName({ text, expression: { root }, inputOf }: Feature, inputNames: readonly string[]): string {
  return root.type === 'variable' ? inputNames[inputOf(root.name)]! : text
}

/** The data set with the typed columns in place of its inputs. @throws ExpressionError naming the column, and the position or the row */
export function withFeatures(dataset: Dataset, texts: readonly string[]): Dataset {
  const { X, inputNames } = dataset
  const features = texts.map((text) => readFeature(text, inputNames))
  const names = features.map((feature) => featureName(feature, inputNames))
  const twice = names.findIndex((name, k) => names.indexOf(name) < k)
  if (twice >= 0) throw new ExpressionError(`Column “${texts[twice]}” is there twice.`)
  const made = makeColumns(X, features)
  for (const [k, feature] of features.entries()) refuseUnfit(feature, k, X, made)
  return { ...dataset, X: made, inputNames: names, made: { X, inputNames, features: texts } }
}

/** The typed columns at other inputs than the rows of the data; NaN where an expression has no value. */
export function columnsAt({ inputNames, features }: Made, X: Inputs): Matrix {
  return makeColumns(
    X,
    features.map((text) => readFeature(text, inputNames)),
  )
}

/** The typed columns of rows of inputs; NaN where an expression has no value. */
function makeColumns(X: Inputs, features: readonly Feature[]): Matrix {
  const columns = features.length
  const values = new Float64Array(X.rows * columns)
  const compiled = features.map(({ expression, inputOf }) => compile(expression, inputOf))
  const row = new Float64Array(X.columns)
  for (let r = 0; r < X.rows; r++) {
    for (let k = 0; k < row.length; k++) row[k] = cell(X, r, k)
    for (let k = 0; k < columns; k++) values[r * columns + k] = compiled[k]!(row)
  }
  return { rows: X.rows, columns, values }
}

/** A column has a value in every row, and not always the same: but for a single row, which a worked example may have. */
function refuseUnfit(feature: Feature, column: number, X: Inputs, { rows, columns, values }: Matrix): void {
  const { text, expression, inputOf } = feature
  for (let row = 0; row < rows; row++) {
    if (!Number.isNaN(values[row * columns + column]!)) continue
    const inputs = new Map(expression.variables.map((name) => [name, cell(X, row, inputOf(name))]))
    throw new ExpressionError(`Column “${text}” has no value in row ${row + 1}: ${whyNoValue(expression, inputs)}`)
  }
  const first = values[column]!
  for (let row = 1; row < rows; row++) if (values[row * columns + column] !== first) return
  if (rows > 1)
    throw new ExpressionError(`Column “${text}” is ${first} in every row, from row 1 to row ${rows}: it tells the network nothing.`)
}
