import type { StepContext } from './context'
import type { Quantity } from './quantity'
import { numberOf } from './value'

/** A matrix, or a vector where `columns` is null: (3,). */
export interface Shape {
  readonly name: string
  readonly rows: number
  readonly columns: number | null
  /** The number in a row and column; of a vector the column is 0. */
  at(row: number, column: number): number
  /** Which number of the step that is. */
  of(row: number, column: number): Quantity
}

type Size = Pick<Shape, 'rows' | 'columns'>

/** One layer of one sample as vectors: W a + b = z, f(z), Wᵀ δ and δ aᵀ. */
export interface LayerShapes {
  readonly forward: { readonly W: Shape; readonly input: Shape; readonly b: Shape; readonly z: Shape; readonly a: Shape }
  readonly backward: { readonly transposed: Shape; readonly delta: Shape; readonly back: Shape } | null // null for the first layer
  readonly gradient: { readonly delta: Shape; readonly input: Shape; readonly dW: Shape } // dW of the sample: row times column
}

/** The vector form of weight layer `layer` for the sample at a position of the batch. W is (units, senders), vectors are (units,). */
export function shapesOf(context: StepContext, layer: number, sample = 0): LayerShapes {
  const { network, trace } = context
  const { in: n, out: k, W, b } = network.layers[layer]!
  const below = layer - 1
  const dropped = layer > 0 && trace.dropped[below] !== null
  const shape = (name: string, rows: number, columns: number | null, of: Shape['of']): Shape => ({
    name,
    rows,
    columns,
    at: (row, column) => numberOf(context, of(row, column)),
    of,
  })
  const ofUnit = (kind: 'z' | 'a' | 'delta') => (unit: number) => ({ kind, sample, layer, unit }) as const
  const sender = (unit: number): Quantity =>
    layer === 0 ? { kind: 'x', sample, unit } : { kind: dropped ? 'dropped' : 'a', sample, layer: below, unit }
  const weight = (to: number, from: number): Quantity => ({ kind: 'before', parameter: W + to * n + from })
  return {
    forward: {
      W: shape('W', k, n, weight),
      input: shape(layer === 0 ? 'x' : dropped ? 'a · mask / keep' : 'a', n, null, sender),
      b: shape('b', k, null, (to) => ({ kind: 'before', parameter: b + to })),
      z: shape('z', k, null, ofUnit('z')),
      a: shape('f(z)', k, null, ofUnit('a')),
    },
    backward:
      layer === 0
        ? null
        : {
            transposed: shape('Wᵀ', n, k, (from, to) => weight(to, from)),
            delta: shape('δ', k, null, ofUnit('delta')),
            back: shape('Wᵀδ', n, null, (unit) => ({ kind: 'back', sample, layer: below, unit })),
          },
    gradient: {
      delta: shape('δ', k, 1, ofUnit('delta')),
      input: shape(`${layer === 0 ? 'x' : 'a'}ᵀ`, 1, n, (_, from) => sender(from)),
      dW: shape('δ aᵀ', k, n, (to, from) => ({ kind: 'contribution', sample, parameter: W + to * n + from })),
    },
  }
}

/** (3, 2) for a matrix, (3,) for a vector. */
export function shapeText({ rows, columns }: Size): string {
  return columns === null ? `(${rows},)` : `(${rows}, ${columns})`
}

/**
 * Why a matrix product does not exist, and what would mend it: a transpose or the other order. '' where the shapes fit.
 * At most 160 characters.
 */
export function explainMismatch(left: Size, right: Size): string {
  const made = product(left, right)
  if (made !== null) return ''
  const start = `${shapeText(left)} times ${shapeText(right)}: the inner sizes ${inner(left)} and ${right.rows} differ. `
  const turned = { left: transpose(left), right: transpose(right) }
  if (turned.left !== null && product(turned.left, right) !== null)
    return `${start}Transpose the ${which(left, right, 'first')}: ${equation(turned.left, right)}.`
  if (turned.right !== null && product(left, turned.right) !== null)
    return `${start}Transpose the ${which(right, left, 'second')}: ${equation(left, turned.right)}.`
  if (product(right, left) !== null) return `${start}Change the order: ${equation(right, left)}.`
  return `${start}No transpose makes them fit: check the number of units.`
}

/** The size of the last axis of the left factor. */
function inner({ rows, columns }: Size): number {
  return columns ?? rows
}

/** Rows of a number are an empty shape: () is never needed, so a product of two vectors is (1,). */
function product(left: Size, right: Size): Size | null {
  if (inner(left) !== right.rows) return null
  if (left.columns === null) return { rows: right.columns ?? 1, columns: null }
  return { rows: left.rows, columns: right.columns }
}

function transpose({ rows, columns }: Size): Size | null {
  return columns === null ? null : { rows: columns, columns: rows }
}

/** 'matrix' where the other is a vector, else which of the two. */
function which(turned: Size, other: Size, place: 'first' | 'second'): string {
  return turned.columns !== null && other.columns === null ? 'matrix' : `${place} matrix`
}

function equation(left: Size, right: Size): string {
  const made = product(left, right)
  if (made === null) return ''
  const number = left.columns === null && right.columns === null
  return `${shapeText(left)} times ${shapeText(right)} gives ${number ? 'a number' : shapeText(made)}`
}
