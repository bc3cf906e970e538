import { History } from '../trainer/history'
import type { Frame, HistoryRow } from '../trainer/protocol'
import { onVisibilityChange, pageHidden } from './page'
import { cutTrajectory, receiveTrajectory, resetTrajectory } from './trajectory'

type Painter = (frame: Frame) => void

let newest: Frame | null = null
let painted: Frame | null = null
let pending: { readonly kind: 'animation'; readonly id: number } | { readonly kind: 'timeout' } | null = null
let sendCredit: (() => void) | null = null
const painters = new Set<Painter>()

let kept = new History()
let before: readonly HistoryRow[] = [] // rows of the run before its worker died
let ghost: readonly HistoryRow[] = []

/** The page's copy of the run's history: metrics at counted steps, ascending. Read it anew at every frame. */
export const history = {
  rows: (): readonly HistoryRow[] => kept.rows(),
  /** The row of exactly this step. */
  at: (step: number): HistoryRow | null => kept.at(step),
}

/** Rows of the future that was cut by the last change in the past: the grey curve. Empty when there is none. */
export function ghostRows(): readonly HistoryRow[] {
  return ghost
}

/** The newest frame of the newest run; null until its first one. */
export function latestFrame(): Frame | null {
  return newest
}

/** The frame that is on the screen. */
export function paintedFrame(): Frame | null {
  return painted
}

/**
 * Registers a painter for every frame; all run within one animation frame. Answers with the function that ends it.
 * It is not called with the present frame: paint that yourself when mounting.
 */
export function subscribeFrames(paint: Painter): () => void {
  painters.add(paint)
  return () => {
    painters.delete(paint)
  }
}

/** Where the credit for one more frame goes, once the one before is painted. */
export function onPainted(send: () => void): void {
  sendCredit = send
}

/**
 * Forgets the run before. 'run': it goes on after its worker died, its past stays. 'ghost': its rows stay as the grey curve,
 * for the same run is made again with other settings.
 */
export function resetFrames(keep: 'nothing' | 'run' | 'ghost' = 'nothing'): void {
  before = keep === 'run' ? kept.rows() : []
  if (keep !== 'run') {
    ghost = keep === 'ghost' ? kept.rows() : []
    kept = new History()
    newest = null
    painted = null
  }
  resetTrajectory(keep === 'run')
}

/** Takes in a frame and asks for one painting of the newest. */
export function receiveFrame(frame: Frame): void {
  newest = frame
  receiveRows(frame)
  receiveTrajectory(frame.trajectory)
  schedule()
}

function receiveRows({ rows, rowsReset }: Frame): void {
  if (rowsReset) {
    const first = rows[0]?.step ?? Number.POSITIVE_INFINITY
    kept = new History()
    for (const row of before) if (row.step < first) kept.append(row)
  }
  for (const row of rows) kept.append(row)
}

/** The future after `step` is cut: its rows become the ghost. */
export function cutFuture(step: number): void {
  ghost = kept.rows().filter((row) => row.step >= step)
  kept.cut(step)
  before = before.filter((row) => row.step <= step)
  cutTrajectory(step)
}

// A hidden page gets no animation frames; a timeout keeps the credit going there, at the browser's slow pace.
function schedule(): void {
  if (pending) return
  if (pageHidden()) {
    pending = { kind: 'timeout' }
    setTimeout(paintNewest, 0)
  } else {
    pending = { kind: 'animation', id: requestAnimationFrame(paintNewest) }
  }
}

function paintNewest(): void {
  pending = null
  if (!newest) return
  painted = newest
  for (const paint of painters) {
    try {
      paint(newest)
    } catch (error) {
      reportError(error) // a broken picture stops neither the others nor the run
    }
  }
  sendCredit?.()
}

onVisibilityChange(() => {
  if (!pending || pending.kind === 'timeout' || !pageHidden()) return
  cancelAnimationFrame(pending.id)
  pending = null
  schedule()
})
