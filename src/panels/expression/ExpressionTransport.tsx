import { KEYS } from '../../page/state/keys'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Select } from '../../ui/Select'
import type { ExpressionState, Pace } from './use-expression'

const PACE_WORDS: readonly { readonly value: Pace; readonly label: string }[] = [
  { value: 'slow', label: 'slow' },
  { value: 'steady', label: 'steady' },
  { value: 'quick', label: 'quick' },
]

/** Back, play, step, reset, pace, and how far it is. */
export function ExpressionTransport({ state }: { readonly state: ExpressionState }) {
  const { worked, done, atEnd, atStart, playing, pace } = state
  const phase = worked.steps[done - 1]
  return (
    <div className="wrap-row expression-transport">
      <Button aria-label="Reset" hint="Blank again" disabled={atStart} onClick={state.reset}>
        <Icon name="restart" />
      </Button>
      <Button aria-label="Back" hint="One step back" shortcut={KEYS.back} disabled={atStart} onClick={state.back}>
        <Icon name="back" />
        Back
      </Button>
      <Button
        className="button expression-play"
        hint={playing ? 'Pause' : 'Step after step'}
        shortcut={KEYS.play}
        disabled={atEnd}
        onClick={state.toggle}
      >
        <Icon name={playing ? 'pause' : 'play'} />
        {playing ? 'Pause' : 'Play'}
      </Button>
      <Button variant="primary" hint="One step" shortcut={KEYS.forward} disabled={atEnd} onClick={state.step}>
        <Icon name="step" />
        Step
      </Button>
      <Select label="Pace" value={pace} options={PACE_WORDS} onChange={state.setPace} />
      <p className="expression-progress">
        step {done} of {worked.steps.length}
        {phase && (
          <span data-phase={phase.type === 'forward' ? 'forward' : 'backward'}>
            {phase.type === 'forward' ? ' ▸ forward' : ' ◂ backward'}
          </span>
        )}
      </p>
    </div>
  )
}
