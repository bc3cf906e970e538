import type { Change, ChangeField, ChangeInput, Lens, Scenario, Selection, Training, UnitPart } from '../document/types'
import type { Network } from '../engine/network/network'
import type { StepTrace } from '../engine/step/step-trace'
import type { Diverged, HistoryRow, Revisit } from '../trainer/protocol'
import { OTHER_LOSS } from '../trainer/run/growth'
import type { UnitCounts } from './unit-counts'

export type LightId = 'growth' | 'rate' | 'gradients' | 'units' | 'equal' | 'fit' | 'cycle'

/** A number of a cause, with the record it is read from, such as `history:12/trainLoss`. */
export interface CauseNumber {
  readonly value: number
  readonly record: readonly [name: string, step: number, ...path: (string | number)[]] // the parts of its reference
  readonly format: 'number' | 'count'
}

/** A sentence of words and of numbers of records. */
export type Sentence = readonly (string | CauseNumber)[]

/** What "show me" brings to sight. */
export interface Place {
  readonly selection?: Selection
  readonly lens?: Lens
  readonly curves?: 'loss' | 'gradients' // the chart of the run
  readonly rate?: true // the learning rate is too large: why there is a limit
  readonly output?: true // the output over the inputs
  readonly unit?: UnitPart // of the unit tab
}

/** One change that removes the cause: at once in the running network, or from step 0 where first weights or lost steps are to blame. */
export type Repair =
  | { readonly kind: 'change'; readonly words: string; readonly change: ChangeInput }
  | { readonly kind: 'restart'; readonly words: string; readonly patch: ScenarioPatch; readonly sees?: string } // what there is to see then

export interface ScenarioPatch {
  readonly data?: Scenario['data']
  readonly initialization?: Scenario['initialization']
  readonly network?: Scenario['network']
  readonly training?: Partial<Training>
}

/** Something that keeps a run from learning. */
export interface Finding {
  readonly id: string // the same as long as the same thing is wrong at the same place
  readonly severity: 'problem' | 'warning'
  readonly title: string
  readonly cause: Sentence
  readonly place: Place
  readonly repair: Repair
}

/** A change that explains why a loss has grown: it is blamed, not the learning rate. */
export interface Raise {
  readonly words: string
  readonly repair: Repair
}

/** What a rule says: what it found, nothing being good; or what it waits for. */
export type Verdict =
  | { readonly kind: 'judged'; readonly findings: readonly Finding[] }
  | { readonly kind: 'waiting'; readonly for: string }

/** What the rules look at: the records of one run at one step. */
export interface Vitals {
  readonly step: number
  readonly scenario: Scenario // with the settings and activations in force
  readonly network: Network
  readonly trainingRows: number
  readonly parameters: Float64Array // at `step`
  readonly trace: StepTrace | null // of step − 1
  readonly rows: readonly HistoryRow[] // up to `step`
  readonly resting: boolean // the run does not play
  readonly lastChange: number // step of the last live change that training feels, 0 without one: what lies before says nothing of the settings in force
  readonly lastFunctions: number // step of the last change of loss or activations, 0 without one: losses before are of another kind
  readonly lastTyped: number // the same, or of a weight that was typed or a unit that was pinned: the loss jumped by itself
  readonly raise: Raise | null // what explains a loss that has grown
  readonly units: UnitCounts | null // of batches seen
  readonly revisit: Revisit | null
  readonly diverged: Diverged | null
}

export const judged = (...findings: readonly Finding[]): Verdict => ({ kind: 'judged', findings })
export const waiting = (reason: string): Verdict => ({ kind: 'waiting', for: reason })

/** Steps of the last changes up to a step, for the vitals; when a run is to stop changes nothing in its training. */
export function lastChanges(changes: readonly Change[], step: number): Pick<Vitals, 'lastChange' | 'lastFunctions' | 'lastTyped'> {
  const made = changes.filter((change) => change.step <= step && change.field !== 'stopping')
  const lastOf = (...fields: readonly ChangeField[]) => made.findLast(({ field }) => fields.includes(field))?.step ?? 0
  return { lastChange: made.at(-1)?.step ?? 0, lastFunctions: lastOf('functions'), lastTyped: lastOf(...OTHER_LOSS) }
}

/** A number of a history row. */
export function ofRow(row: HistoryRow, name: 'trainLoss' | 'testLoss' | 'learningRate'): CauseNumber {
  return { value: row[name], record: ['history', row.step, name], format: 'number' }
}

/** The step of a history row. */
export function stepOf(row: HistoryRow): CauseNumber {
  return { value: row.step, record: ['history', row.step, 'step'], format: 'count' }
}

/** The rows from a step on. */
export function rowsFrom(rows: readonly HistoryRow[], step: number): readonly HistoryRow[] {
  return rows.slice(rows.findIndex((row) => row.step >= step) >>> 0)
}
