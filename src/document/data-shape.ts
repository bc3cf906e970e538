import type { Task } from '../data/dataset'
import type { Augmentation } from '../data/digits/augment'
import { PIXELS } from '../data/digits/image'
import { GENERATED, TABLES } from '../data/kinds'
import { counted } from '../words/counted'
import { DocumentError, plainNumber, sentence } from './problem'
import { SIZE_LIMITS } from './ranges'
import type { DataSpec, DigitsSpec, FunctionSpec, TableSpec } from './types'

export { GENERATED, TABLES } from '../data/kinds'

/** What a data set brings to a network, known before its numbers are made. */
export interface DataShape {
  readonly rows: number
  readonly inputs: number
  readonly outputs: number
  readonly task: Task
}

/** @throws DocumentError when rows given one by one are ragged, missing or do not suit their task */
export function shapeOf(data: DataSpec): DataShape {
  if (data.kind === 'rows') return shapeOfRows(data)
  if (data.kind === 'table') return shapeOfTableSpec(data)
  if (data.kind === 'function') return shapeOfFunction(data)
  if (data.kind === 'digits') return shapeOfDigits(data)
  const { inputs, outputs, task } = 'samples' in data ? GENERATED[data.kind] : TABLES[data.kind]
  return { rows: 'samples' in data ? data.samples : TABLES[data.kind].rows, inputs, outputs, task }
}

function shapeOfRows({ X, Y, task, names }: Extract<DataSpec, { kind: 'rows' }>): DataShape {
  const inputs = X[0]?.length ?? 0
  const outputs = Y[0]?.length ?? 0
  if (X.length === 0) refuse('data', 'needs at least one row')
  if (Y.length !== X.length) refuse('data', `has ${counted(X.length, 'row')} of inputs but ${counted(Y.length, 'row')} of targets`)
  if (inputs === 0) refuse('inputs of row 1', 'need at least one number')
  if (outputs === 0) refuse('targets of row 1', 'need at least one number')
  for (const [row, x] of X.entries()) {
    if (x.length !== inputs) refuse(`inputs of row ${row + 1}`, `must be ${counted(inputs, 'number')} as in row 1, not ${x.length}`)
  }
  for (const [row, y] of Y.entries()) {
    if (y.length !== outputs) refuse(`targets of row ${row + 1}`, `must be ${counted(outputs, 'number')} as in row 1, not ${y.length}`)
    if (task === 'binary' && (outputs !== 1 || !isBit(y[0]!))) refuse(`targets of row ${row + 1}`, 'must be a single 0 or 1')
    if (task === 'classes' && (outputs < 2 || !isOneHot(y))) {
      refuse(`targets of row ${row + 1}`, 'must be one number a class, two classes or more: one of them 1, the others 0')
    }
  }
  if (names) {
    checkNames(names.inputs, 'input', inputs)
    checkNames(names.outputs, task === 'regression' ? 'output' : 'class', task === 'binary' ? 2 : outputs)
  }
  return { rows: X.length, inputs, outputs, task }
}

/** One for each, none empty, none twice. */
function checkNames(names: readonly string[], what: string, count: number): void {
  if (names.length !== count) refuse(`list of ${what} names`, `must have ${counted(count, 'entry', 'entries')}, not ${names.length}`)
  for (const [k, name] of names.entries()) {
    if (name.trim() === '') refuse(`name of ${what} ${k + 1}`, 'must not be empty')
    if (names.indexOf(name) < k) refuse(`name of ${what} ${k + 1}`, `must not be “${name}” again`)
  }
}

function shapeOfTableSpec({ recipe, shape }: TableSpec): DataShape {
  const { rows, inputNames, outputNames, classNames, task } = shape
  if (task !== recipe.task) refuse('task of the table', `must be ${recipe.task} as in its recipe, not ${task}`)
  if (inputNames.length === 0) refuse('inputs of the table', 'need at least one name')
  const classes = { regression: 0, binary: 2, classes: outputNames.length }[task]
  const outputs = task === 'classes' ? Math.max(outputNames.length, 2) : 1
  if (outputNames.length !== outputs) refuse('outputs of the table', `need ${counted(outputs, 'name')}, not ${outputNames.length}`)
  if (classNames.length !== classes) refuse('classes of the table', `need ${counted(classes, 'name')}, not ${classNames.length}`)
  return { rows, inputs: inputNames.length, outputs, task }
}

function shapeOfFunction({ task, formula, inputs, from, to, rows }: FunctionSpec): DataShape {
  if (formula.trim() === '') refuse('function of the data', 'must not be empty')
  if (task === 'binary' && inputs !== 2) refuse('number of inputs', 'must be 2 for classes below and above a curve, not 1')
  if (from >= to) refuse('highest input', `must be above the lowest, ${plainNumber(from)}, not ${plainNumber(to)}`)
  return { rows, inputs, outputs: 1, task }
}

/** A pixel takes a byte, so that there may be more of them than of other numbers: 60 million. */
function shapeOfDigits({ training, test, augmentation }: DigitsSpec): DataShape {
  const rows = test + training * (1 + (augmentation?.copies ?? 0))
  if (augmentation && !isChanged(augmentation)) refuse('augmentation', 'needs at least one way of changing an image')
  if (rows > SIZE_LIMITS.images) {
    const all = augmentation ? ', changed copies included' : ''
    refuse('number of images', `must be at most ${plainNumber(SIZE_LIMITS.images)}${all}, not ${plainNumber(rows)}`)
  }
  return { rows, inputs: PIXELS, outputs: 10, task: 'classes' }
}

const isChanged = ({ shift, rotate, scale, skew, elastic }: Augmentation) => shift || rotate || scale || skew || elastic

const isBit = (value: number) => value === 0 || value === 1
const isOneHot = (y: readonly number[]) => y.every(isBit) && y.filter((value) => value === 1).length === 1

/** @throws DocumentError always */
export function refuse(place: string, predicate: string): never {
  throw new DocumentError({ place, message: `${sentence(place)} ${predicate}.` })
}
