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
  readonly made?: Made // where X is made of the inputs of the data: what it is made of
  readonly tableRows?: Int32Array // where rows of a table were left out: its row, from 0, of each row that is left
  readonly prepared?: readonly PreparedColumn[] // where it was made of a table: its columns of numbers
}

/** The inputs of the data, of which those of the network are made. */
export interface Made {
  readonly X: Inputs
  readonly inputNames: readonly string[]
  readonly features: readonly string[] // an expression for each input of the network, as typed
}

/** The inputs of the data: those of the network, or what they are made of. */
export function givenInputs({ X, inputNames, made }: Pick<Dataset, 'X' | 'inputNames' | 'made'>): Pick<Dataset, 'X' | 'inputNames'> {
  return made ?? { X, inputNames }
}

/** How a column of a table enters: standardized to mean 0 and deviation 1, scaled to 0..1, as it is, or a column of 0 and 1 for each value. */
export type Entering = 'standard' | 'minmax' | 'raw' | 'dummies'

/** Of the numbers of a column in some rows, gaps left out. */
export interface Statistics {
  readonly count: number
  readonly mean: number
  readonly deviation: number
  readonly minimum: number
  readonly maximum: number
}

/** What was done to a column of numbers of a table. */
export interface PreparedColumn {
  readonly name: string
  readonly role: 'input' | 'target'
  readonly as: Entering
  readonly training: Statistics // of the training rows
  readonly all: Statistics // of all rows that are left
  readonly filled: number // gaps that got the mean
}

/** Row indices of the two parts of a data set, each ascending. */
export interface Split {
  readonly train: Int32Array
  readonly test: Int32Array
}
