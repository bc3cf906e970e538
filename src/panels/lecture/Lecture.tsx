import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import type { OptimizerSpec } from '../../engine/optimizers'
import { chosenSide, type LecturePane, SideProvider, setPane, toggleLecture, useApp } from '../../store'
import { sideA } from '../../store/side'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { NumberField } from '../../ui/NumberField'
import { Sized } from '../../ui/Sized'
import { CurvesView } from '../../views/curves/CurvesView'
import { GraphView } from '../../views/graph/GraphView'
import { LandscapeView } from '../../views/landscape/LandscapeView'
import { OutputView } from '../../views/output/OutputView'
import { RateInForce } from '../../views/RateInForce'
import { ChosenSide, SideSwitch } from '../compare/ChosenSide'
import { TableView } from '../drawer/TableView'
import { ScenarioPicker } from '../header/ScenarioPicker'
import { WalkButtons } from '../inside/WalkButtons'
import { OPTIMIZERS } from '../rail/OptimizerSettings'
import { useSend } from '../rail/send'
import { BackButton, PlayButton, RestartButton, StepButton } from '../transport/Transport'
import { Caption } from './Caption'
import { LECTURE_PANES, MORE_PANES } from './panes'
import { scaleRate, toggleDropout, toggleMomentum } from './quick-changes'
import './lecture.css'

const LectureFormula = lazy(() => import('../inside/LectureFormula').then((module) => ({ default: module.LectureFormula })))
const SoFar = lazy(() => import('../../views/formula/SoFar').then((module) => ({ default: module.SoFar })))

/** The lecture hall: chips, the graph and one companion, a caption that the last row reads. */
export function Lecture({ narrow }: { readonly narrow: boolean }) {
  const pane = useApp((state) => state.panes.lecture)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // after a choice or a typed number the presenter's keys are the page's again
    const free = ({ target }: Event) =>
      target instanceof HTMLElement && target.matches('select, input:not([aria-invalid="true"])') && target.blur()
    root.current?.addEventListener('change', free)
  }, [])
  return (
    <div ref={root} className="lecture" data-narrow={narrow || undefined}>
      <SettingsSide>
        <Strip narrow={narrow} />
      </SettingsSide>
      <main className="lecture-main" data-single={narrow || pane === 'graph' || undefined}>
        {(!narrow || pane === 'graph') && (
          <section className="region" aria-label="Network">
            <ChosenSide>
              <Sized>{(size) => <GraphView {...size} />}</Sized>
            </ChosenSide>
          </section>
        )}
        {pane !== 'graph' && (
          <section className="region" aria-label="Companion">
            <Sized>
              {(size) => (
                <Suspense key={pane}>
                  <Pane pane={pane} {...size} />
                </Suspense>
              )}
            </Sized>
          </section>
        )}
      </main>
      <Caption />
    </div>
  )
}

function Pane({ pane, width, height }: { readonly pane: LecturePane; readonly width: number; readonly height: number }) {
  const inside = useApp((state) => state.inside !== null)
  switch (pane) {
    case 'curves':
      return <CurvesView width={width} height={height} />
    case 'output':
      return (
        <ChosenSide>
          <OutputView width={width} height={height} />
        </ChosenSide>
      )
    case 'formula':
      return <LectureFormula />
    case 'graph':
    case 'landscape':
      return <LandscapeView width={width} height={height} />
    default:
      if (pane === 'weights' && inside) return <SoFar />
      return (
        <ChosenSide>
          <TableView tab={pane} width={width} height={height} />
        </ChosenSide>
      )
  }
}

/** The strip shows and sets the chosen run. */
function SettingsSide({ children }: { readonly children: ReactNode }) {
  const side = useApp(chosenSide)
  return (
    <SideProvider key={side.mark} value={side}>
      {children}
    </SideProvider>
  )
}

function Strip({ narrow }: { readonly narrow: boolean }) {
  const send = useSend()
  const training = useApp((state) => state.training)
  const pane = useApp((state) => state.panes.lecture)
  const inside = useApp((state) => state.inside !== null)
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
          <Button aria-label="÷2: halve the learning rate" hint="Halve the learning rate" shortcut="[" onClick={() => scaleRate(0.5)}>
            ÷2
          </Button>
          <NumberField label="lr" value={training.learningRate} onCommit={(value) => send({ field: 'learningRate', value })} />
          {training.schedule.kind !== 'constant' && (
            <span className="rate-now">
              now <RateInForce />
            </span>
          )}
          <Button aria-label="×2: double the learning rate" hint="Double the learning rate" shortcut="]" onClick={() => scaleRate(2)}>
            ×2
          </Button>
        </span>
        <Button variant="outline" hint="Momentum on or off" shortcut="M" aria-pressed={'beta' in optimizer} onClick={toggleMomentum}>
          {optimizerWords(optimizer)}
        </Button>
        <Button variant="outline" hint="Dropout on or off" shortcut="P" aria-pressed={training.dropout > 0} onClick={toggleDropout}>
          dropout {training.dropout > 0 ? training.dropout : 'off'}
        </Button>
      </div>
      {narrow ? <PaneSelect pane={pane} /> : <PaneButtons pane={pane} />}
      <div className="chips">
        {inside ? (
          <WalkButtons />
        ) : (
          <SideProvider value={sideA /* it sets the pace, whichever run is chosen */}>
            <RestartButton />
            <BackButton />
            <PlayButton />
            <StepButton />
          </SideProvider>
        )}
        <Button aria-label="Leave lecture mode" shortcut="L" onClick={toggleLecture}>
          <Icon name="close" size={24} />
        </Button>
      </div>
    </header>
  )
}

/** What the optimizer is; without one, that momentum is off. */
function optimizerWords(optimizer: OptimizerSpec): string {
  if (optimizer.kind === 'sgd') return 'momentum off'
  const { label } = OPTIMIZERS.find(({ value }) => value === optimizer.kind)!
  return 'beta' in optimizer ? `${label} ${optimizer.beta}` : label
}

/** A click with the mouse leaves the focus where it was, so that Space goes on to mean play or pause. */
function keepFocus(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('button')) event.preventDefault()
}

function PaneButtons({ pane }: { readonly pane: LecturePane }) {
  return (
    <nav className="chips lecture-panes" aria-label="Companion">
      {LECTURE_PANES.map((entry) => (
        <Button
          key={entry.value}
          hint={`Show: ${entry.label}`}
          shortcut={entry.key}
          aria-pressed={pane === entry.value}
          onClick={() => setPane('lecture', entry.value)}
        >
          {entry.label}
        </Button>
      ))}
      <MoreSelect pane={pane} />
    </nav>
  )
}

/** The companions without a button of their own. */
function MoreSelect({ pane }: { readonly pane: LecturePane }) {
  const chosen = MORE_PANES.some(({ value }) => value === pane)
  return (
    <select
      className="select lecture-more"
      aria-label="More companions"
      data-chosen={chosen || undefined}
      value={chosen ? pane : ''}
      onChange={(event) => setPane('lecture', event.target.value as LecturePane) /* the options are panes */}
    >
      <option value="" disabled hidden>
        More
      </option>
      {MORE_PANES.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

/** Where there is room for one picture only, the network is one of them. */
function PaneSelect({ pane }: { readonly pane: LecturePane }) {
  return (
    <select
      className="select"
      aria-label="Picture"
      value={pane}
      onChange={(event) => setPane('lecture', event.target.value as LecturePane) /* the options are panes */}
    >
      <option value="graph">Network</option>
      {[...LECTURE_PANES, ...MORE_PANES].map((entry) => (
        <option key={entry.value} value={entry.value}>
          {entry.label}
        </option>
      ))}
    </select>
  )
}
