import { generate, givenRows, tableDataset } from '../data'
import type { Dataset, Split } from '../data/dataset'
import { digits, digitsSplit } from '../data/digits/held'
import { ExpressionError, withFeatures } from '../data/features'
import { functionRows } from '../data/function-rows'
import { createGenerator } from '../engine/arithmetic/random'
import { initialize } from '../engine/network/initializers'
import type { Network } from '../engine/network/network'
import { checkScenario } from './check'
import { networkOf } from './pins'
import { DocumentError } from './problem'
import { splitOf } from './split-of'
import type { DataSpec, DigitsSpec, InitializationSpec, Scenario, TableSpec } from './types'

export interface BuiltScenario {
  readonly dataset: Dataset
  readonly split: Split
  readonly network: Network
  readonly parameters: Float64Array // before the first step
}

let tableRows: typeof import('./table-rows') | null = null

/** Fetches what makes rows of a table: before the first document with a table is built. */
export async function fetchTableRows(): Promise<void> {
  tableRows = await import('./table-rows')
}

/** The data a scenario starts from, and which rows are for the test. @throws DocumentError when they do not fit together */
export function dataOf({ data, features, split }: Pick<Scenario, 'data' | 'features' | 'split'>): Pick<BuiltScenario, 'dataset' | 'split'> {
  if (data.kind === 'table') {
    if (!tableRows) throw new Error('what reads tables has not been fetched')
    const built = tableRows.rowsOfTable(data, split)
    return { ...built, dataset: columnsOf(built.dataset, features) }
  }
  if (data.kind === 'digits') return dataOfDigits(data)
  const dataset = columnsOf(datasetOf(data), features)
  return { dataset, split: splitOf(dataset.X.rows, split) }
}

/** The data with the inputs of the network, which may be made of those of the data. */
function columnsOf(dataset: Dataset, features: Scenario['features']): Dataset {
  return features ? orRefuse('input column', () => withFeatures(dataset, features)) : dataset
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

function datasetOf(data: Exclude<DataSpec, TableSpec | DigitsSpec>): Dataset {
  if (data.kind === 'rows') return givenRows(data.task, data.X, data.Y, data.names)
  if (data.kind === 'function') return orRefuse('function of the data', () => functionRows(data))
  return 'samples' in data ? generate(data.kind, data.samples, data.noise, data.seed) : tableDataset(data.kind)
}

function dataOfDigits(data: DigitsSpec): Pick<BuiltScenario, 'dataset' | 'split'> {
  try {
    return { dataset: digits(data), split: digitsSplit(data) }
  } catch (error) {
    throw new DocumentError({ place: 'digits', message: `The digits could not be loaded. ${(error as Error).message}` })
  }
}

/** Everything a run starts from; the same scenario gives the same bits. @throws DocumentError when it does not fit together */
export function buildScenario(scenario: Scenario): BuiltScenario {
  checkScenario(scenario)
  return { ...dataOf(scenario), ...buildNetwork(scenario) }
}

/** The part of it that is not data. @throws DocumentError when the scenario does not fit together */
export function buildNetwork(scenario: Scenario): Pick<BuiltScenario, 'network' | 'parameters'> {
  const network = networkOf(checkScenario(scenario).sizes, scenario.network.activations, scenario.training.pins)
  return { network, parameters: firstParameters(network, scenario.initialization) }
}

function firstParameters(network: Network, spec: InitializationSpec): Float64Array {
  if (spec.kind === 'given') return Float64Array.from(spec.parameters)
  return initialize(network, spec.initializer, createGenerator(spec.seed))
}
