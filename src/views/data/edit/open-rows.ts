import { givenRows } from '../../../data/given'
import { tableOfDataset } from '../../../data/table/dataset-table'
import { shapeOf } from '../../../document/data-shape'
import type { Scenario } from '../../../document/types'
import { openScenario, openScenarios, page, type Run, scenarioInForce } from '../../../page'
import { saveCsv } from '../../../page/tables/save-csv'
import type { TypedRows } from './grid'

/** Start a new run, or both that are compared, with typed rows. Return why they are refused, or null. */
export function openRows(data: TypedRows, trainBiases: boolean): string | null {
  const next = ({ state }: Run) => withRows(scenarioInForce(state.getState()), data, trainBiases)
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

/** Given first weights stay while they fit; else new ones are drawn. */
export function withRows(scenario: Scenario, data: TypedRows, trainBiases: boolean): Scenario {
  const [before, after] = [shapeOf(scenario.data), shapeOf(data)]
  const fits = before.inputs === after.inputs && before.outputs === after.outputs
  const { initialization, split } = scenario
  return {
    ...scenario,
    id: 'own',
    name: 'Own rows',
    summary: 'Your own rows: change a cell and see what happens to the run.',
    data,
    split: 'rows' in split ? { testFraction: 0, seed: 1 } : split,
    initialization: fits || initialization.kind === 'drawn' ? initialization : { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 },
    training: { ...scenario.training, trainBiases },
  }
}
