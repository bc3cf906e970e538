import type { ChangeField, ChangeInput, Training } from '../../document/types'
import { isPlain } from '../../engine/step/optimizers'
import type { Problem } from '../../trainer/protocol'
import type { Run } from '../run/create-run'
import { page, say } from '../state/page-state'
import { firstRun } from '../state/runs'
import { checks, NOT_YET } from './checks'
import { remember } from './undo-actions'

const WORDS: Readonly<Record<ChangeField, string>> = {
  learningRate: 'learning rate',
  schedule: 'rate schedule',
  optimizer: 'optimizer',
  penalty: 'weight penalty',
  dropout: 'dropout',
  batchSize: 'batch',
  functions: 'activations and loss',
  parameter: 'typed weight',
  stopping: 'stopping rule',
  maskPer: 'dropout masks',
  pins: 'pinned units',
}

/** Said where what an optimizer has gathered is lost. */
export const EMPTY_STATE = 'The optimizer starts again with an empty state.'

/**
 * Make a live change in a run: the worker stamps its step. Undoable; quick changes of one field are undone together.
 * Return the problem when the value is not allowed; nothing has changed then.
 * @param pending another value is on its way: that in force is soon gone, and setting it again is a change
 */
export function change(input: ChangeInput, run: Run = firstRun, pending = false): Problem | null {
  const { document, training: inForce, status } = run.state.getState()
  if (run.minus) return { place: 'the difference', message: 'This is a difference. Type the weight of run A or run B.' }
  if (!inForce || status === 'failed') return null
  if (status === 'loading') return { place: WORDS[input.field], message: 'The new run is not open yet: try again in a moment.' }
  const checked = checks()
  if (!checked) return NOT_YET
  const problem = checked.checkChange(document.scenario, inForce, input)
  if (problem) return problem
  if (!pending && changesNothing(inForce, input)) return null
  const key = `${run.mark} ${input.field === 'parameter' ? `parameter ${input.value.index}` : input.field}`
  remember(run === firstRun ? WORDS[input.field] : `${WORDS[input.field]} of run ${run.mark}`, key)
  page.setState({ touched: true })
  run.sendChange(input)
  if (input.field === 'optimizer' && input.value.kind !== inForce.optimizer.kind && !isPlain(inForce.optimizer)) {
    say('info', EMPTY_STATE)
  }
  return null
}

/** The value is already in force. A rate under a schedule is not: setting it starts the schedule again. */
function changesNothing(inForce: Training, { field, value }: ChangeInput): boolean {
  if (field === 'parameter' || field === 'functions') return false
  if (field === 'learningRate' && inForce.schedule.kind !== 'constant') return false
  return JSON.stringify(inForce[field]) === JSON.stringify(value)
}
