import type { Rate } from '../protocol'

/** A run that lags further behind than this does not hurry to catch up. */
const LAG_MS = 250

/** How far a play at a given rate may have come. */
export interface Pacer {
  /** Begins at this step; the first step may be made at once. */
  start(rate: Rate, step: number, nowMs: number): void
  /** Goes on at the same rate from this step: another run sets the pace. */
  restart(step: number, nowMs: number): void
  /** The step that may be reached by now, from the present one. */
  target(step: number, nowMs: number): number
  /** Time until the step after the present one may be made. */
  waitMs(step: number, nowMs: number): number
  /** Steps a second; Infinity without pacing. */
  readonly perSecond: number
}

export function createPacer(): Pacer {
  let perSecond = Number.POSITIVE_INFINITY
  let origin = 0
  let startMs = 0
  function restart(step: number, nowMs: number): void {
    origin = step
    startMs = nowMs
  }

  return {
    get perSecond() {
      return perSecond
    },
    start(rate, step, nowMs) {
      perSecond = rate === 'max' ? Number.POSITIVE_INFINITY : rate
      restart(step, nowMs)
    },
    restart,
    target(step, nowMs) {
      if (perSecond === Number.POSITIVE_INFINITY) return perSecond
      const target = origin + 1 + Math.floor(((nowMs - startMs) * perSecond) / 1000)
      if (target - step <= 1 + (LAG_MS * perSecond) / 1000) return target
      restart(step, nowMs)
      return step + 1
    },
    waitMs(step, nowMs) {
      if (perSecond === Number.POSITIVE_INFINITY) return 0
      return Math.max(0, startMs + ((step - origin) * 1000) / perSecond - nowMs)
    },
  }
}
