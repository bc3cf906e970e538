import { PINNED_IN, PINNED_OUT } from '../engine/dropout'
import { type DropoutSoFar, dropoutSoFar, type HiddenUnit } from '../trainer/dropout-so-far'
import type { Frame } from '../trainer/protocol'
import type { RunStore } from './run-events'
import { sideA } from './side'

/** Steps that the strip holds. */
export const STRIP_STEPS = 20

/** What a mask did with a unit. */
export type MaskState = 'kept' | 'dropped' | 'in' | 'out'

/** The masks that one row had in one step. */
export interface MaskColumn {
  readonly step: number
  readonly states: readonly (readonly MaskState[])[] // per hidden layer, per unit
}

/** The masks of one run's last steps. */
interface Masks {
  /** One column for each of the last 20 steps, the newest last; null where the step was not shown, or had no dropout. */
  strip(): readonly (MaskColumn | null)[]
  /** How much dropout there was before a step, for a unit or for one never pinned; null before it is known. */
  before(step: number, unit?: HiddenUnit | null): DropoutSoFar | null
}

const ofRuns = new WeakMap<RunStore['app'], Masks>()
masksOf(sideA) // from the moment on that this is loaded, so that the strip is there when it is opened

/** Of a run beside from the first time on that it is asked for. */
export function masksOf(run: RunStore): Masks {
  const known = ofRuns.get(run.app)
  if (known) return known
  const masks = collectMasks(run)
  ofRuns.set(run.app, masks)
  return masks
}

function collectMasks({ app, frames }: RunStore): Masks {
  let columns = new Map<number, MaskColumn>()
  let run = -1
  frames.subscribe(collect)

  function collect(frame: Frame): void {
    const { trace } = frame
    if (frame.run !== run) columns = new Map()
    run = frame.run
    const last = trace?.step ?? -1
    for (const step of [...columns.keys()]) if (step > last || step <= last - STRIP_STEPS) columns.delete(step)
    if (!trace || trace.included.length === 0 || !trace.mask.some((mask) => mask !== null)) return
    const count = trace.included.length
    const states = trace.mask.slice(0, -1).map((mask, l) =>
      Array.from(mask?.subarray(0, mask.length / count) ?? [], (kept, unit): MaskState => {
        const pin = trace.pins[l]?.[unit]
        if (pin === PINNED_IN) return 'in'
        return pin === PINNED_OUT ? 'out' : kept === 1 ? 'kept' : 'dropped'
      }),
    )
    columns.set(last, { step: last, states })
  }

  return {
    strip() {
      const newest = Math.max(...columns.keys())
      return Array.from({ length: STRIP_STEPS }, (_, k) => columns.get(newest - STRIP_STEPS + 1 + k) ?? null)
    },
    before(step, unit = null) {
      const { document, split } = app.getState()
      return split ? dropoutSoFar(document.scenario, split.train.length, document.changes, step, unit) : null
    },
  }
}
