/** What the thumb shows while a person moves it, until the run is there. */
export interface Drag {
  /** The person moved the thumb. */
  move(value: number): void
  /** The person let go. */
  release(nowMs: number): void
  /** The step the thumb shows when the run is at `step`; ends the drag once the run has arrived or stopped elsewhere. */
  shown(step: number, seeking: boolean, nowMs: number): number
}

/** A seek is under way at latest this long after the thumb was let go. */
const SETTLE_MS = 400

export function createDrag(): Drag {
  let value: number | null = null
  let releasedAt: number | null = null
  return {
    move(next) {
      value = next
      releasedAt = null
    },
    release(nowMs) {
      if (value !== null) releasedAt = nowMs
    },
    shown(step, seeking, nowMs) {
      if (value === null) return step
      if (releasedAt !== null && (step === value || (!seeking && nowMs - releasedAt > SETTLE_MS))) {
        value = null
        return step
      }
      return value
    },
  }
}
