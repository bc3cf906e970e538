import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { firstRun, ghostRows, history, latestFrame, type Places, placesOf, usePage, useRun } from '../../page'
import type { CurveTab } from '../../page/state/page-state'
import type { HistoryRow } from '../../trainer/protocol'
import type { Axis } from '../../ui/chart/axis'
import { fitCanvas } from '../../ui/chart/canvas'
import { epochAxis, stepAxis, valueAxis } from '../../ui/chart/domains'
import { themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import { chartFlags, type Flagged, paintChartAxes } from './axes'
import { type Chart, paintCurves, type Source, type Sources, xOfStep } from './draw'
import { paintEndLabels, paintGhostLabel } from './end-labels'
import { flagAt, flagWords } from './flags'
import type { CurvesLayout } from './layout'
import { paintCross, paintNote, paintReadOut } from './read-out'
import { nearestRow } from './row-list'
import { emptyText, rangeOf, type Series } from './series'
import { NO_SOURCE, sourceOf, sourceOfRun } from './sources'
import { useFlagged } from './use-flagged'
import type { LossAxis, lossAxis } from './vertical-axis'

export type CurvesNodes = ReturnType<typeof useCurvesNodes>

/** The elements that the painter writes into. */
export function useCurvesNodes() {
  return {
    canvas: useRef<HTMLCanvasElement>(null),
    axes: useRef<SVGGElement>(null),
    marks: useRef<SVGSVGElement>(null),
    ghost: useRef<SVGTextElement>(null),
    cross: useRef<SVGGElement>(null),
    note: useRef<HTMLParagraphElement>(null),
    readOut: useRef<HTMLDivElement>(null),
    empty: useRef<HTMLParagraphElement>(null),
    live: useRef<HTMLParagraphElement>(null),
  }
}

export interface CurvesInput {
  readonly tab: CurveTab
  readonly series: readonly Series[]
  readonly log: boolean
  readonly layout: CurvesLayout
  readonly asTable: boolean
  readonly onWide: () => void // the values span too much for an axis from 0
}

/** Loaded after the first sight, which has no curve. */
let axisOfLosses: typeof lossAxis | null = null

const BIG_MOVE = 10
/** Losses that span more than this fall to the ground of an axis from 0. */
const WIDE = 20
/** How far a run before may raise the axis, in times of what this run needs. */
const GHOST_ABOVE = 4
const SHARE_AXIS: Axis = { domain: [0, 1], log: false, text: 'percent' }

/** Paint the curves with every frame. Return the handlers of the read-out. */
export function useCurves(nodes: CurvesNodes, { tab, series, log, layout, asTable, onWide }: CurvesInput) {
  const flagged = useFlagged()
  const ghost = useRun((state) => state.ghost)
  const classes = useRun((state) => state.dataset !== null && state.dataset.task !== 'regression')
  const reading = useRef<number | null>(null) // step of the row that is read
  const pointed = useRef<number | null>(null) // px of the pointer: a flag may stand between two rows
  const shown = useRef<{ readonly chart: Chart; readonly rows: readonly HistoryRow[] } | null>(null)
  const runB = usePage(({ runs }) => runs[1] ?? null)

  function paint(): void {
    const frame = latestFrame()
    if (!frame || !nodes.readOut.current) return
    const sources: Sources = { A: sourceOf(history, frame), B: runB ? sourceOfRun(runB) : NO_SOURCE }
    const { rows, present } = sources.A
    const places = placesOf(firstRun.state.getState(), runB?.state.getState() ?? null)
    const cut = ghost && !runB ? ghostRows() : []
    paintReadOut(nodes.readOut.current, tab, series, ({ side }) => readRow(side, sources, places), places)
    if (!nodes.canvas.current) return
    const { plot, pictureWidth, pictureHeight, textPx } = layout
    const { axis: y, startsAbove } = verticalAxis(sources, cut)
    const chart: Chart = { plot, series, x: horizontalAxis(places, sources, cut, frame.position.step), y, places, startsAbove }
    shown.current = { chart, rows }
    const colors = themeColors()
    const drawn = present !== null && series.some(({ value }) => !Number.isNaN(value(present)))
    const empty = !drawn || (rows.length < 2 && cut.length === 0)
    nodes.empty.current!.hidden = !empty
    const words = empty ? emptyText(tab, classes, frame.position.step > 0) : ''
    if (nodes.empty.current!.textContent !== words) nodes.empty.current!.textContent = words
    paintChartAxes(nodes.axes.current!, chart, flagged, textPx)
    nodes.axes.current!.toggleAttribute('data-empty', empty) // no grid behind the words
    const context = fitCanvas(nodes.canvas.current, pictureWidth, pictureHeight)
    if (!empty) paintCurves(context, chart, sources, cut, colors)
    const labels = paintEndLabels(nodes.marks.current!, chart, empty ? null : sources, textPx, frame.exact)
    paintGhostLabel(nodes.ghost.current!, chart, empty ? [] : cut, present, labels, textPx)
    const read = reading.current === null || empty ? null : readRow('A', sources, places)
    paintCross(nodes.cross.current!, chart, read && (({ side }) => readRow(side, sources, places)), colors.stroke * 2.6)
    const x = pointed.current ?? (read ? xOfStep(chart, read.step) : Number.NaN)
    const near = reading.current === null ? [] : flagged.map((one) => wordsAt(one, chart, x))
    const notes = near.filter(({ text }) => text !== '')
    paintNote(nodes.note.current!, chart, notes[0]?.x ?? 0, notes.map(({ text }) => text).join('\n'), pictureWidth, textPx)
  }

  /** Of a run at the place that is read in run A, else at the present step. */
  function readRow(side: Series['side'], sources: Sources, places: Places): HistoryRow | null {
    const { rows, present } = sources[side]
    if (reading.current === null) return present
    const at = nearestRow(rows, places.stepAt(side, places.at('A', reading.current)))
    return rows[at] ?? present
  }

  function wordsAt(one: Flagged, chart: Chart, x: number): { readonly x: number; readonly text: string } {
    const flag = flagAt(chartFlags(chart, one, layout.textPx), x, layout.textPx * 0.8)
    return { x: flag?.x ?? 0, text: flag ? flagWords(flag, one.sentences) : '' }
  }

  function verticalAxis({ A, B }: Sources, cut: readonly HistoryRow[]): LossAxis {
    if (tab === 'accuracy') return { axis: SHARE_AXIS, startsAbove: false }
    const rows = [A.rows, B.rows]
    const [own, before] = [rangeOf(series, rows.flat()), rangeOf(series, cut)]
    // a run before that went far above this one, as a diverged one does, leaves the picture rather than flatten it
    const earlier = log ? before.highest : Math.min(before.highest, GHOST_ABOVE * own.highest)
    const drawn = { lowest: least(own.lowest, before.lowest), highest: -least(-own.highest, -earlier) }
    if (own.highest > WIDE * drawn.lowest) onWide()
    return tab === 'loss' && axisOfLosses
      ? axisOfLosses(series, rows, drawn, log)
      : { axis: valueAxis(drawn.lowest, drawn.highest, log), startsAbove: false }
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { chart, rows } = shown.current ?? {}
    if (!chart || !rows?.length) return
    const from = nearestRow(rows, reading.current ?? latestFrame()?.position.step ?? 0)
    const to = keyTarget(event, from, rows.length)
    if (to === null && event.key !== 'Escape') return
    if (to === null && reading.current === null) return
    event.preventDefault()
    event.stopPropagation()
    pointed.current = null
    reading.current = to === null ? null : rows[to]!.step
    paint()
    const change = nodes.note.current!.textContent
    nodes.live.current!.textContent =
      to === null ? '' : `${nodes.readOut.current!.textContent}${change ? `, changed here: ${change.replaceAll('\n', '; ')}` : ''}`
  }

  function onPointer(event: PointerEvent<HTMLElement>): void {
    const { chart, rows } = shown.current ?? {}
    if (!chart || !rows?.length) return
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    pointed.current = x
    const place = chart.x.domain[0] + ((x - chart.plot.x) / chart.plot.width) * (chart.x.domain[1] - chart.x.domain[0])
    reading.current = rows[nearestRow(rows, chart.places.stepAt('A', Math.max(0, place)))]!.step
    paint()
  }

  function hide(): void {
    pointed.current = null
    reading.current = null
    paint()
  }

  function onPointerLeave(event: PointerEvent): void {
    if (event.pointerType !== 'touch') hide() // a tap leaves the line where it was set
  }

  const newest = useRef(paint)
  useLayoutEffect(() => {
    newest.current = paint
  })
  useEffect(() => {
    if (axisOfLosses) return
    void import('./vertical-axis').then((module) => {
      axisOfLosses = module.lossAxis
      newest.current()
    })
  }, [])
  usePainter(paint, [tab, series, log, layout, asTable, flagged, ghost, classes], runB)
  return { onKeyDown, onPointerMove: onPointer, onPointerDown: onPointer, onPointerLeave, onBlur: hide }
}

function keyTarget(event: KeyboardEvent, from: number, count: number): number | null {
  const by = event.shiftKey ? BIG_MOVE : 1
  switch (event.key) {
    case 'ArrowLeft':
      return Math.max(0, from - by)
    case 'ArrowRight':
      return Math.min(count - 1, from + by)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

function horizontalAxis(places: Places, { A, B }: Sources, cut: readonly HistoryRow[], step: number): Axis {
  const last = ({ rows }: Source) => rows.at(-1)?.step ?? 0
  const ends = [places.at('A', Math.max(step, last(A), cut.at(-1)?.step ?? 0)), places.at('B', last(B))]
  return places.unit === 'step' ? stepAxis(Math.max(...ends)) : epochAxis(Math.max(...ends))
}

/** The least of the values that exist. */
function least(...values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value))
  return known.length > 0 ? Math.min(...known) : Number.NaN
}
