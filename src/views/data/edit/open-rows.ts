import { givenRows } from '../../../data/given'
import { tableOfDataset } from '../../../data/table/dataset-table'
import { shapeOf } from '../../../document/data-shape'
import { functionsForTask } from '../../../document/pairings'
import type { DataSpec, Scenario } from '../../../document/types'
import { openScenario, openScenarios, page, type Run, scenarioInForce } from '../../../page'
import { saveCsv } from '../../../page/tables/save-csv'
import { countOf } from './first-weights'
import type { TypedRows } from './grid'

/** What is set beside the rows, and what the run is called. */
interface RowsOptions {
  readonly trainBiases: boolean
  readonly parameters?: readonly number[] | null // the first ones; null: they are drawn; left out: given ones stay while they fit
  readonly allToTrain?: boolean // no test rows: there are too few
  readonly name?: string
  readonly summary?: string
}

/** Start a new run, or both that are compared, with typed or painted rows. Return why they are refused, or null. */
export function openRows(data: TypedRows, options: RowsOptions): string | null {
  const next = ({ state }: Run) => withRows(scenarioInForce(state.getState()), data, options)
  const [first, ...others] = page.getState().runs.map(next)
  const problem = others.length > 0 ? openScenarios(first!, ...others) : openScenario(first!)
  return problem?.message ?? null
}

/** Save typed rows as a file. Return why they cannot be, or null. */
export function saveRows(data: TypedRows, name: string): string | null {
  try {
    shapeOf(data)
  } catch (error) {
    return (error as Error).message // names that are empty or there twice
  }
  saveCsv(tableOfDataset(givenRows(data.task, data.X, data.Y, data.names)), name)
  return null
}

const TYPED = { name: 'Own rows', summary: 'Your own rows: change a cell and see what happens to the run.' }

const DRAWN = { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 } as const

/**
 * Columns made of inputs stay where those have the same names, given first weights while they fit; else new ones are drawn.
 * For another task the output and the loss are the usual ones.
 */
export function withRows(
  scenario: Scenario,
  data: TypedRows,
  { trainBiases, parameters, allToTrain = false, ...words }: RowsOptions,
): Scenario {
  const [before, after] = [shapeOf(scenario.data), shapeOf(data)]
  const { initialization, split, features, network, training, ...rest } = scenario
  const kept = features && String(inputsOf(scenario.data)) === String(inputsOf(data)) ? { features } : {}
  const sameInputs = features ? 'features' in kept : before.inputs === after.inputs
  const fits = sameInputs && before.outputs === after.outputs
  const given = initialization.kind === 'drawn' || parameters === null || !fits ? null : initialization.parameters
  const sizes = [after.inputs, ...network.hidden, after.outputs]
  const typed = parameters?.length === countOf(sizes) ? parameters : given
  const { output, loss } =
    before.task === after.task ? { output: network.activations.at(-1)!, loss: training.loss } : functionsForTask(after.task)
  return {
    ...rest,
    ...kept,
    id: 'own',
    ...TYPED,
    ...words,
    data,
    split: 'rows' in split || allToTrain ? { testFraction: 0, seed: 1 } : split,
    network: { ...network, activations: [...network.activations.slice(0, -1), output] },
    initialization: typed ? { kind: 'given', parameters: typed } : initialization.kind === 'drawn' ? initialization : DRAWN,
    training: { ...training, trainBiases, loss },
  }
}

/** The names of the inputs where a person gave them; else they are x1, x2, ... */
function inputsOf(data: DataSpec): readonly string[] {
  if (data.kind === 'table') return data.shape.inputNames
  const names = data.kind === 'rows' ? data.names?.inputs : undefined
  return names ?? Array.from({ length: shapeOf(data).inputs }, (_, k) => `x${k + 1}`)
}
