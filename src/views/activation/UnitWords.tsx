import type { Activation } from '../../engine'
import type { StepTrace } from '../../engine/step/step-trace'
import { unitState } from '../../explain/signals/unit-state'
import { useRun } from '../../page'
import { Num } from '../../ui/number/Num'
import { nounOf } from '../../words/counted'
import { ref } from '../ref'
import type { ShownUnit } from './shown-unit'

interface UnitWordsProps {
  readonly shown: ShownUnit
  readonly activation: Activation
  readonly made: Activation // in force when the step was made
  readonly trace: StepTrace | null
}

/** How the unit took the last batch, in words with counts: saturated, off, dead. */
export function UnitWords({ shown: { layer, unit }, activation, made, trace }: UnitWordsProps) {
  const playing = useRun((state) => state.status === 'playing' || state.status === 'seeking')
  const untouched = useRun((state) => (state.position?.step ?? 0) === 0)
  if (!trace) {
    if (playing) return <p>While it plays only the shown sample is followed. Pause for the whole batch.</p>
    return null
  }
  if (made !== activation) {
    return (
      <p>
        The last step was made with {made.replace('_', ' ')}. Press Step to see its batch with {activation.replace('_', ' ')}.
      </p>
    )
  }
  const state = unitState(trace, layer, unit, activation)
  const count = (name: 'samples' | 'saturated' | 'off') => (
    <Num value={state[name]} record={ref('unit', trace.step, name, layer, unit)} format="count" />
  )
  const batch = (
    <>
      {count('samples')} {nounOf(state.samples, 'sample')} of the {untouched ? 'first batch, before its step' : 'batch'}
    </>
  )
  switch (activation) {
    case 'sigmoid':
    case 'tanh':
      return (
        <p data-alarm={state.saturated > state.samples / 2 || undefined}>
          ● {batch}. ☐ Saturated (|f′| &lt; 0.05): {count('saturated')}
          {state.saturated > 0 ? ', from which it hardly learns.' : '.'}
        </p>
      )
    case 'relu':
      return (
        <p data-alarm={state.dead || undefined}>
          ● {batch}. ☐ Off (z ≤ 0): {count('off')}
          {state.dead ? '. The unit is dead in this batch: its gradient is 0.' : state.off > 0 ? ', from which it learns nothing.' : '.'}
        </p>
      )
    case 'softmax':
      return <p>{batch}.</p>
    default:
      return <p>● {batch}. This function neither saturates on both sides nor goes dead.</p>
  }
}
