import type { Dataset, Task } from './dataset'
import { matrixOf } from './generated'

/** Names of the inputs, and of the outputs or classes. */
interface Names {
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}

/**
 * A data set given row by row, as in the worked examples. Names, unless given: x1, x2, ...; y1, y2, ... or, for classes, their numbers.
 * @throws RangeError when rows are missing or ragged, or the targets do not suit the task
 */
export function givenRows(task: Task, X: readonly (readonly number[])[], Y: readonly (readonly number[])[], names?: Names): Dataset {
  if (X.length !== Y.length) throw new RangeError(`${X.length} rows of inputs, but ${Y.length} rows of targets`)
  const inputs = matrixOf(X)
  const targets = matrixOf(Y)
  checkTargets(task, Y)
  const numbered = (count: number, name: string) => Array.from({ length: count }, (_, i) => `${name}${i + 1}`)
  const classes = task === 'binary' ? ['0', '1'] : task === 'classes' ? numbered(targets.columns, 'class ') : []
  const classNames = task === 'regression' ? [] : (names?.outputs ?? classes)
  return {
    X: inputs,
    Y: targets,
    inputNames: names?.inputs ?? numbered(inputs.columns, 'x'),
    outputNames: task === 'classes' ? classNames : task === 'binary' ? ['y1'] : (names?.outputs ?? numbered(targets.columns, 'y')),
    classNames,
    task,
  }
}

function checkTargets(task: Task, Y: readonly (readonly number[])[]): void {
  if (task === 'regression') return
  for (const [i, y] of Y.entries()) {
    const ones = y.filter((value) => value === 1).length
    const bits = y.every((value) => value === 0 || value === 1)
    const good = task === 'binary' ? bits && y.length === 1 : bits && ones === 1 && y.length > 1
    if (!good)
      throw new RangeError(`the targets of row ${i + 1} are [${y.join(', ')}]: not ${task === 'binary' ? 'a single 0 or 1' : 'one-hot'}`)
  }
}
