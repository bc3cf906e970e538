import { useEffect, useMemo, useRef, useState } from 'react'
import { firstRun, history, latestFrame, seek, useRun } from '../../page'
import { fitCanvas } from '../../ui/chart/canvas'
import { useLoaded } from '../../ui/use-loaded'
import { type FlagGroup, flagGroups, flagWords } from '../curves/flags'
import { rowsWith } from '../curves/row-list'
import { changeWords } from '../curves/use-flagged'
import { rootPx } from '../root-px'
import { themeColors } from '../theme-colors'
import { createThrottle } from '../throttle'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import { createDrag } from './drag'
import { paintTrack } from './draw'
import { FlagButtons, MOST_FLAGS } from './FlagButtons'
import { lastOf, layoutTimeline, stepText } from './layout'
import './timeline.css'

/** While the thumb moves a seek starts this often; the newest place wins. */
const SEEK_MS = 80
/** How often a playing run tells screen readers its position. */
const TELL_MS = 500
/** Width of the button on a flag, and so the least distance of two flags. */
const FLAG_PX = 24

/** A slider over all steps of the run so far; its track is the curve of the training loss. */
export function TimelineView({ width, height }: ViewSize) {
  const lastStep = useRun((state) => state.lastStep)
  const status = useRun((state) => state.status)
  const changes = useRun((state) => state.document.changes)
  const scenario = useRun((state) => state.document.scenario)
  const words = useLoaded(changeWords, changes.length > 0)
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
    placeFlags(flags.current!, groups, sentences)
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

  usePainter(paint, [layout, lastStep, status, sentences])
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
        disabled={lastStep === 0 && status !== 'playing'}
        onChange={onInput}
        onPointerUp={onRelease}
        onKeyUp={onRelease}
        onBlur={onRelease}
      />
      <FlagButtons root={flags} />
    </div>
  )
}

function placeFlags(root: HTMLElement, groups: readonly FlagGroup[], sentences: readonly string[]): void {
  for (const [k, button] of root.querySelectorAll('button').entries()) {
    const group = groups[k]
    if (button.hidden !== (group === undefined)) button.hidden = group === undefined
    if (!group) continue
    const words = flagWords(group, sentences)
    if (button.dataset.words !== words) {
      button.dataset.words = words
      button.setAttribute('aria-label', `Change at ${words.replaceAll('\n', '; ')}`)
    }
    const transform = `translate(${(group.x - FLAG_PX / 4).toFixed(1)}px, 0)`
    if (button.style.transform !== transform) button.style.transform = transform
  }
}
