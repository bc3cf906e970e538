import type { StoreApi } from 'zustand/vanilla'
import { PINNED_IN, PINNED_OUT } from '../../engine/network/network'
import type { StepTrace } from '../../engine/step/step-trace'
import type { Frame } from '../../trainer/protocol'
import type { Frames } from './frames'
import type { RunState } from './run-state'

/** Steps that the strip holds. */
export const STRIP_STEPS = 20

/** What a mask did with a unit. */
export type MaskState = 'kept' | 'dropped' | 'in' | 'out'

/** The masks that one row had in one step. */
export interface MaskColumn {
  readonly step: number
  readonly position: number // of the row in the batch
  readonly row: number // of the data, counted from 1
  readonly states: readonly (readonly MaskState[])[] // per hidden layer, per unit
}

/** The masks of one run's last steps. */
export interface Masks {
  /** One column for each of the last 20 steps up to that of the newest frame, which is the last; null where the step was not shown, or had no dropout. */
  strip(): readonly (MaskColumn | null)[]
  /** The mask that is drawn for the next step and has not acted yet; null while the run plays, or without dropout. */
  next(): MaskColumn | null
}

export function createMasks(state: StoreApi<RunState>, frames: Frames): Masks {
  let columns = new Map<number, MaskColumn>()
  let run = -1
  let last = -1 // step of the newest frame's last update
  frames.subscribe(collect)

  function collect(frame: Frame): void {
    const { trace } = frame
    if (frame.run !== run) columns = new Map()
    run = frame.run
    last = frame.position.step - 1
    for (const step of [...columns.keys()]) if (step > last || step <= last - STRIP_STEPS) columns.delete(step)
    const column = trace && columnOf(trace, state.getState().document.view.sample)
    if (trace && column) columns.set(trace.step, column)
  }

  return {
    strip() {
      return Array.from({ length: STRIP_STEPS }, (_, k) => columns.get(last - STRIP_STEPS + 1 + k) ?? null)
    },
    next() {
      const next = frames.latest()?.next
      return next ? columnOf(next, state.getState().document.view.sample) : null
    },
  }
}

/** Place among the recorded rows of the shown one, else of the first. */
export function recordedPlace({ included, rows }: StepTrace, sample: number): number {
  return Math.max(
    0,
    included.findIndex((position) => rows[position] === sample),
  )
}

/** The mask of the shown row where it is recorded, else of the first that is. */
function columnOf(trace: StepTrace, sample: number): MaskColumn | null {
  const { step, included, rows, mask, pins } = trace
  if (included.length === 0 || !mask.some((layer) => layer !== null)) return null
  const place = recordedPlace(trace, sample)
  const position = included[place]!
  const states = mask.slice(0, -1).map((layer, l) =>
    Array.from(rowAt(layer, place, included.length), (kept, unit): MaskState => {
      const pin = pins[l]?.[unit]
      if (pin === PINNED_IN) return 'in'
      return pin === PINNED_OUT ? 'out' : kept === 1 ? 'kept' : 'dropped'
    }),
  )
  return { step, position, row: rows[position]! + 1, states }
}

function rowAt(layer: Float64Array | null, place: number, rows: number): Float64Array {
  const width = (layer?.length ?? 0) / rows
  return layer?.subarray(place * width, (place + 1) * width) ?? new Float64Array(0)
}
