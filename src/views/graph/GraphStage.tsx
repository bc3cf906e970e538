import { lazy, Suspense, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { givenInputs } from '../../data/dataset'
import type { Selection } from '../../document/types'
import { firstRun, page, pause, say, select, useRun, useThisRun } from '../../page'
import { isPredicting } from '../../page/inside/predicting'
import type { Frame } from '../../trainer/protocol'
import { paintTerms } from '../terms'
import { themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import { useStepMotion } from '../use-step-motion'
import { zeroReason } from '../zero-reason'
import { GraphCaption } from './GraphCaption'
import { GraphItems, targetLines } from './GraphItems'
import { GraphLegend } from './GraphLegend'
import { GraphTwin } from './GraphTwin'
import { bareParameters } from './keyboard/bare-parameters'
import { spotsOf, tabSpot } from './keyboard/spots-of'
import { layoutGraph, placeOfParameter } from './layout/layout'
import type { UnitBox } from './layout/picture'
import { longestNames } from './names'
import { emphasisOf } from './paint/emphasis'
import { paintEdges, paintTiles } from './paint/graph-painter'
import { NO_MARKS, withFrame } from './paint/mark-scales'
import { collectParts, type Part, paintParts } from './paint/paint-parts'
import { weightScale } from './paint/stroke-scale'
import { tilesOf } from './paint/tiles-of'
import { useFade } from './paint/use-fade'
import './graph-cut.css'
import { createThrottle } from '../throttle'
import type { ViewSize } from '../view-size'
import { KEYS_TEXT, useSpots } from './keyboard/use-spots'
import { areBiasesFixed, describeShown, type Moment, shownOf } from './paint/values'
import { usePan } from './use-pan'
import { usePointer } from './use-pointer'
import { useWalk } from './use-walk'

const ParameterEditor = lazy(() => import('./ParameterEditor').then((module) => ({ default: module.ParameterEditor })))

interface GraphStageProps extends ViewSize {
  readonly textPx: number
  readonly compact: boolean
  readonly moment: Moment
  readonly onBeforeOffered: (offered: boolean) => void
  readonly onEdit: () => void // a weight is about to be typed
}

const CANVAS_MS = 33
const STROKE_PX = 3
const FOOT_EM = 3.5

/** The plane with the network, which pans when it is wider than its place, and the legend below it. */
export function GraphStage({ width, height, textPx, compact, moment, onBeforeOffered, onEdit }: GraphStageProps) {
  const run = useThisRun()
  const network = useRun((state) => state.network)!
  const dataset = useRun((state) => state.dataset)!
  const selection = useRun((state) => state.document.view.selection)
  const chosenLens = useRun((state) => state.document.view.lens)
  const watched = useRun((state) => state.document.view.sample)
  const walk = useWalk(watched)
  const lens = walk?.lens ?? chosenLens
  const sample = walk?.row ?? watched
  const inTest = useRun((state) => state.split?.test.includes(sample) ?? false)
  const dropout = useRun(({ training }) => training !== null && (training.dropout > 0 || training.pins.length > 0))
  const trainBiases = useRun((state) => state.training?.trainBiases ?? true)
  const plane = useRun((state) => (state.document.view.plane ?? null) !== null)
  const scenario = useRun((state) => state.document.scenario.name)
  const [opened, setOpened] = useState<readonly (number | null)[]>([])
  const [last, setLast] = useState('')
  const [editing, setEditing] = useState<number | null>(null)
  const [marks, setMarks] = useState(NO_MARKS)
  const known = useRef(NO_MARKS)
  const root = useRef<HTMLDivElement>(null)
  const edgeCanvas = useRef<HTMLCanvasElement>(null)
  const mapCanvas = useRef<HTMLCanvasElement>(null)
  const note = useRef<HTMLSpanElement>(null)
  const parts = useRef<readonly Part[]>([])
  const helpId = useId()

  const edit = (index: number) => {
    if (isPredicting(page.getState())) {
      say('info', 'Predict the step first: the field would show the new weight.')
      return
    }
    if (firstRun.state.getState().status === 'playing') pause() // the value in the editor would be an old one
    onEdit()
    select({ kind: 'parameter', index }, run)
    setEditing(index)
  }

  const foot = Math.round(FOOT_EM * textPx)
  const targets = targetLines(dataset, sample).length
  const layout = useMemo(() => {
    const names = longestNames(network, dataset)
    return layoutGraph({
      network,
      width,
      height: height - foot,
      textPx,
      longestNames: names,
      targets,
      selection,
      opened,
      names: walk?.names ?? 0,
    })
  }, [network, dataset, width, height, foot, textPx, targets, selection, opened, walk?.names])
  const { pointed, handlers } = usePointer(network, layout, edit)
  const rule = useMemo(() => (walk ? walk.rule(network) : emphasisOf(network, selection, pointed)), [network, selection, pointed, walk])
  const bare = useMemo(() => bareParameters(network, layout, selection), [network, layout, selection])
  const spots = useMemo(() => spotsOf(layout, bare), [layout, bare])
  const weights = useMemo(() => weightScale(network, STROKE_PX * layout.scale), [network, layout.scale])
  const reference = lens === 'gradients' || lens === 'updates' ? marks[lens] : null
  const second = useMemo(() => (reference === null ? null : { reference, unitPx: STROKE_PX * layout.scale }), [reference, layout.scale])
  const marked = pointed ?? (selection.kind === 'parameter' && selection.index < network.parameterCount ? selection.index : null)

  useLayoutEffect(() => {
    parts.current = collectParts(root.current!)
  })
  const throttle = useMemo(() => createThrottle(CANVAS_MS), [])
  const motion = useStepMotion()
  const fade = useFade()
  useEffect(() => throttle.cancel, [throttle])
  const paint = (frame: Frame, pictures: boolean) => {
    const shown = shownOf(frame, moment, walk)
    if (frame.exact) onBeforeOffered(shown.place >= 0)
    known.current = withFrame(known.current, frame, lens)
    if (known.current !== marks) setMarks(known.current)
    if (!pictures) return
    // numbers and pictures at one rate: they are of one step
    throttle.run(
      () => {
        if (!root.current) return
        paintParts(parts.current, shown, lens)
        const reason = lens === 'gradients' && marked !== null && !walk && frame.trace ? zeroReason(frame.trace, network, marked) : ''
        const words = run.mark === 'B − A' ? 'Run B minus run A, at the present weights of each.' : describeShown(shown, lens, compact)
        const text = reason === '' ? words : `${reason}.`
        if (note.current) paintTerms(note.current, text)
        if (!edgeCanvas.current || !mapCanvas.current) return
        const scene = {
          network,
          layout,
          rule,
          lens,
          binary: dataset.task === 'binary',
          colors: themeColors(),
          weightScale: weights,
          markScale: second,
        }
        const subject = { lens, moment, row: frame.probe.row, layout }
        fade([edgeCanvas.current, mapCanvas.current], subject, frame.exact && walk === null)
        motion.paint(frame, (moved) => edgeCanvas.current && paintEdges(edgeCanvas.current, scene, { ...shown, frame: moved }))
        paintTiles(mapCanvas.current, scene, shown)
      },
      frame.exact || walk !== null,
    )
  }
  usePainter(paint, [layout, rule, lens, moment, weights, second, marked, compact, trainBiases, walk])

  const pan = usePan(root, layout.width - width, scenario)
  const keys = useSpots({ root, network, layout, selection, onEdit: edit })
  return (
    <div ref={root} className="graph-stage" style={{ width, height }}>
      <p id={helpId} className="visually-hidden">
        {KEYS_TEXT}
      </p>
      <div ref={pan.scroll} className="graph-scroll" style={{ width, height: height - foot }} onScroll={pan.onScroll}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields of a form, this is a picture of a network */}
        <div
          className="graph-plane"
          role="group"
          aria-label="Units and weights"
          aria-describedby={helpId}
          style={{ width: layout.width, height: layout.height }}
          data-pointing={pointed !== null || undefined}
          {...handlers}
          onFocus={(event) => {
            setLast(event.target.closest<HTMLElement>('[data-spot]')?.dataset.spot ?? last)
            handlers.onFocus(event)
          }}
          onKeyDown={keys.onKeyDown}
        >
          <div aria-hidden="true">
            <canvas ref={edgeCanvas} className="graph-canvas" />
            <canvas ref={mapCanvas} className="graph-canvas" />
          </div>
          <GraphItems
            network={network}
            dataset={dataset}
            layout={layout}
            lens={lens}
            selection={selection}
            rule={rule}
            sample={sample}
            trainBiases={trainBiases}
            bare={bare}
            marked={marked}
            active={tabSpot(spots, last, selection)}
            nameOf={layout.named && walk ? walk.nameOf : null}
            onSelect={(next) => {
              select(next, run)
              walk?.ask(next.kind === 'none' ? selection : next)
            }}
            onOpen={(layer, unit) => {
              setOpened(network.sizes.map((_, l) => (l === layer ? unit : (opened[l] ?? null))))
              select({ kind: 'unit', layer, unit }, run)
              keys.focus({ kind: 'unit', layer, unit })
            }}
          />
          {editing !== null && editing < network.parameterCount && (
            <Suspense>
              <ParameterEditor
                key={editing}
                network={network}
                dataset={dataset}
                index={editing}
                value={run.frames.latest()?.parameters[editing] ?? Number.NaN}
                at={placeOfParameter(network, layout, editing)}
                within={layout}
                onClose={(back) => {
                  setEditing(null)
                  if (back) keys.focus({ kind: 'parameter', index: editing })
                }}
              />
            </Suspense>
          )}
        </div>
      </div>
      {layout.width > width && (
        <div className="graph-cut" style={{ height: layout.height }} aria-hidden="true">
          <span>‹</span>
          <span>›</span>
        </div>
      )}
      <div className="graph-foot" style={{ height: foot }}>
        <GraphCaption
          network={network}
          dataset={dataset}
          lens={lens}
          marked={marked}
          unit={layout.units.find((box) => isSelected(selection, box) && box.words !== 'line' && box.words !== 'right') ?? null}
          part={compact ? (inTest ? 'test' : 'training') : null}
          fixedBiases={areBiasesFixed(lens, trainBiases)}
          note={note}
          whyOffered={walk === null && selection.kind !== 'none'}
          moment={moment}
          compact={compact}
        />
        <GraphLegend
          lens={lens}
          weights={weights}
          marks={second}
          dropout={dropout}
          pinned={network.layers.some(({ pins }) => pins)}
          walking={walk !== null}
          tiles={walk ? null : tilesOf(lens, givenInputs(dataset).X.columns, plane)}
          compact={compact}
          textScale={layout.scale}
        />
      </div>
      <GraphTwin
        network={network}
        dataset={dataset}
        layout={layout}
        lens={lens}
        nodeErrors={walk?.nodeErrors ?? ' ∂L/∂z'}
        fixedBiases={areBiasesFixed(lens, trainBiases)}
        walking={walk !== null}
      />
    </div>
  )
}

function isSelected(selection: Selection, { layer, unit }: UnitBox): boolean {
  return selection.kind === 'unit' && selection.layer === layer && selection.unit === unit
}
