import { generate, givenRows, tableDataset } from '../data'
import type { Dataset, Inputs, Made, Matrix, Split } from '../data/dataset'
import { digits, digitsSplit } from '../data/digits/held'
import { createGenerator } from '../engine/arithmetic/random'
import { initialize } from '../engine/network/initializers'
import type { Network } from '../engine/network/network'
import { checkScenario } from './check'
import { shapeOf } from './data-shape'
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

let lateRows: typeof import('./late-rows') | null = null

/** Whether data are made by code that has to be fetched first. */
export const needsLateRows = ({ data, features }: Pick<Scenario, 'data' | 'features'>) =>
  data.kind === 'table' || data.kind === 'function' || features !== undefined

/** Fetches it. */
export async function fetchLateRows(): Promise<void> {
  lateRows = await import('./late-rows')
}

function late(): typeof import('./late-rows') {
  if (!lateRows) throw new Error('what makes these data has not been fetched')
  return lateRows
}

/** The inputs of a network that are made of those of the data, at other inputs than its rows; NaN where an expression has no value. */
export const columnsAt = (made: Made, X: Inputs): Matrix => late().columnsAt(made, X)

/** The data a scenario starts from, and which rows are for the test. @throws DocumentError when they do not fit together */
export function dataOf({ data, features, split }: Pick<Scenario, 'data' | 'features' | 'split'>): Pick<BuiltScenario, 'dataset' | 'split'> {
  if (data.kind === 'digits') return dataOfDigits(data)
  const made = rowsAndSplit(data, split)
  return features ? { ...made, dataset: late().withColumns(made.dataset, features) } : made
}

function rowsAndSplit(data: Exclude<DataSpec, DigitsSpec>, spec: Scenario['split']): Pick<BuiltScenario, 'dataset' | 'split'> {
  if (data.kind === 'table') return late().rowsOfTable(data, spec)
  const split = splitOf(shapeOf(data).rows, spec)
  return { split, dataset: datasetOf(data, split) }
}

function datasetOf(data: Exclude<DataSpec, TableSpec | DigitsSpec>, split: Split): Dataset {
  if (data.kind === 'rows') return givenRows(data.task, data.X, data.Y, data.names)
  if (data.kind === 'function') return late().rowsOfFunction(data)
  return 'samples' in data ? generate(data.kind, data.samples, data.noise, data.seed) : tableDataset(data.kind, split)
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
