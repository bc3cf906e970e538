import type { Network } from '../../engine/network/network'
import { addCounts, countUnits, type UnitCounts } from '../../health/unit-counts'
import type { Frame } from '../../trainer/protocol'
import type { Traces } from './traces'

/** Rows of as many of the last batches as it takes: twice what the rules need, so that a unit is not judged by one batch. */
const ROWS = 40
const MOST_BATCHES = 20
/** Numbers in a trace that are worth a look: rows times units. */
const MOST_NUMBERS = 1_000_000
/** Multiplications of a step up to which earlier steps are made again for it, and up to which it is looked at while the run plays. */
const CHEAP_PAUSED = 1_000_000
const CHEAP_PLAYING = 100_000

/** Looks at all rows of the last batches, for what a single sample cannot say. */
export interface UnitWatch {
  /** What was counted in the batches before the step last looked at; null before the first. */
  counts(): UnitCounts | null
  /** Asks for what is missing: the last batches of a run that rests, one batch of a run that plays; none before step `since`, for the network was another one. */
  look(network: Network, frame: Frame, playing: boolean, busy: boolean, since: number): void
  /** The run or its past is another one. */
  forget(): void
}

/** @param onCounted something more is known */
export function createUnitWatch(traces: Traces, onCounted: () => void): UnitWatch {
  let known = new Map<number, UnitCounts>() // by step
  let total: UnitCounts | null = null
  let asking = false
  let epoch = 0 // answers of an earlier one are dropped

  /** Adds up the newest batches before the step, until there are rows enough; the others are let go. */
  function combine(before: number): void {
    const steps = [...known.keys()].filter((step) => step < before).sort((a, b) => b - a)
    total = null
    const used = new Map<number, UnitCounts>()
    for (const step of steps) {
      if (total && (total.rows >= ROWS || total.batches >= MOST_BATCHES)) break
      const one = known.get(step)!
      used.set(step, one)
      total = total ? addCounts(total, one) : one
    }
    known = used
  }

  /** The next step to look at, going back from the last one; null when enough is known. */
  function missing(before: number, cost: number, playing: boolean, since: number): number | null {
    if (before - 1 < since) return null
    if (playing) return cost <= CHEAP_PLAYING ? before - 1 : null
    let rows = 0
    for (let k = 1; k <= MOST_BATCHES && k <= before - since && rows < ROWS; k++) {
      const one = known.get(before - k)
      if (!one) return k === 1 || cost <= CHEAP_PAUSED ? before - k : null
      rows += one.rows
    }
    return null
  }

  return {
    counts: () => total,
    look(network, { position, trace }, playing, busy, since) {
      const { step } = position
      if ((total?.step ?? -1) >= step) combine(step) // the run went back
      const rows = trace?.rows.length ?? 0
      const units = network.sizes.reduce((sum, size) => sum + size, 0)
      if (asking || busy || step === 0 || rows === 0 || rows * units > MOST_NUMBERS) return
      const wanted = missing(step, rows * network.parameterCount, playing, since)
      if (wanted === null || known.has(wanted)) return
      const asked = epoch
      asking = true
      void traces.fresh(wanted).then((answer) => {
        asking = false
        if (asked !== epoch) return
        if (!answer) return
        known.set(wanted, countUnits(network, answer))
        combine(step)
        onCounted()
      })
    },
    forget() {
      epoch += 1
      known = new Map()
      total = null
    },
  }
}
