import { lastChanges, type Vitals } from '../../health/finding'
import { findingsOf, judge, type Light } from '../../health/judge'
import { raiseIn } from '../../health/raise'
import { flatUnits, nodeErrorNorm, type UnitCounts } from '../../health/unit-counts'
import type { Frame, HistoryRow } from '../../trainer/protocol'
import type { Run } from './create-run'
import { type RunState, scenarioInForce } from './run-state'
import { createUnitWatch } from './unit-watch'

/** A person reads no faster; the rules look through the whole history. */
const UPDATE_MS = 250

/** The lights of one run. */
export interface Health {
  /** Calls back at most 4 times a second while the run moves, and when a look is over. The lights are kept up to date only while somebody listens. */
  subscribe(listener: () => void): () => void
  /** The lights with the newest numbers. */
  latest(): readonly Light[]
  /** The lights, the same as long as only their numbers change. */
  shown(): readonly Light[]
  /** How many things are wrong. */
  problems(): number
  /** A number of the batches last looked at, for `resolveRef`: `rows`, `flat/<hidden layer>` units, `nodeErrors/<weight layer>`. */
  unitsValue(step: number, path: readonly string[]): number
}

/** Of a run, made when it is first asked for. */
export function healthOf(run: Run): Health {
  return run.part(createHealth)
}

function createHealth({ state: store, frames, traces, alone }: Run): Health {
  const units = createUnitWatch(traces, schedule)
  const listeners = new Set<() => void>()
  let ends: readonly (() => void)[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  let updatedMs = Number.NEGATIVE_INFINITY
  let newest: readonly Light[] = []
  let shown: { readonly words: string; readonly lights: readonly Light[] } = { words: '', lights: [] }

  function stateChanged(state: RunState, before: RunState): void {
    const { changes } = state.document
    if (state.run !== before.run || changes !== before.document.changes) units.forget()
    if (state.run !== before.run || state.status !== before.status || changes !== before.document.changes) schedule()
  }

  function schedule(): void {
    if (timer !== null || listeners.size === 0) return
    timer = setTimeout(update, Math.max(0, updatedMs + UPDATE_MS - performance.now()))
  }

  function update(): void {
    timer = null
    updatedMs = performance.now()
    const state = store.getState()
    const frame = frames.latest()
    if (!frame || frame.run !== state.run || !state.network || !state.split) return
    const playing = state.status === 'playing'
    if (playing || state.status === 'paused' || state.status === 'diverged') {
      const { lastTyped } = lastChanges(state.document.changes, frame.position.step)
      units.look(state.network, frame, playing, playing && !alone(), lastTyped) // two runs that play have no time to spare
    }
    newest = judge(vitalsOf(state, frame, frames.history.rows(), units.counts()))
    const words = JSON.stringify(newest, (key, value: unknown) => (key === 'value' || key === 'record' ? '' : value))
    if (words !== shown.words) shown = { words, lights: newest }
    for (const listener of listeners) listener()
  }

  return {
    subscribe(listener) {
      if (listeners.size === 0) ends = [frames.subscribe(schedule), store.subscribe(stateChanged)]
      listeners.add(listener)
      schedule()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        for (const end of ends) end()
        if (timer !== null) clearTimeout(timer)
        timer = null
      }
    },
    latest: () => newest,
    shown: () => shown.lights,
    problems: () => findingsOf(shown.lights).length,
    unitsValue(step, [name, layer]) {
      const { network } = store.getState()
      const counts = units.counts()
      if (!network || counts?.step !== step) return Number.NaN
      if (name === 'rows') return counts.rows
      if (name === 'flat') return flatUnits(network, counts, Number(layer)).length
      if (name === 'nodeErrors') return nodeErrorNorm(counts, Number(layer))
      throw new RangeError(`health has no ${name}`)
    },
  }
}

function vitalsOf(state: RunState, frame: Frame, kept: readonly HistoryRow[], counts: UnitCounts | null): Vitals {
  const { step } = frame.position
  const network = state.network!
  const rows = rowsUpTo(frame, kept)
  return {
    step,
    scenario: scenarioInForce(state),
    network,
    trainingRows: state.split!.train.length,
    parameters: frame.parameters,
    trace: frame.trace,
    rows,
    ...lastChanges(state.document.changes, step),
    raise: raiseIn(state.document, rows, step),
    resting: state.status !== 'playing',
    units: counts,
    revisit: frame.revisit,
    diverged: state.diverged,
  }
}

/** The rows up to the frame's step, and its own: between the kept ones, where the run rests. */
function rowsUpTo({ position, row }: Frame, kept: readonly HistoryRow[]): readonly HistoryRow[] {
  const rows = kept.filter(({ step }) => step <= position.step)
  return row && (rows.at(-1)?.step ?? -1) < row.step ? [...rows, row] : rows
}
