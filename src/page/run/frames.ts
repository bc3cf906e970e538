import type { Frame, HistoryRow } from '../../trainer/protocol'
import { History } from '../../trainer/run/history'
import { onVisibilityChange, pageHidden } from '../workers/browser'
import { createPicturePace, PICTURE_MS } from './picture-pace'
import { createTrajectoryStore, type TrajectoryValues } from './trajectory'

/** `pictures`: what is no number is to be painted too; of a run that swings only now and then. */
type Painter = (frame: Frame, pictures: boolean) => void

/** What the page holds of one run at frame rate: the newest frame, the history, and where its parameters have been. */
export interface Frames {
  /** The page's copy of the run's history: metrics at counted steps, ascending. Read it anew at every frame. */
  readonly history: {
    rows(): readonly HistoryRow[]
    /** The row of exactly this step. */
    at(step: number): HistoryRow | null
  }
  /** Rows of the future that was cut by the last change in the past: the grey curve. Empty when there is none. */
  ghostRows(): readonly HistoryRow[]
  /** The newest frame of the run; null until its first one. */
  latest(): Frame | null
  /** The same, null while a change has been made that is not in it yet. */
  current(): Frame | null
  /** The frame whose pictures are on the screen. */
  painted(): Frame | null
  /** The way of parameter `index`; empty when it is not watched. */
  trajectoryFor(index: number): TrajectoryValues
  /**
   * Register a painter for every frame; all run within one animation frame. Return the function that ends it.
   * It is not called with the present frame: paint that yourself when mounting.
   */
  subscribe(paint: Painter): () => void
  /** Where the credit for one more frame goes, once the one before is painted. */
  onPainted(send: () => void): void
  /**
   * Forgets the run before. 'run': it goes on after its worker died, its past stays. 'ghost': its rows stay as the grey curve,
   * for the same run is made again with other settings.
   */
  reset(keep?: 'nothing' | 'run' | 'ghost'): void
  /** Takes in a frame and asks for one painting of the newest. */
  receive(frame: Frame): void
  /** A change was logged: the newest frame is of the settings or weights before it. */
  outdate(): void
  /** The future after `step` is cut: its rows become the ghost. */
  cutFuture(step: number): void
}

export function createFrames(): Frames {
  let newest: Frame | null = null
  let painted: Frame | null = null
  let outdated = false
  let pending: { readonly kind: 'animation'; readonly id: number } | { readonly kind: 'timeout' } | null = null
  let sendCredit: (() => void) | null = null
  let picturesMayBePainted = createPicturePace()
  let late: ReturnType<typeof setTimeout> | undefined // pictures that wait for their turn
  const painters = new Set<Painter>()
  const trajectory = createTrajectoryStore()

  let kept = new History()
  let before: readonly HistoryRow[] = [] // rows of the run before its worker died
  let ghost: readonly HistoryRow[] = []

  function receiveRows({ rows, rowsReset }: Frame): void {
    if (rowsReset) {
      const first = rows[0]?.step ?? Number.POSITIVE_INFINITY
      kept = new History()
      for (const row of before) if (row.step < first) kept.append(row)
    }
    for (const row of rows) kept.append(row)
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
    paintAll(newest)
    sendCredit?.()
  }

  function paintAll(frame: Frame): void {
    const pictures = picturesMayBePainted(frame, performance.now())
    if (pictures) painted = frame
    clearTimeout(late)
    late = pictures ? undefined : setTimeout(() => newest && paintAll(newest), PICTURE_MS)
    for (const paint of painters) {
      try {
        paint(frame, pictures)
      } catch (error) {
        reportError(error) // a broken picture stops neither the others nor the run
      }
    }
  }

  onVisibilityChange(() => {
    if (!pending || pending.kind === 'timeout' || !pageHidden()) return
    cancelAnimationFrame(pending.id)
    pending = null
    schedule()
  })

  return {
    history: { rows: () => kept.rows(), at: (step) => kept.at(step) },
    ghostRows: () => ghost,
    latest: () => newest,
    current: () => (outdated ? null : newest),
    painted: () => painted,
    trajectoryFor: trajectory.valuesOf,
    subscribe(paint) {
      painters.add(paint)
      return () => {
        painters.delete(paint)
      }
    },
    onPainted(send) {
      sendCredit = send
    },
    reset(keep = 'nothing') {
      before = keep === 'run' ? kept.rows() : []
      outdated = false
      picturesMayBePainted = createPicturePace()
      if (keep !== 'run') {
        ghost = keep === 'ghost' ? kept.rows() : []
        kept = new History()
        newest = null
        painted = null
      }
      trajectory.reset(keep === 'run')
    },
    receive(frame) {
      newest = frame
      outdated = false
      receiveRows(frame)
      trajectory.receive(frame.trajectory)
      schedule()
    },
    outdate() {
      outdated = true
    },
    cutFuture(step) {
      ghost = kept.rows().filter((row) => row.step >= step)
      kept.cut(step)
      before = before.filter((row) => row.step <= step)
      trajectory.cut(step)
    },
  }
}
