import { generate, givenRows, splitRows, tableDataset } from '../data'
import type { Dataset, Split } from '../data/dataset'
import { createGenerator } from '../engine/arithmetic/random'
import { initialize } from '../engine/network/initializers'
import type { Network } from '../engine/network/network'
import { checkScenario } from './check'
import { networkOf } from './pins'
import type { DataSpec, InitializationSpec, Scenario } from './types'

export interface BuiltScenario {
  readonly dataset: Dataset
  readonly split: Split
  readonly network: Network
  readonly parameters: Float64Array // before the first step
}

/** The data a scenario starts from. @throws DocumentError when given rows do not suit their task */
export function datasetOf(data: DataSpec): Dataset {
  if (data.kind === 'rows') return givenRows(data.task, data.X, data.Y)
  return 'samples' in data ? generate(data.kind, data.samples, data.noise, data.seed) : tableDataset(data.kind)
}

/** Everything a run starts from; the same scenario gives the same bits. @throws DocumentError when it does not fit together */
export function buildScenario(scenario: Scenario): BuiltScenario {
  checkScenario(scenario)
  const dataset = datasetOf(scenario.data)
  const split = splitRows(dataset.X.rows, scenario.split.testFraction, scenario.split.seed)
  return { dataset, split, ...buildNetwork(scenario) }
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
