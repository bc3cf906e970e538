import { epoch, pause, play, restart, setRate, step, stepBack, usePage, useRun } from '../../page'
import { KEYS } from '../../page/state/keys'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Select } from '../../ui/Select'
import { Sized } from '../../ui/Sized'
import { TimelineView } from '../../views/timeline/TimelineView'
import { Position } from './Position'
import { SPEEDS } from './speeds'
import './transport.css'

/** Play, step, rewind and the timeline. `compact` leaves out words where a phone has no room. */
export function Transport({ compact = false }: { readonly compact?: boolean }) {
  return (
    <section className="transport" aria-label="Transport" data-compact={compact || undefined}>
      <div className="transport-buttons">
        {!compact && <RestartButton />}
        <BackButton />
        <PlayButton />
        <StepButton />
        {!compact && <EpochButton />}
        {!compact && <Speed />}
      </div>
      <Sized className="transport-timeline">{(size) => <TimelineView {...size} />}</Sized>
      <Position compact={compact} />
    </section>
  )
}

function useBlocked(): boolean {
  return useRun((state) => state.status === 'loading' || state.status === 'failed')
}

export function RestartButton() {
  return (
    <Button
      onClick={restart}
      aria-label="Restart from the same weights"
      hint="Restart from the same weights"
      shortcut={KEYS.restart}
      disabled={useBlocked()}
    >
      <Icon name="restart" />
    </Button>
  )
}

export function BackButton() {
  const atStart = useRun((state) => state.status === 'paused' && state.position?.step === 0)
  return (
    <Button onClick={stepBack} aria-label="Step back" hint="Step back" shortcut={KEYS.back} disabled={useBlocked() || atStart}>
      <Icon name="back" />
    </Button>
  )
}

export function PlayButton() {
  const playing = useRun((state) => state.status === 'playing')
  return (
    <Button
      variant="primary"
      onClick={playing ? pause : play}
      hint={playing ? 'Pause' : 'Train step after step'}
      shortcut={KEYS.play}
      disabled={useBlocked()}
      className="button play-button"
    >
      <Icon name={playing ? 'pause' : 'play'} />
      {playing ? 'Pause' : 'Play'}
    </Button>
  )
}

export function StepButton() {
  return (
    <Button variant="outline" onClick={() => step(1)} hint="One update" shortcut={KEYS.forward} disabled={useBlocked()}>
      <Icon name="step" />
      Step
    </Button>
  )
}

function EpochButton() {
  return (
    <Button
      onClick={epoch}
      hint="Train to the end of this epoch, one pass over the training rows"
      shortcut={KEYS.epoch}
      disabled={useBlocked()}
    >
      <Icon name="epoch" />
      Epoch
    </Button>
  )
}

export function Speed() {
  const rate = usePage((state) => state.rate)
  return <Select label="Speed" value={rate} options={SPEEDS} onChange={setRate} />
}
