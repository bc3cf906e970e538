import type { Dataset, Task } from './dataset'
import { matrixOf } from './generated'

/**
 * A data set given row by row, as in the worked examples. Names: x1, x2, ...; y1, y2, ... or, for classes, their numbers.
 * @throws RangeError when rows are missing or ragged, or the targets do not suit the task
 */
export function givenRows(task: Task, X: readonly (readonly number[])[], Y: readonly (readonly number[])[]): Dataset {
  if (X.length !== Y.length) throw new RangeError(`${X.length} rows of inputs, but ${Y.length} rows of targets`)
  const inputs = matrixOf(X)
  const targets = matrixOf(Y)
  checkTargets(task, Y)
  const numbered = (count: number, name: string) => Array.from({ length: count }, (_, i) => `${name}${i + 1}`)
  const classNames = task === 'binary' ? ['0', '1'] : task === 'classes' ? numbered(targets.columns, 'class ') : []
  return {
    X: inputs,
    Y: targets,
    inputNames: numbered(inputs.columns, 'x'),
    outputNames: task === 'classes' ? classNames : numbered(targets.columns, 'y'),
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
