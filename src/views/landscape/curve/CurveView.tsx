import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import {
  isCompared,
  latestFrame,
  latestLandscape,
  refitLandscape,
  subscribeLandscape,
  trajectoryFor,
  usePage,
  useRun,
  useSameShape,
} from '../../../page'
import type { LandscapeEvaluation } from '../../../trainer/protocol'
import { Button, Toggle } from '../../../ui/Button'
import { fitCanvas } from '../../../ui/chart/canvas'
import { paintBlank, paintNumber } from '../../../ui/number/paint-number'
import { shownParameterName } from '../../graph/names'
import { ref } from '../../ref'
import { rootPx } from '../../root-px'
import { subscribeTheme, themeColors } from '../../theme-colors'
import { usePainter } from '../../use-painter'
import { useTextPx } from '../../use-text-px'
import type { ViewSize } from '../../view-size'
import { LandscapeAxes } from '../LandscapeAxes'
import { LandscapePicture } from '../LandscapePicture'
import { layoutLandscape, tickRoom } from '../layout'
import { hideMarks, paintLowestWords, paintMarks } from '../marks'
import { useLandscapeNodes } from '../nodes'
import { pictureNotes } from '../notes'
import { paintWindow } from '../paint-window'
import { useReadOut } from '../use-read-out'
import { CurveTables } from './CurveTables'
import { paintCurve, paintRunOnCurve } from './draw'
import '../over/over.css'

/** The one parameter that is trained, and its bias, which stays. */
const AXES = [0, 1] as const
/** Characters of the sentences before the notes. */
const BEFORE_NOTES = 115
/** Width of an average letter as a share of the text size. */
const LETTER = 0.48

/** The loss over the one parameter that is trained, with the path of the run, the tangent at the present point and where the next step lands. */
export function CurveView({ width, height }: ViewSize) {
  const name = useRun(({ network, dataset }) => (network && dataset ? shownParameterName(network, dataset, 0) : ''))
  const penalised = useRun((state) => state.training !== null && state.training.penalty.kind !== 'none')
  const chosen = useRun(({ document: { view } }) => view.selection.kind === 'parameter' && view.selection.index === 0)
  const paused = useRun((state) => state.status !== 'playing' && state.status !== 'seeking')
  const lecture = usePage((state) => state.lecture)
  const ofRun = usePage(isCompared) ? ' of run A' : ''
  const second = usePage(({ runs }) => runs[1] ?? null)
  const beside = useSameShape() ? second : null
  const onTop = usePage((state) => state.chosen !== 1)
  const [asTable, setAsTable] = useState(false)
  const [room, setRoom] = useState<number | null>(null) // of the ticks; null without a picture
  const nodes = useLandscapeNodes()
  const step = useRef<HTMLSpanElement>(null)
  const words = useRef<HTMLSpanElement>(null)
  const textPx = useTextPx()
  const targetPx = rootPx('--target')
  const layout = useMemo(
    () => layoutLandscape(width, height, textPx, targetPx, 0, room ?? undefined),
    [width, height, textPx, targetPx, room],
  )
  const readOut = useReadOut(nodes, layout, AXES, curveNow)

  function paint(): void {
    const curve = curveNow()
    const context = fitCanvas(nodes.field.current!, width, layout.pictureHeight)
    nodes.empty.current!.hidden = curve !== null
    const wanted = curve && tickRoom(curve.domain[1])
    if (wanted !== room) setRoom(wanted)
    if (nodes.axes.current) paintWindow(nodes.axes.current, layout, curve?.domain ?? null)
    readOut.paint()
    paintLowestWords(nodes, curve)
    if (curve) {
      paintCurve(context, curve, layout, themeColors())
      paintMarks(nodes.marks.current!, curve, [], layout, [], null, [], [])
    } else hideMarks(nodes.marks.current!)
    paintRuns()
  }

  function paintRuns(): void {
    const curve = curveNow()
    const frame = latestFrame()
    const context = fitCanvas(nodes.path.current!, width, layout.pictureHeight)
    const next = curve && frame?.next
    step.current!.hidden = !next
    const [slope, to] = step.current!.querySelectorAll('b')
    if (next) {
      paintNumber(slope!, next.totalGradient[0]!, ref('trace', next.step, 'totalGradient', 0))
      paintNumber(to!, next.after[0]!, ref('trace', next.step, 'after', 0))
    } else for (const number of [slope, to]) paintBlank(number!)
    if (!curve || !frame) {
      words.current!.textContent = ''
      return
    }
    const colors = themeColors()
    const besideFrame = beside?.frames.latest()
    const paintBeside = () => {
      if (!beside || !besideFrame) return
      const { values } = beside.frames.trajectoryFor(0)
      paintRunOnCurve(context, curve, layout, { frame: besideFrame, values, mark: 'B', onTop: !onTop, colors })
    }
    if (onTop) paintBeside()
    const outside = paintRunOnCurve(context, curve, layout, { frame, values: trajectoryFor(0).values, mark: 'A', onTop, colors })
    if (!onTop) paintBeside()
    const { step: pointStep } = frame.position
    const { stride } = frame.trajectory
    const facts = {
      rows: 0,
      trainingRows: 0, // the loss over one weight is over all of them
      outside,
      isSet: outside, // the window stays until Fit
      moved: false,
      small: false,
      flat: false,
      pictureStep: pointStep,
      pointStep,
      stride,
      paused,
      done: true,
      arrow: null,
      offSlice: 0,
    } as const
    const room = Math.floor((layout.captionLines * (width - 24)) / (textPx * LETTER)) - BEFORE_NOTES
    const still = next?.update[0] === 0
    const notes = pictureNotes({ ...facts, compared: beside !== null, still }, String, room)
    if (words.current!.textContent !== notes) words.current!.textContent = notes
  }

  const newest = useRef(paint)
  useLayoutEffect(() => {
    newest.current = paint
  })
  useLayoutEffect(() => subscribeLandscape(() => newest.current()), [])
  useLayoutEffect(() => subscribeTheme(() => newest.current()), [])
  useLayoutEffect(() => newest.current(), [layout, asTable, beside])
  usePainter(paintRuns, [paused, onTop, layout, beside], beside)

  return (
    <div className="view landscape" style={{ width, height }}>
      <header className="view-title landscape-title" style={{ height: layout.titleHeight }}>
        <h2>Loss over {name}</h2>
        <span className="view-tools landscape-tools">
          {!lecture && <Toggle label="Table" on={asTable} set={setAsTable} />}
          <Button hint="Choose the window again, around the present weight" onClick={refitLandscape}>
            Fit
          </Button>
        </span>
      </header>
      {asTable && <CurveTables name={name} beside={beside} height={layout.pictureHeight} />}
      <LandscapePicture
        {...{ nodes, layout, width }}
        handlers={readOut.handlers}
        hidden={asTable}
        label={`Loss over ${name}. Left and right read it point by point, with Shift in fine steps.`}
        axes={room !== null && <LandscapeAxes ref={nodes.axes} layout={layout} names={[name, 'loss']} chosen={chosen ? 0 : null} />}
      />
      <div className="view-words landscape-caption" style={{ height: layout.captionHeight }}>
        <p className="landscape-what" hidden={room === null}>
          Training loss{ofRun}
          {penalised && ' with penalty'}. Lowest here ≈ <span ref={nodes.lowest} />
          <span ref={nodes.onEdge} />.{' '}
        </p>
        <p ref={nodes.notes} className="landscape-notes">
          <span ref={step}>
            <span data-arrow="gradient">
              tangent, slope <b />
            </span>{' '}
            <span data-arrow="update">
              next step, to <b />
            </span>{' '}
          </span>
          <span ref={words} />
        </p>
        <p ref={nodes.readOut} hidden>
          {name} <span />: loss <strong />
        </p>
      </div>
      <p ref={nodes.live} className="visually-hidden" aria-live="polite" />
    </div>
  )
}

/** The newest curve; null while there is none, or still a map. */
function curveNow(): LandscapeEvaluation | null {
  const evaluation = latestLandscape()
  return evaluation?.axes.length === 1 ? evaluation : null
}
