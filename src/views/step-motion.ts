import { pageHidden, reducedMotion } from '../page/workers/browser'
import type { Frame } from '../trainer/protocol'

const STEP_MS = 250
/** Steps that come sooner after each other are more than five a second. */
const LEAST_APART_MS = 200

/** Paints a frame; `rests` once it is the frame itself. */
type Draw = (frame: Frame, rests: boolean) => void

export interface StepMotion {
  /**
   * Paint a frame: after a single step at rest with its weights on their way from those before, ease-out, else at once.
   * All other numbers of the frame are the record's from the first painting on.
   */
  paint(frame: Frame, draw: Draw): void
  stop(): void
}

/** Clock and frames of the browser; others in tests. */
const BROWSER = {
  nowMs: () => performance.now(),
  request: (tick: () => void) => requestAnimationFrame(tick),
  cancel: (id: number) => cancelAnimationFrame(id),
  still: () => reducedMotion() || pageHidden(),
}

export function createStepMotion({ nowMs, request, cancel, still }: typeof BROWSER = BROWSER): StepMotion {
  let last: { readonly frame: Frame; readonly atMs: number } | null = null
  let moving: { readonly from: Float64Array; readonly startMs: number; draw: Draw; id: number } | null = null

  function stop(): void {
    if (moving) cancel(moving.id)
    moving = null
  }

  function tick(): void {
    if (!moving || !last) return
    const { from, startMs, draw } = moving
    const left = 1 - Math.min(1, (nowMs() - startMs) / STEP_MS)
    if (left === 0) {
      moving = null
      draw(last.frame, true)
      return
    }
    const share = 1 - left * left * left
    const parameters = last.frame.parameters.map((to, k) => from[k]! + (to - from[k]!) * share)
    moving.id = request(tick)
    draw({ ...last.frame, parameters }, false)
  }

  return {
    stop,
    paint(frame, draw) {
      const before = last
      const atMs = nowMs()
      const same = before?.frame.run === frame.run && before.frame.position.step === frame.position.step
      if (same && moving) {
        moving.draw = draw
        last = { frame, atMs: before.atMs }
        return
      }
      stop()
      last = same ? { frame, atMs: before.atMs } : { frame, atMs }
      const next = before?.frame.run === frame.run && frame.position.step === before.frame.position.step + 1
      if (!next || !frame.exact || !before.frame.exact || still() || atMs - before.atMs < LEAST_APART_MS) {
        draw(frame, true)
        return
      }
      moving = { from: before.frame.parameters, startMs: atMs, draw, id: 0 }
      tick()
    },
  }
}
