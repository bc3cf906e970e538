import { lazy, Suspense, useMemo, useState } from 'react'
import { isCompared, refitLandscape, setAxes, usePage, useRun } from '../../page'
import { Button, Toggle } from '../../ui/Button'
import { shownParameterName } from '../graph/names'
import { rootPx } from '../root-px'
import { selectedParameters } from '../selected-parameters'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { AxisPicker } from './AxisPicker'
import { LandscapeAxes } from './LandscapeAxes'
import { LandscapePicture } from './LandscapePicture'
import { layoutLandscape } from './layout'
import { MOST_LABELS } from './marks'
import { useLandscapeNodes } from './nodes'
import { usePicture } from './use-picture'
import './landscape.css'

const LandscapeLayer = lazy(() => import('./over/LandscapeLayer').then((module) => ({ default: module.LandscapeLayer })))
const LandscapeSwitches = lazy(() => import('./over/LandscapeSwitches').then((module) => ({ default: module.LandscapeSwitches })))
const LandscapeTables = lazy(() => import('./over/LandscapeTables').then((module) => ({ default: module.LandscapeTables })))

const LABELS = Array.from({ length: MOST_LABELS }, (_, k) => k)

/** Height of the bar of colours with its numbers, and widths that it asks for beside one switch or two, in sizes of the text. */
const SCALE_ROW = 1.8
const BESIDE_ONE = 24
const BESIDE_BOTH = 40
const SCALE_NUMBERS = ['low', 'middle', 'high']

/** Of the title, in sizes of the text: its words and buttons, and a letter in each of two names. */
const TITLE = 21
const LETTERS = 1.2

/** Loss over two parameters, with the path of the run, the current point and the next update. */
export function MapView({ width, height }: ViewSize) {
  const network = useRun((state) => state.network)
  const dataset = useRun((state) => state.dataset)
  const axes = useRun((state) => state.document.view.axes)
  const penalised = useRun((state) => state.training !== null && state.training.penalty.kind !== 'none')
  const lecture = usePage((state) => state.lecture)
  const apart = usePage((state) => state.penaltyApart)
  const ofRun = usePage(isCompared) ? ' of run A' : ''
  const selected = useRun(({ document: { view } }) => (view.selection.kind === 'parameter' ? view.selection.index : null))
  const [asTable, setAsTable] = useState(false)
  const nodes = useLandscapeNodes()
  const textPx = useTextPx()
  const targetPx = rootPx('--target')
  const [room, setRoom] = useState<number | null>(null) // of the ticks; null without a picture
  const layout = useMemo(
    () => layoutLandscape(width, height, textPx, targetPx, lecture ? Math.ceil(textPx * SCALE_ROW) : targetPx, room ?? undefined),
    [width, height, textPx, targetPx, lecture, room],
  )
  const known = network !== null && dataset !== null && Math.max(...axes) < network.parameterCount
  const names = axes.map((index) => (known ? shownParameterName(network, dataset, index) : ''))
  const chosen = selected === axes[0] ? 0 : selected === axes[1] ? 1 : null
  const handlers = usePicture(nodes, width, layout, names, asTable, setRoom)
  return (
    <div className="view landscape landscape-map" style={{ width, height }}>
      <header
        className="view-title landscape-title"
        data-tight={width < textPx * (TITLE + LETTERS * Math.max(...names.map((name) => name.length))) || undefined}
        style={{ height: layout.titleHeight }}
      >
        {known && <Title />}
        <span className="view-tools landscape-tools">
          {!lecture && <Toggle label="Table" on={asTable} set={setAsTable} />}
          <Button hint="Fit the window to the path, and let it follow (0). Drag, pinch, wheel, + and − set it" onClick={refitLandscape}>
            Fit
          </Button>
        </span>
      </header>
      <Suspense>{asTable && <LandscapeTables names={names} height={layout.pictureHeight} />}</Suspense>
      <LandscapePicture
        {...{ nodes, layout, width, handlers }}
        hidden={asTable}
        label={`Loss over ${names[0]} and ${names[1]}. Arrow keys read it point by point, with Shift in fine steps, and move the window at its edges; + and − zoom, 0 fits it to the path.`}
        axes={room !== null && <LandscapeAxes ref={nodes.axes} layout={layout} names={[names[0]!, names[1]!]} chosen={chosen} />}
        levels={LABELS.map((label) => <text key={label} className="chart-words landscape-level" data-hidden="true" textAnchor="middle" />)}
      >
        <Suspense>{room !== null && <LandscapeLayer layout={layout} width={width} height={layout.pictureHeight} />}</Suspense>
      </LandscapePicture>
      <div className="view-words landscape-caption" style={{ height: layout.captionHeight }}>
        <p className="landscape-what" hidden={room === null}>
          {penalised && apart ? `Data loss${ofRun}, penalty dashed` : `Training loss${ofRun}${penalised ? ' with penalty' : ''}`}, other
          weights as at step <span ref={nodes.step} />.
          <span ref={nodes.lowestWords}>
            {' '}
            {apart && penalised ? 'Lowest data loss' : 'Lowest'} ≈ <span ref={nodes.lowest} />
            <span ref={nodes.onEdge} />.
          </span>
        </p>
        <p ref={nodes.notes} className="landscape-notes" />
        <p ref={nodes.readOut} hidden>
          {names[0]} <span />, {names[1]} <span />: loss <strong />
        </p>
      </div>
      <div className="view-title landscape-switches" style={{ height: layout.switchHeight }} hidden={layout.switchHeight === 0}>
        <Suspense>{room !== null && !lecture && <LandscapeSwitches />}</Suspense>
        {width > textPx * (penalised ? BESIDE_BOTH : BESIDE_ONE) && (
          <div ref={nodes.scale} className="landscape-scale" aria-hidden="true">
            <i />
            {SCALE_NUMBERS.map((number) => (
              <b key={number} />
            ))}
          </div>
        )}
      </div>
      <p ref={nodes.live} className="visually-hidden" aria-live="polite" />
    </div>
  )
}

/** The title is where the axes are chosen; the other axis' parameter changes places with it. */
function Title() {
  const network = useRun((state) => state.network)
  const dataset = useRun((state) => state.dataset)
  const [first, second] = useRun((state) => state.document.view.axes)
  const selection = useRun((state) => state.document.view.selection)
  if (!network || !dataset) return null
  const picker = { network, dataset, suggested: selectedParameters(network, selection) ?? [first, second] }
  return (
    <>
      <h2>Loss over</h2>
      <AxisPicker
        {...picker}
        label="Horizontal axis"
        value={first}
        onChange={(index) => setAxes(index, index === second ? first : second)}
      />
      <span>and</span>
      <AxisPicker {...picker} label="Vertical axis" value={second} onChange={(index) => setAxes(index === first ? second : first, index)} />
    </>
  )
}
