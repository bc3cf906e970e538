import type { StoppingSpec } from '../../document/types'
import type { Position } from '../../trainer/protocol'

/** The pace is that of about this time: long enough to be steady, short enough to follow another load. */
const WINDOW_MS = 5000
/** Before this nothing is known that a person could rely on. */
const LEAST_MS = 1000

/** How fast a run that plays moves on. */
export interface Pace {
  /** Hears where the run is; what was measured before is forgotten when it goes back. */
  hear(step: number, nowMs: number): void
  /** Steps a second; NaN as long as too little was heard. */
  perSecond(): number
  forget(): void
}

export function createPace(): Pace {
  let heard: { readonly step: number; readonly ms: number }[] = []
  return {
    hear(step, ms) {
      if (step < (heard.at(-1)?.step ?? 0)) heard = []
      // one too old stays, so that the measured time spans the window
      while (heard.length > 2 && ms - heard[1]!.ms >= WINDOW_MS) heard.shift()
      heard.push({ step, ms })
    },
    perSecond() {
      const [first, last] = [heard[0], heard.at(-1)]
      if (!first || !last || last.ms - first.ms < LEAST_MS) return Number.NaN
      return (1000 * (last.step - first.step)) / (last.ms - first.ms)
    },
    forget() {
      heard = []
    },
  }
}

/** Where a run that plays will end, as far as that is known, and what it has come to then. */
export interface End {
  readonly steps: number // from now
  readonly of: 'epochs' | 'epoch' | 'step'
}

/**
 * The nearest end: that of the epoch, or a step, where a person has asked for one, else that of the epochs that a rule of stopping counts.
 * @param goal a step; 'epoch': the end of the present one
 */
export function endOf({ step, epoch, batch, batches }: Position, stopping: StoppingSpec, goal: number | 'epoch' | null): End | null {
  const inEpoch = batches - batch + 1
  if (goal === 'epoch') return { steps: inEpoch, of: 'epoch' }
  if (goal !== null) return goal > step ? { steps: goal - step, of: 'step' } : null
  if (stopping.kind !== 'epochs' || epoch >= stopping.epochs) return null
  return { steps: (stopping.epochs - epoch - 1) * batches + inEpoch, of: 'epochs' }
}

/** 'about 40 s', 'about 3 min': no more is known. */
export function aboutTime(seconds: number): string {
  if (seconds < 1) return 'about 1 s'
  if (seconds < 20) return `about ${Math.ceil(seconds)} s`
  if (seconds < 100) return `about ${Math.ceil(seconds / 5) * 5} s`
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min`
  return `about ${Math.round(seconds / 3600)} h`
}
