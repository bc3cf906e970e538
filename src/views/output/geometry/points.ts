import { type Dataset, givenInputs, type Split } from '../../../data/dataset'
import { classOf } from '../../../engine/network/classes'
import { cell } from '../../../engine/network/matrix'
import { type Interval, toX, toY } from '../../../ui/chart/axis'
import type { Rect } from '../../../ui/chart/rect'

/** Where the data rows lie in the picture, in px. */
export interface Points {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly label: Uint8Array // class
  readonly test: Uint8Array // 1 for test rows
}

/** Over two inputs rows lie at both; over one, at it and the target, which for classes is 1, of the output of their class. */
export function placePoints(
  dataset: Dataset,
  split: Split,
  plot: Rect,
  domain: readonly [Interval, Interval],
  { over: [across = 0, above], output }: { readonly over: readonly number[]; readonly output: number },
): Points {
  const { Y } = dataset
  const { X } = givenInputs(dataset)
  const x = new Float64Array(X.rows)
  const y = new Float64Array(X.rows)
  const label = new Uint8Array(X.rows)
  const test = new Uint8Array(X.rows)
  for (const row of split.test) test[row] = 1
  for (let row = 0; row < X.rows; row++) {
    if (dataset.task !== 'regression') label[row] = classOf(Y.values, row * Y.columns, Y.columns)
    const up = above !== undefined ? cell(X, row, above) : dataset.task === 'classes' ? 1 : Y.values[row * Y.columns + output]!
    x[row] = toX(plot, domain[0], cell(X, row, across))
    y[row] = toY(plot, domain[1], up)
  }
  return { x, y, label, test }
}

/** The row nearest to a place within reach; −1 when there is none. */
export function nearestPoint({ x, y }: Pick<Points, 'x' | 'y'>, atX: number, atY: number, reach: number): number {
  let nearest = -1
  let least = reach * reach
  for (let row = 0; row < x.length; row++) {
    const distance = (x[row]! - atX) * (x[row]! - atX) + (y[row]! - atY) * (y[row]! - atY)
    if (distance <= least) {
      least = distance
      nearest = row
    }
  }
  return nearest
}
