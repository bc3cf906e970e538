import { useEffect, useMemo, useRef, useState } from 'react'
import { firstRun, history, latestFrame, seek, useRun } from '../../page'
import { fitCanvas } from '../../ui/chart/canvas'
import { useLoaded } from '../../ui/use-loaded'
import { flagGroups } from '../curves/flags'
import { rowsWith } from '../curves/row-list'
import { changeWords } from '../curves/use-flagged'
import { rootPx } from '../root-px'
import { themeColors } from '../theme-colors'
import { createThrottle } from '../throttle'
import { usePainter } from '../use-painter'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { createDrag } from './drag'
import { paintTrack } from './draw'
import { FLAG_PX, lastOf, layoutTimeline, MOST_FLAGS, stepText } from './layout'
import './timeline.css'

/** While the thumb moves a seek starts this often; the newest place wins. */
const SEEK_MS = 80
/** How often a playing run tells screen readers its position. */
const TELL_MS = 500
/** Widths in sizes of small text from which the empty track has room for what to do, and for where to look. */
const ROOM = { press: 16, look: 40 }
/** Fetched with the first change. */
const flagButtons = () => import('./FlagButtons')

/** A slider over all steps of the run so far; its track is the curve of the training loss. */
export function TimelineView({ width, height }: ViewSize) {
  const lastStep = useRun((state) => state.lastStep)
  const status = useRun((state) => state.status)
  const changes = useRun((state) => state.document.changes)
  const scenario = useRun((state) => state.document.scenario)
  const words = useLoaded(changeWords, changes.length > 0)
  const flagged = useLoaded(flagButtons, changes.length > 0)
  const sentences = useMemo(() => words?.changeSentences(scenario, changes) ?? [], [words, scenario, changes])
  const flags = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const slider = useRef<HTMLInputElement>(null)
  const toldAt = useRef(Number.NEGATIVE_INFINITY)
  const [drag] = useState(createDrag)
  const [seeks] = useState(() => createThrottle(SEEK_MS))
  const targetPx = rootPx('--target')
  const layout = useMemo(() => layoutTimeline(width, height, targetPx), [width, height, targetPx])
  useEffect(() => () => seeks.cancel(), [seeks])

  function paint(): void {
    const frame = latestFrame()
    if (!frame || !slider.current) return
    const now = performance.now()
    const { step } = frame.position
    const last = lastOf(lastStep, step)
    const present = Math.min(last, drag.shown(step, firstRun.state.getState().status === 'seeking', now))
    const rows = rowsWith(history.rows(), frame.row)
    const { track } = layout
    const gap = Math.max(FLAG_PX, track.width / (MOST_FLAGS - 1))
    const groups = flagGroups(changes, (at) => track.x + (at / last) * track.width, gap)
    const nowX = track.x + (present / last) * track.width
    paintTrack(fitCanvas(canvas.current!, width, height), { layout, rows, nowX, last, groups }, themeColors())
    if (flags.current) flagged?.placeFlags(flags.current, groups, sentences)
    const input = slider.current
    if (input.max !== String(last)) input.max = String(last)
    if (input.value !== String(present)) input.value = String(present)
    if (!frame.exact && present === step && now - toldAt.current < TELL_MS) return
    toldAt.current = now
    const text = stepText(present, Math.max(lastStep, step))
    if (input.getAttribute('aria-valuetext') !== text) input.setAttribute('aria-valuetext', text)
  }

  function onInput(): void {
    const target = Number(slider.current!.value)
    drag.move(target)
    seeks.run(() => seek(target))
    paint()
  }

  function onRelease(): void {
    drag.release(performance.now())
    paint()
  }

  usePainter(paint, [layout, lastStep, status, sentences, flagged])
  const atStart = lastStep === 0 && status === 'paused'
  const room = width / useTextPx()
  return (
    <div className="layers timeline" data-wide={layout.thumb > 12 || undefined} style={{ width, height }}>
      <canvas ref={canvas} style={{ width, height }} />
      <input
        ref={slider}
        type="range"
        aria-label="Step"
        min={0}
        max={1}
        step={1}
        defaultValue={0}
        style={{ width: layout.track.width + layout.thumb }}
        disabled={lastStep === 0 && status !== 'playing'}
        onChange={onInput}
        onPointerUp={onRelease}
        onKeyUp={onRelease}
        onBlur={onRelease}
      />
      {atStart && room > ROOM.press && (
        <p className="timeline-first">
          <strong>← Press Play{room > ROOM.look && ', or Step for a single update'}</strong>
          {room > ROOM.look && <span>All weights move downhill, the loss falls along this line, and the output takes shape.</span>}
        </p>
      )}
      {flagged && <flagged.FlagButtons root={flags} />}
    </div>
  )
}
