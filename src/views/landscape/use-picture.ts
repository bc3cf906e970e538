import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from 'react'
import { latestFrame, latestLandscape, sizeLandscape, subscribeLandscape, trajectoryFor, usePage, useRun } from '../../page'
import type { Frame, LandscapeEvaluation } from '../../trainer/protocol'
import { toX, toY } from '../../ui/chart/axis'
import { fitCanvas } from '../../ui/chart/canvas'
import { fadeFrom } from '../../ui/chart/fade'
import { formatNumber } from '../../ui/number/format-number'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { paintTerms } from '../terms'
import { subscribeTheme, themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import { useStepMotion } from '../use-step-motion'
import { arrowTip, type PathInput, paintPath, paintPointBelow, sharedTimes } from './draw-path'
import type { ContourLabel } from './field/contour-labels'
import { contoursInPx, paintField } from './field/draw-field'
import { paintScale } from './field/paint-scale'
import { type LandscapeLayout, tickRoom } from './layout'
import { hideMarks, paintLowestWords, paintMarks, type Spot } from './marks'
import type { LandscapeNodes } from './nodes'
import { pictureNotes } from './notes'
import { paintWindow } from './paint-window'
import { alongPath, type Domain, distanceOffSlice, projectPath } from './path-geometry'
import { useReadOut } from './use-read-out'
import { useWindow } from './use-window'

/** A coarser grid does not replace a finer one of the same window within this time: the picture would flicker. */
const COARSER_AFTER_MS = 1500
/** How long a moving picture says that its window has moved. */
const MOVED_MS = 2000
/** Points of the path that labels keep clear of. */
const MOST_SPOTS = 80
/** A path nearer to its slice than this share of the window is as good as in it. */
const SMALLEST_SHARE = 0.001
/** Width of an average letter as a share of the text size. */
const LETTER = 0.48
/** Characters that lines may leave empty at their ends. */
const LINE_ENDS = 9
/** Of new levels or another window. */
const FADE_MS = 300

interface Slice {
  readonly evaluation: LandscapeEvaluation
  readonly atMs: number
}

/**
 * Paints the slice whenever the Analyst has a new one, and the path with every frame, into the nodes.
 * Return the handlers of the read-out.
 * @param onRoom called where the ticks need other room; null without a picture
 */
export function usePicture(
  nodes: LandscapeNodes,
  width: number,
  layout: LandscapeLayout,
  names: readonly string[],
  asTable: boolean,
  onRoom: (room: number | null) => void,
) {
  const axes = useRun((state) => state.document.view.axes)
  const trainingRows = useRun((state) => state.split?.train.length ?? 0)
  const isSet = useRun((state) => state.document.view.window !== null)
  const samples = usePage((state) => state.sampleArrows)
  const beside = usePage(({ runs }) => runs[1] ?? null)
  const onTop = usePage(({ chosen }) => chosen !== 1)
  const paused = useRun((state) => state.status !== 'playing' && state.status !== 'seeking')
  const room = useRef<number | null>(null)
  const slice = useRef<Slice | null>(null)
  const movedMs = useRef(Number.NEGATIVE_INFINITY) // when the window moved
  const labels = useRef<readonly ContourLabel[]>([])
  const held = useRef(false) // the picture of the run waits for its turn
  const motion = useStepMotion()
  const buffer = useRef({ points: new Float32Array(0) })
  const readOut = useReadOut(
    nodes,
    layout,
    axes,
    () => slice.current?.evaluation ?? null,
    (u, v) => shown.shift(u, v),
  )
  const shown = useWindow(nodes, layout.plot, axes, readOut.place)

  function paintSlice(): void {
    if (!nodes.field.current) return
    const before = slice.current?.evaluation
    slice.current = chooseSlice(slice.current, axes)
    const evaluation = slice.current?.evaluation ?? null
    const looks = ({ levels, domain }: LandscapeEvaluation) => `${levels}/${isSet || domain}` // a hand moves a window at once
    if (before && evaluation && looks(before) !== looks(evaluation)) fadeFrom(nodes.field.current, FADE_MS)
    if (before && evaluation && !sameDomain(before.domain, evaluation.domain)) movedMs.current = performance.now()
    const context = fitCanvas(nodes.field.current, width, layout.pictureHeight)
    nodes.empty.current!.hidden = evaluation !== null
    nodes.flat.current!.hidden = evaluation?.levels.length !== 0
    paintWords(evaluation)
    if (nodes.scale.current) paintScale(nodes.scale.current, evaluation)
    if (evaluation) {
      const contours = contoursInPx(evaluation, layout.plot)
      paintField(context, nodes.grid, evaluation, contours, layout.plot, themeColors())
      labels.current = paintMarks(
        nodes.marks.current!,
        evaluation,
        contours,
        layout,
        asTable ? [] : labels.current, // behind a table nobody sees them move
        pointSpot(evaluation, latestFrame()),
        [pointSpot(evaluation, beside?.frames.latest() ?? null) ?? [], arrowSpots(evaluation), legendSpots()].flat(),
        pathSpots(evaluation),
      )
    } else {
      hideMarks(nodes.marks.current!)
    }
    if (nodes.axes.current) paintWindow(nodes.axes.current, layout, evaluation?.domain ?? null)
    const wanted = evaluation && tickRoom(evaluation.domain[1])
    if (room.current !== wanted) {
      room.current = wanted
      onRoom(wanted) // neither another slice nor another window is a render
    }
    readOut.paint()
    if (!held.current) paintRun()
  }

  /** The numbers of the caption. */
  function paintWords(evaluation: LandscapeEvaluation | null): void {
    if (evaluation) paintNumber(nodes.step.current!, evaluation.step, ref('landscape', evaluation.step, 'step'), 'count')
    else paintBlank(nodes.step.current!)
    paintLowestWords(nodes, evaluation)
    nodes.lowestWords.current!.hidden = !paused || layout.captionLines === 1 // the coarse grid of a moving picture misses a narrow valley
  }

  /** What labels keep clear of: the current point with its ring. */
  function pointSpot({ domain: [across, up] }: LandscapeEvaluation, frame: Frame | null): Spot | null {
    const parameters = frame?.parameters
    if (!parameters || Math.max(...axes) >= parameters.length) return null
    const radius = themeColors().stroke * 5 + layout.textPx * 0.3
    return { x: toX(layout.plot, across, parameters[axes[0]]!), y: toY(layout.plot, up, parameters[axes[1]]!), radius }
  }

  /** Places along the arrow of the next update. */
  function arrowSpots({ domain }: LandscapeEvaluation): Spot[] {
    const frame = latestFrame()
    const tip = frame && arrowTip(frame, axes, domain, layout, sharedTimes([frame, ...framesBeside(frame)], axes, domain, layout))
    if (!tip) return []
    return [0.3, 0.5, 0.7, 0.9, 1.05].map((share) => ({
      x: tip.fromX + share * (tip.x - tip.fromX),
      y: tip.fromY + share * (tip.y - tip.fromY),
      radius: layout.textPx * 0.7,
    }))
  }

  /** Places under the legends. */
  function legendSpots(): Spot[] {
    const picture = nodes.marks.current!.getBoundingClientRect()
    const legends = nodes.marks.current!.parentElement!.querySelectorAll('.landscape-legend:not([hidden])')
    return Array.from(legends, (legend) => legend.getBoundingClientRect()).flatMap(({ left, top, width, height }) =>
      [0, 0.25, 0.5, 0.75, 1].map((share) => ({
        x: left - picture.left + share * width,
        y: top - picture.top + height / 2,
        radius: Math.max(height / 2, width / 8) + layout.textPx / 2,
      })),
    )
  }

  /** A sample of the paths, so that numbers do not lie on them. */
  function pathSpots({ domain }: LandscapeEvaluation): Spot[] {
    return [trajectoryFor, ...(beside ? [beside.frames.trajectoryFor] : [])].flatMap((valuesOf) => {
      const [xs, ys] = [valuesOf(axes[0]).values, valuesOf(axes[1]).values]
      const count = projectPath(xs, ys, layout.plot, domain, layout.textPx, buffer.current)
      return alongPath(buffer.current.points, count, layout.textPx, MOST_SPOTS).map(([x, y]) => ({ x, y, radius: 2 }))
    })
  }

  /** The frame of the run beside this one, where it has the same weights. */
  function framesBeside({ parameters }: Frame): Frame[] {
    const frame = beside?.frames.latest()
    return frame?.parameters.length === parameters.length ? [frame] : []
  }

  function paintRun(): void {
    const frame = latestFrame()
    const evaluation = slice.current?.evaluation
    if (!nodes.path.current) return
    if (frame && evaluation) {
      motion.paint(frame, (shown, rests) => paintWay(shown, rests, evaluation))
      return
    }
    motion.stop()
    fitCanvas(nodes.path.current, width, layout.pictureHeight)
    nodes.notes.current!.textContent = ''
  }

  /** The path up to a frame; on its way there without what is said of it, and without the arrow, along which the point rolls. */
  function paintWay(frame: Frame, rests: boolean, evaluation: LandscapeEvaluation): void {
    if (!nodes.path.current) return
    const context = fitCanvas(nodes.path.current, width, layout.pictureHeight)
    const passed = (axis: number) => {
      const { steps, values } = trajectoryFor(axis)
      return rests || steps.at(-1) !== frame.position.step ? values : values.subarray(0, -1)
    }
    const [xs, ys] = [passed(axes[0]), passed(axes[1])]
    const colors = themeColors()
    const times = sharedTimes([frame, ...framesBeside(frame)], axes, evaluation.domain, layout)
    const path: PathInput = {
      frame,
      axes,
      domain: evaluation.domain,
      layout,
      xs,
      ys,
      colors,
      buffer: buffer.current,
      mark: 'A',
      onTop,
      bare: samples || !rests,
      times,
    }
    const outcome = paintPath(context, path)
    if (onTop) paintPointBelow(context, beside?.frames.latest() ?? undefined, path)
    if (!rests) return
    const still = frame.next !== null && axes.every((axis) => frame.next!.update[axis] === 0)
    const start = (index: number) => trajectoryFor(index).values[0] ?? Number.NaN
    const said = nodes.notes.current!.previousElementSibling!.textContent!.length // the sentence before
    const notes = pictureNotes(
      {
        ...outcome,
        arrow: paused ? outcome.arrow : outcome.arrow && 1, // by how much it is enlarged changes too often to read
        isSet,
        moved: paused ? evaluation.moved : performance.now() - movedMs.current < MOVED_MS,
        rows: evaluation.rows,
        trainingRows,
        flat: evaluation.levels.length === 0,
        compared: framesBeside(frame).length > 0,
        still,
        small: paused && frame.next !== null && !still && !outcome.outside && times === null,
        pictureStep: evaluation.step,
        pointStep: frame.position.step,
        paused,
        done: evaluation.done,
        stride: frame.trajectory.stride * outcome.dotEvery,
        offSlice:
          paused && frame.position.step > 0 ? visibleDistance(distanceOffSlice(frame.parameters, axes, start), evaluation.domain) : 0,
      },
      (value) => formatNumber(value, 2),
      Math.floor((layout.captionLines * (width - 24)) / (layout.textPx * LETTER)) - said - LINE_ENDS,
    )
    const text = ` ${notes}` // it goes on after the first sentence
    paintTerms(nodes.notes.current!, text)
  }

  const newest = useRef(paintSlice)
  useLayoutEffect(() => {
    newest.current = paintSlice
  })
  useLayoutEffect(() => subscribeLandscape(() => newest.current()), [])
  useLayoutEffect(() => subscribeTheme(() => newest.current()), [])
  useLayoutEffect(() => sizeLandscape(Math.max(layout.plot.width, layout.plot.height)), [layout])
  useLayoutEffect(() => newest.current(), [layout, axes, names.join(), asTable, samples])
  usePainter(
    (_, pictures) => {
      held.current = !pictures
      if (pictures) paintRun()
    },
    [paused, samples, onTop, isSet],
    beside,
  )
  return {
    ...readOut.handlers,
    ...shown.handlers,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      readOut.handlers.onPointerDown(event)
      shown.handlers.onPointerDown(event)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      shown.handlers.onPointerMove(event)
      if (shown.moving()) readOut.handlers.onBlur()
      else readOut.handlers.onPointerMove(event)
    },
    onKeyDown(event: KeyboardEvent) {
      shown.handlers.onKeyDown(event)
      if (!event.isPropagationStopped()) readOut.handlers.onKeyDown(event)
    },
  }
}

/** A distance from the slice; 0 where it is too small against the window to matter. */
function visibleDistance(distance: number, domain: Domain): number {
  const width = Math.max(...domain.map(([low, high]) => high - low))
  return distance < SMALLEST_SHARE * width ? 0 : distance
}

/** The newest slice over these axes, unless it is a coarser one of the same window that will soon be finer. */
function chooseSlice(old: Slice | null, axes: readonly [number, number]): Slice | null {
  const evaluation = latestLandscape()
  if (!evaluation || evaluation.axes[0] !== axes[0] || evaluation.axes[1] !== axes[1]) return null
  if (old?.evaluation === evaluation) return old
  const atMs = performance.now()
  const follows = old && old.evaluation.run === evaluation.run && sameDomain(old.evaluation.domain, evaluation.domain)
  if (follows && !evaluation.done && evaluation.side < old.evaluation.side && atMs - old.atMs < COARSER_AFTER_MS) return old
  return { evaluation, atMs }
}

function sameDomain(a: Domain | null, b: Domain | null): boolean {
  return a === b || (a !== null && b !== null && a.flat().every((value, k) => value === b.flat()[k]))
}
