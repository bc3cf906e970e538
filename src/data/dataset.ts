import type { Inputs, Matrix } from '../engine/network/matrix'

export type { Inputs, Matrix } from '../engine/network/matrix'

export type Task = 'regression' | 'binary' | 'classes'

/** A data set. Binary: Y is one column of 0 and 1. Classes: Y is one-hot. */
export interface Dataset {
  readonly X: Inputs
  readonly Y: Matrix
  readonly inputNames: readonly string[] // 'x1', 'x2' or feature names
  readonly outputNames: readonly string[] // 'y1' or class names
  readonly classNames: readonly string[] // two for binary, one per output for classes, none for regression
  readonly task: Task
}

/** Row indices of the two parts of a data set, each ascending. */
export interface Split {
  readonly train: Int32Array
  readonly test: Int32Array
}
