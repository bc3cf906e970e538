import type { Dataset } from '../../../data/dataset'
import { DocumentError } from '../../../document/problem'
import { givenInputs, withColumns } from '../../../document/typed-data'

/** What TF Playground offers of two inputs. */
export const SEVEN: readonly string[] = ['x1', 'x2', 'x1^2', 'x2^2', 'x1*x2', 'sin(x1)', 'sin(x2)']

/** Each input of the network as an expression of those of the data. */
export function columnsOf(dataset: Dataset): readonly string[] {
  return dataset.made?.features ?? dataset.inputNames.map((_, k) => `x${k + 1}`)
}

/** What a document says of columns: null where they are the inputs of the data as they are. */
export function featuresOf(columns: readonly string[], dataset: Dataset): readonly string[] | null {
  const { inputNames } = givenInputs(dataset)
  const same = columns.length === inputNames.length && columns.every((text, k) => text === `x${k + 1}`)
  return same ? null : columns
}

/** Why columns cannot be made, with the place; null where they can. No column at all is refused elsewhere. */
export function refusalOf(columns: readonly string[], dataset: Dataset): string | null {
  if (columns.length === 0) return null
  try {
    withColumns({ ...dataset, ...givenInputs(dataset) }, columns)
    return null
  } catch (error) {
    if (error instanceof DocumentError) return error.message
    throw error
  }
}

const MOST_NAMED = 8

/** What x1, x2, … stand for, where the inputs have names of their own. */
export function namesNote(dataset: Dataset): string {
  const { inputNames } = givenInputs(dataset)
  if (inputNames.every((name, k) => name === `x${k + 1}`)) return ''
  const named = inputNames.slice(0, MOST_NAMED).map((name, k) => `x${k + 1} is ${name}`)
  return `${named.join(', ')}${inputNames.length > MOST_NAMED ? ', …' : ''}.`
}
