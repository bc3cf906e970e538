import { DocumentError } from '../../../document/problem'
import { fits } from '../../../document/ranges'
import { rowsOfFunction } from '../../../document/typed-data'
import type { FunctionSpec } from '../../../document/types'

/** What a typed function makes: classes below and above its curve, or targets over one input or two. */
export type Made = 'curve' | 'one' | 'two'

interface MadeKind extends Pick<FunctionSpec, 'task' | 'inputs' | 'formula'> {
  readonly label: string
  readonly field: string // what the formula is of
}

export const MADE: Readonly<Record<Made, MadeKind>> = {
  curve: { label: 'two classes', field: 'Curve between them: x2 =', task: 'binary', inputs: 2, formula: 'sin(3*x1)' },
  one: { label: 'a target over x1', field: 'Target: y =', task: 'regression', inputs: 1, formula: 'sin(3*x1)' },
  two: { label: 'a target over x1, x2', field: 'Target: y =', task: 'regression', inputs: 2, formula: 'x1*x2' },
}

export function madeBy({ task, inputs }: FunctionSpec): Made {
  if (task === 'binary') return 'curve'
  return inputs === 1 ? 'one' : 'two'
}

/** What the menu begins with. */
export function firstFunction(seed: number): FunctionSpec {
  const { task, inputs, formula } = MADE.curve
  return { kind: 'function', task, formula, inputs, from: -2, to: 2, rows: 200, noise: 0.1, seed }
}

/** The same rows of another kind; the formula stays where it can be read so. */
export function withMade(data: FunctionSpec, made: Made): FunctionSpec {
  const { task, inputs, formula } = MADE[made]
  const kept = { ...data, task, inputs }
  return refusalOf(kept) === null ? kept : { ...kept, formula }
}

/** Why a function makes no rows, with the place in it; null where it makes some. A number out of its range is refused elsewhere. */
export function refusalOf(data: FunctionSpec): string | null {
  const { from, to, rows, noise } = data
  if (!(fits('from', from) && fits('to', to) && from < to && fits('samples', rows) && fits('noise', noise))) return null
  try {
    rowsOfFunction(data)
    return null
  } catch (error) {
    if (error instanceof DocumentError) return error.message
    throw error
  }
}
