import { type KeyboardEvent, lazy, type PointerEvent, Suspense, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Dataset, givenInputs, type Split } from '../../data/dataset'
import { inputDomain } from '../../data/domain'
import { setSample, useRun, useThisRun } from '../../page'
import type { Frame } from '../../trainer/protocol'
import type { Interval } from '../../ui/chart/axis'
import { fitCanvas } from '../../ui/chart/canvas'
import { subscribeTheme, themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import { createScene, paintField, paintLine, paintPoints, paintScatter } from './draw'
import { nearestPoint } from './geometry/points'
import { neighbourRow } from './geometry/sample-keys'
import type { PictureLayout } from './layout'
import type { Look } from './look'
import type { OutputMode } from './mode'
import { PlaneAxes } from './PlaneAxes'

const LineBefore = lazy(() => import('./LineBefore').then((module) => ({ default: module.LineBefore })))

/** The picture of the outputs is painted this often at most; the points over it only when they change. */
const INTERVAL_MS = 66
const REACH_TEXTS = 1.6
const OTHERS = { sample: ' The other inputs are as in the shown sample.', means: ' The other inputs are at their means.' }
const LABELS = {
  field: 'Output over two inputs, with the data rows.',
  line: 'Output over the input, with the data rows.',
  scatter: 'Outputs against targets of the data rows.',
}

interface PlanePictureProps {
  readonly mode: 'field' | 'line' | 'scatter'
  readonly look: Look
  readonly dataset: Dataset
  readonly split: Split
  readonly layout: PictureLayout
}

/** The decision field, the fitted line, or the outputs against the targets. A click or the arrow keys choose the shown sample. */
export function PlanePicture({ mode, look, dataset, split, layout }: PlanePictureProps) {
  const { frames } = useThisRun()
  const sample = useRun((state) => state.document.view.sample)
  const others = useRun((state) => state.document.view.plane?.others)
  const stepping = useRun((state) => state.activations?.at(-1) === 'step')
  const field = useRef<HTMLCanvasElement>(null)
  const points = useRef<HTMLCanvasElement>(null)
  const grid = useState(() => document.createElement('canvas'))[0]
  const last = useRef<{ readonly atMs: number; readonly key: object | null }>({ atMs: Number.NEGATIVE_INFINITY, key: null })
  const scatter = useRef<{ readonly x: Float64Array; readonly y: Float64Array } | null>(null)
  const { plot, pictureWidth, pictureHeight, textPx } = layout
  const fieldDomain = useMemo(() => domainOf(dataset, look), [dataset, look])
  const scene = useMemo(() => createScene(mode, dataset, split, layout.plot, look), [mode, dataset, split, layout, look])

  function paint(frame: Frame, pictures: boolean): void {
    if (!field.current || !pictures) return
    const colors = themeColors()
    const now = performance.now()
    const same = last.current.key === scene
    if (!scene || (!frame.exact && same && now - last.current.atMs < INTERVAL_MS)) return
    last.current = { atMs: now, key: scene }
    const context = fitCanvas(field.current, pictureWidth, pictureHeight)
    if (mode === 'scatter') {
      // blank while the run plays without outputs: those of a step before would be taken for those of this one
      const values = frame.outputs?.values
      scatter.current = values?.length === dataset.Y.values.length ? paintScatter(context, values, scene, sample, colors) : null
    } else if (frame.field && frame.field.over.join() === look.over.join() && sameDomain(frame.field.domain, fieldDomain)) {
      if (mode === 'field') paintField(context, grid, frame.field, scene, colors)
      else paintLine(context, frame.field, scene, frame.probe, colors)
    }
  }

  function paintOver(): void {
    if (!points.current) return
    const context = fitCanvas(points.current, pictureWidth, pictureHeight)
    if (scene && mode !== 'scatter') paintPoints(context, scene, sample, themeColors())
  }

  const newest = useRef(paintOver)
  useLayoutEffect(() => {
    newest.current = paintOver
    paintOver()
  }, [scene, sample])
  useLayoutEffect(() => subscribeTheme(() => newest.current()), [])
  useLayoutEffect(() => {
    last.current = { atMs: Number.NEGATIVE_INFINITY, key: null }
  }, [sample])
  usePainter(paint, [scene, sample])

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    const places = mode === 'scatter' ? scatter.current : scene?.points
    if (!places) return
    const box = event.currentTarget.getBoundingClientRect()
    const row = nearestPoint(places, event.clientX - box.left, event.clientY - box.top, textPx * REACH_TEXTS)
    if (row >= 0) setSample(row)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = neighbourRow(event.key, event.shiftKey, frames.latest()?.probe.row ?? sample, dataset.X.rows)
    if (row === null) return
    event.preventDefault()
    event.stopPropagation()
    setSample(row)
  }

  const isPlain = !dataset.made && dataset.X.columns === 2 // the border of one unit is a line
  const size = { width: pictureWidth, height: pictureHeight }
  return (
    <div
      className="picture"
      style={size}
      role="application"
      aria-label={`${LABELS[mode]}${others && mode === 'field' ? OTHERS[others] : ''} The arrow keys choose the shown sample.`}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    >
      <canvas ref={field} style={size} />
      <svg {...size} aria-hidden="true">
        {scene && <PlaneAxes plot={plot} domain={scene.domain} names={axisNames(mode, dataset, look)} textPx={textPx} />}
      </svg>
      <Suspense>{stepping && isPlain && mode === 'field' && scene && <LineBefore plot={plot} domain={scene.domain} />}</Suspense>
      <canvas ref={points} style={size} />
    </div>
  )
}

/** The intervals of the inputs that the picture is over. */
function domainOf(dataset: Dataset, { over }: Look): readonly Interval[] {
  const domain = inputDomain(givenInputs(dataset))
  return over.map((input) => domain[input]!)
}

function axisNames(mode: OutputMode, dataset: Dataset, { over: [across = 0, up = 1], output: shown }: Look): readonly [string, string] {
  const { outputNames, task } = dataset
  const { inputNames } = givenInputs(dataset)
  const output = task === 'classes' ? 'output' : (outputNames[shown] ?? 'y1')
  if (mode === 'field') return [inputNames[across]!, inputNames[up]!]
  return mode === 'line' ? [inputNames[0]!, output] : ['target', `output ${output}`]
}

function sameDomain(a: readonly Interval[], b: readonly Interval[]): boolean {
  return a.length === b.length && a.every(([low, high], k) => b[k]![0] === low && b[k]![1] === high)
}
