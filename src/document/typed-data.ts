import type { Dataset } from '../data/dataset'
import { ExpressionError, withFeatures } from '../data/features'
import { functionRows } from '../data/function-rows'
import { DocumentError } from './problem'
import type { FunctionSpec } from './types'

export { givenInputs } from '../data/dataset'

/** Rows of a typed function. @throws DocumentError naming the position in it, or the row without a value */
export function rowsOfFunction(data: FunctionSpec): Dataset {
  return orRefuse('function of the data', () => functionRows(data))
}

/** The data with the inputs of the network, which are made of those of the data. @throws DocumentError naming the column, and the position or the row */
export function withColumns(dataset: Dataset, features: readonly string[]): Dataset {
  return orRefuse('input column', () => withFeatures(dataset, features))
}

/** What cannot be made of a typed expression is said with the place in it. */
function orRefuse(place: string, make: () => Dataset): Dataset {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    throw new DocumentError({ place, message: error.message })
  }
}
