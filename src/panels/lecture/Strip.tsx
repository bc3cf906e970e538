import { useEffect, useRef } from 'react'
import type { OptimizerSpec } from '../../engine/step/optimizers'
import { chosenRun, firstRun, RunProvider, toggleLecture, usePage, useRun } from '../../page'
import { KEYS } from '../../page/state/keys'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { NumberField } from '../../ui/NumberField'
import { RateInForce } from '../../views/RateInForce'
import { SideSwitch } from '../compare/ChosenSide'
import { ScenarioPicker } from '../header/ScenarioPicker'
import { WalkButtons } from '../inside/WalkButtons'
import { OPTIMIZER_NAMES } from '../rail/OptimizerSettings'
import { useSend } from '../rail/send'
import { BackButton, PlayButton, RestartButton, StepButton } from '../transport/Transport'
import { PanePicker } from './PanePicker'
import { scaleRate, toggleDropout, toggleMomentum } from './quick-changes'

/** The strip above the pictures; it shows and sets the chosen run. */
export function Strip({ narrow }: { readonly narrow: boolean }) {
  const side = usePage(chosenRun)
  return (
    <RunProvider key={side.mark} value={side}>
      <Chips narrow={narrow} />
    </RunProvider>
  )
}

function Chips({ narrow }: { readonly narrow: boolean }) {
  const send = useSend()
  const training = useRun((state) => state.training)
  const inside = usePage((state) => state.inside !== null)
  const strip = useRef<HTMLElement>(null)
  const ready = training !== null
  useEffect(() => {
    const element = strip.current
    if (!ready || !element) return
    element.addEventListener('mousedown', keepFocus)
    return () => element.removeEventListener('mousedown', keepFocus)
  }, [ready])
  if (!training) return <header className="lecture-strip" />
  const { optimizer } = training
  return (
    <header className="lecture-strip" ref={strip}>
      <h1 className="visually-hidden">Downhill, lecture mode</h1>
      <div className="chips">
        <SideSwitch />
        <ScenarioPicker compact />
        <span className="chip-group">
          <Button
            aria-label="÷2: halve the learning rate"
            hint="Halve the learning rate"
            shortcut={KEYS.halveRate}
            onClick={() => scaleRate(0.5)}
          >
            ÷2
          </Button>
          <NumberField label="lr" value={training.learningRate} onCommit={(value) => send({ field: 'learningRate', value })} />
          {training.schedule.kind !== 'constant' && (
            <span className="rate-now">
              now <RateInForce />
            </span>
          )}
          <Button
            aria-label="×2: double the learning rate"
            hint="Double the learning rate"
            shortcut={KEYS.doubleRate}
            onClick={() => scaleRate(2)}
          >
            ×2
          </Button>
        </span>
        <Button
          variant="outline"
          hint="Momentum on or off"
          shortcut={KEYS.momentum}
          aria-pressed={'beta' in optimizer}
          onClick={toggleMomentum}
        >
          {optimizerWords(optimizer)}
        </Button>
        <Button
          variant="outline"
          hint="Dropout on or off"
          shortcut={KEYS.dropout}
          aria-pressed={training.dropout > 0}
          onClick={toggleDropout}
        >
          dropout {training.dropout > 0 ? training.dropout : 'off'}
        </Button>
      </div>
      <div className="chips lecture-transport">
        {inside ? (
          <WalkButtons />
        ) : (
          <RunProvider value={firstRun /* it sets the pace, whichever run is chosen */}>
            <RestartButton />
            <BackButton />
            <PlayButton />
            <StepButton />
          </RunProvider>
        )}
        <Button aria-label="Leave lecture mode" shortcut={KEYS.lecture} onClick={toggleLecture}>
          <Icon name="close" size={24} />
        </Button>
      </div>
      <PanePicker narrow={narrow} />
    </header>
  )
}

/** The optimizer's name; for plain SGD, that momentum is off. */
function optimizerWords(optimizer: OptimizerSpec): string {
  if (optimizer.kind === 'sgd') return 'momentum off'
  const label = OPTIMIZER_NAMES[optimizer.kind]
  return 'beta' in optimizer ? `${label} ${optimizer.beta}` : label
}

/** A mouse click leaves a field, but does not move the focus, so that Space still means play or pause. */
function keepFocus(event: MouseEvent): void {
  if (!(event.target instanceof Element && event.target.closest('button'))) return
  event.preventDefault()
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
}
