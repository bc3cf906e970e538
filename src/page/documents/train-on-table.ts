import { defaultDocument } from '../../document/presets/defaults'
import type { Scenario, TableSpec } from '../../document/types'
import type { Activation } from '../../engine/network/activations'
import type { Problem } from '../../trainer/protocol'
import type { OfferedTable } from '../state/offered-table'
import { isCompared, say } from '../state/page-state'
import type { Draft, Preview } from '../tables/draft'
import { hashOfText } from '../tables/hash'
import { keepTable } from '../tables/kept-tables'
import { holdTable } from '../workers/held-tables'
import { openScenario } from './documents'

/** Starts a new run with the table. Return why it is refused; the run on the screen stays then. */
export async function trainOn(offered: OfferedTable, draft: Draft, { shape }: Extract<Preview, { ok: true }>): Promise<Problem | null> {
  const { opened, name } = offered
  if (!opened) return null
  try {
    const hash = await hashOfText(opened.text)
    holdTable(hash, opened.text)
    const kept = await keepTable(hash, opened.text).then(
      () => true,
      () => false,
    )
    const problem = openScenario(scenarioOf({ kind: 'table', table: hash, name, recipe: draft.recipe, shape }, draft))
    if (problem) return problem
    if (!kept) say('warning', 'The table is not kept for a reload: this browser’s storage is full or closed. Save the run to a file.')
    else if (!isCompared()) say('info', `${name} is loaded: press Play. What was done to its columns is under Data.`)
    return null
  } catch (error) {
    return { place: 'table', message: error instanceof Error ? error.message : String(error) }
  }
}

/** How a network starts to learn a table of this many rows. */
export function tableTraining(rows: number) {
  return {
    optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
    learningRate: 0.01,
    batchSize: rows > 2000 ? 64 : 16,
  } as const
}

const LONGEST_NAME = 60

function scenarioOf(data: TableSpec, { split, hidden, output, loss }: Draft): Scenario {
  const { training } = defaultDocument().scenario
  const { inputNames, outputNames, task } = data.shape
  const target = task === 'classes' ? `one of ${outputNames.length} classes` : outputNames[0]!.slice(0, LONGEST_NAME)
  return {
    id: 'own',
    name: data.name.replace(/\.[a-z0-9]{1,4}$/i, '').slice(0, LONGEST_NAME) || 'Own table',
    summary: `Your own table: ${target} from ${inputNames.length} ${inputNames.length === 1 ? 'input' : 'inputs'}.`,
    data,
    split,
    network: { hidden, activations: [...hidden.map((): Activation => 'tanh'), output] },
    initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 },
    training: { ...training, loss, ...tableTraining(data.shape.rows) },
  }
}
