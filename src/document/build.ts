import { generate, givenRows, splitByRows, splitRows, tableDataset } from '../data'
import type { Dataset, Split } from '../data/dataset'
import { ExpressionError, withFeatures } from '../data/features'
import { functionRows } from '../data/function-rows'
import { prepareTable, RecipeError, rowsLeft, shapeOfTable } from '../data/table/prepare'
import type { TableShape } from '../data/table/recipe'
import { storedTable } from '../data/table/stored-tables'
import { createGenerator } from '../engine/arithmetic/random'
import { initialize } from '../engine/network/initializers'
import type { Network } from '../engine/network/network'
import { checkScenario } from './check'
import { networkOf } from './pins'
import { DocumentError } from './problem'
import type { DataSpec, InitializationSpec, Scenario, SplitSpec, TableSpec } from './types'

export interface BuiltScenario {
  readonly dataset: Dataset
  readonly split: Split
  readonly network: Network
  readonly parameters: Float64Array // before the first step
}

/** The data a scenario starts from, and which rows are for the test. @throws DocumentError when they do not fit together */
export function dataOf({ data, features, split }: Pick<Scenario, 'data' | 'features' | 'split'>): Pick<BuiltScenario, 'dataset' | 'split'> {
  if (data.kind === 'table') {
    const built = dataOfTable(data, split)
    return { ...built, dataset: columnsOf(built.dataset, features) }
  }
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

function datasetOf(data: Exclude<DataSpec, TableSpec>): Dataset {
  if (data.kind === 'rows') return givenRows(data.task, data.X, data.Y, data.names)
  if (data.kind === 'function') return orRefuse('function of the data', () => functionRows(data))
  return 'samples' in data ? generate(data.kind, data.samples, data.noise, data.seed) : tableDataset(data.kind)
}

/** Which rows are left and which of them are for the test does not depend on the numbers; these may depend on the training rows. */
function dataOfTable({ table: hash, name, recipe, shape }: TableSpec, spec: SplitSpec): Pick<BuiltScenario, 'dataset' | 'split'> {
  try {
    const table = storedTable(hash)
    const left = rowsLeft(table, recipe)
    const split = splitOf(left.length, spec)
    if (!sameShape(shapeOfTable(table, recipe, left), shape)) throw new RecipeError('It is not the table that this run was made with.')
    return { split, dataset: prepareTable(table, recipe, left, split) }
  } catch (error) {
    if (!(error instanceof RecipeError)) throw error
    throw new DocumentError({ place: 'table', message: `The table “${name}” cannot be used. ${error.message}` })
  }
}

function sameShape(a: TableShape, b: TableShape): boolean {
  const parts = (shape: TableShape) => [shape.rows, shape.inputNames, shape.outputNames, shape.classNames, shape.task]
  return JSON.stringify(parts(a)) === JSON.stringify(parts(b))
}

function splitOf(rows: number, spec: SplitSpec): Split {
  return 'rows' in spec ? splitByRows(rows, spec.rows) : splitRows(rows, spec.testFraction, spec.seed)
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
