import { type StateName, type StepTrace, stateNames } from '../../engine'

export type ColumnId = 'before' | 'totalGradient' | 'penaltyGradient' | StateName | 'update' | 'after'

export interface Column {
  readonly id: ColumnId
  readonly label: string
  readonly short?: string // where the table is narrow: as the formulas of the update name it
  readonly meaning: string // one sentence, for the header
}

const STATES: Readonly<Record<StateName, Omit<Column, 'id'>>> = {
  velocity: { label: 'velocity', meaning: 'Running sum of gradients after this step' },
  square: { label: 'squares', meaning: 'Running sum or mean of squared gradients after this step' },
  moment1: { label: 'moment 1', short: 'm', meaning: 'Running mean of gradients after this step' },
  moment2: { label: 'moment 2', short: 'v', meaning: 'Running mean of squared gradients after this step' },
}

/** The columns that a step fills: its optimizer's state and its penalty only where there are such. */
export function columnsOf(trace: StepTrace | null): Column[] {
  const penalised = trace?.penaltyGradient.some((value) => value !== 0) ?? false
  const states = trace ? stateNames(trace.optimizer) : []
  return [
    { id: 'before', label: 'before', meaning: 'Value before the step' },
    {
      id: 'totalGradient',
      label: 'gradient',
      meaning: penalised ? 'Slope of loss and penalty together' : 'Slope of the loss of the batch',
    },
    ...(penalised
      ? [{ id: 'penaltyGradient', label: 'of penalty', short: 'penalty', meaning: 'The penalty’s share of the gradient' } as const]
      : []),
    ...states.map((id) => ({ id, ...STATES[id] })),
    { id: 'update', label: 'update', meaning: 'Change made by the step' },
    { id: 'after', label: 'after', meaning: 'Value after the step' },
  ]
}

/** The numbers of a column by parameter; null when the step has none. */
export function columnValues(trace: StepTrace, id: ColumnId): Float64Array | null {
  switch (id) {
    case 'velocity':
    case 'square':
    case 'moment1':
    case 'moment2':
      return trace.state[id] ?? null
    default:
      return trace[id]
  }
}
