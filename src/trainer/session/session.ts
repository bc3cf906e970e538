import { storeTable } from '../../data/table/stored-tables'
import { DocumentError } from '../../document/problem'
import type { Command, Event, RunId } from '../protocol'
import { rowsUsed, stepUsing, stepWithin } from '../run/lockstep'
import { Run } from '../run/run'
import { unreachable } from '../unreachable'
import { OpenRun, SHOWN_RATE } from './open-run'
import { createPacer } from './pacing'

export interface SessionOptions {
  readonly emit: (event: Event) => void
  readonly now: () => number // ms, of any origin
}

export interface Session {
  /** Takes a command in; what takes time is done by work(). Never throws: a run that fails says so and is closed. */
  handle(command: Command): void
  /** Work for about `sliceMs` ms. Return the ms until there is more to do: 0 now, Infinity after the next command. */
  work(sliceMs: number): number
  /** 16 hexadecimal digits of a run's parameters, optimizer state, generators and position. @throws Error without such a run */
  hash(run: RunId): string
}

/** Steps that the first run may be before what the others need, while it is played as fast as can be. */
const LEAD_AT_MAX = 32

/**
 * Holds the open runs and drives them in lockstep by commands: step by step, or by rows used where the batches differ.
 * The first one sets the pace. Knows neither worker nor clock.
 */
export function createSession({ emit, now }: SessionOptions): Session {
  const runs = new Map<RunId, OpenRun>()
  const pacer = createPacer()
  let paceSetter: RunId | null = null

  function open(command: Extract<Command, { type: 'open' }>): void {
    const { run: id, document, watch, from } = command
    runs.delete(id)
    try {
      const run = new Run(id, document, from ?? null)
      const entry = new OpenRun(run, watch, emit)
      emit({ type: 'opened', run: id, dataset: run.dataset, split: run.split, network: run.machine.network })
      runs.set(id, entry)
      if (run.step === document.step) entry.stop()
      else entry.seek(document.step)
    } catch (error) {
      runs.delete(id)
      if (error instanceof DocumentError) emit({ type: 'refused', run: id, problem: error.problem })
      else emit({ type: 'failed', run: id, step: 0, message: messageOf(error) })
    }
  }

  /** Does something with a run; where it throws the run is over, the others go on. */
  function attempt(entry: OpenRun, action: () => void): void {
    try {
      action()
    } catch (error) {
      runs.delete(entry.run.id)
      emit({ type: 'failed', run: entry.run.id, step: entry.run.step, message: messageOf(error) })
    }
  }

  function each(action: (entry: OpenRun) => void): void {
    for (const entry of [...runs.values()]) attempt(entry, () => action(entry))
  }

  function one(id: RunId, action: (entry: OpenRun) => void): void {
    const entry = runs.get(id)
    if (entry) attempt(entry, () => action(entry))
  }

  /** The step at which a run is level with the first one at a step of its own, or just behind where the batches differ. */
  function stepBeside(first: OpenRun, step: number, entry: OpenRun): number {
    return entry === first ? step : stepWithin(entry.run.batching, rowsUsed(first.run.batching, step))
  }

  /** All runs go as far as the first one, counted from where it will stand. */
  function advance(goalOf: (first: OpenRun) => number): void {
    const [first] = runs.values()
    if (!first) return
    const goal = goalOf(first)
    each((entry) => entry.advanceTo(Math.max(entry.run.step, stepBeside(first, goal, entry))))
  }

  function seek(step: number): void {
    const [first] = runs.values()
    if (first) each((entry) => entry.seek(stepBeside(first, step, entry)))
  }

  /** Runs that play stop level with the one that is furthest. */
  function pause(): void {
    const played = playing()
    const furthest = Math.max(...played.map((entry) => entry.run.machine.epochs.rowsUsed))
    each((entry) => {
      const behind = played.includes(entry) && entry.run.machine.epochs.rowsUsed < furthest
      if (behind) entry.advanceTo(Math.max(entry.run.step, stepWithin(entry.run.batching, furthest)))
      else entry.stop()
    })
  }

  /** A rule has ended one run: the others come to stand level with it. */
  function stopBeside(stopped: OpenRun): void {
    each((entry) => {
      if (entry.mode.kind === 'idle') return
      const step = stepBeside(stopped, stopped.run.step, entry)
      if (entry.run.step > step) entry.seek(step)
      else entry.advanceTo(step)
    })
  }

  function playing(): OpenRun[] {
    return [...runs.values()].filter((entry) => entry.mode.kind === 'play')
  }

  /** How far a run may step now: the first one in play keeps the pace, and none leaves the others behind. */
  function limitOf(entry: OpenRun, nowMs: number): number {
    const { run, mode } = entry
    if (mode.kind === 'goal') return mode.step
    if (mode.kind === 'idle') return run.step
    const [leader, ...others] = playing()
    if (leader && entry !== leader) return stepWithin(run.batching, leader.run.machine.epochs.rowsUsed)
    if (paceSetter !== run.id) {
      paceSetter = run.id
      pacer.restart(run.step, nowMs)
    }
    const lead = pacer.perSecond === Number.POSITIVE_INFINITY ? LEAD_AT_MAX : 0
    let limit = pacer.target(run.step, nowMs)
    // so far ahead that the others can make their next step
    for (const other of others) {
      const { rowsUsed, batchRows } = other.run.machine.epochs
      limit = Math.min(limit, stepUsing(run.batching, rowsUsed + batchRows) + lead)
    }
    return limit
  }

  /** Works on one run for about a chunk; false when it has nothing to do now. */
  function workOn(entry: OpenRun, nowMs: number): boolean {
    let worked = false
    if (entry.busy) {
      entry.workOnTask()
      worked = true
    }
    if (entry.mode.kind === 'idle' || !runs.has(entry.run.id)) return worked
    const limit = limitOf(entry, nowMs)
    if (entry.run.step >= limit && !entry.run.rowPending && !entry.arrived) {
      entry.showStep()
      return worked
    }
    if (entry.advance(limit, pacer.perSecond <= SHOWN_RATE && entry.mode.kind === 'play')) stopBeside(entry)
    return true
  }

  function waitMs(nowMs: number): number {
    if ([...runs.values()].some((entry) => entry.busy || entry.mode.kind === 'goal')) return 0
    if (playing().some((entry) => entry.run.rowPending)) return 0
    const [paced] = playing()
    return paced ? pacer.waitMs(paced.run.step, nowMs) : Number.POSITIVE_INFINITY
  }

  return {
    handle(command) {
      switch (command.type) {
        case 'open':
          return open(command)
        case 'table':
          storeTable(command.hash, command.text)
          return
        case 'close':
          runs.delete(command.run)
          return
        case 'play': {
          const [first] = runs.values()
          paceSetter = first?.run.id ?? null
          if (first) pacer.start(command.rate, first.run.step, now())
          return each((entry) => entry.play())
        }
        case 'pause':
          return pause()
        case 'step':
          return advance((first) => first.destination + command.steps)
        case 'epoch':
          return advance((first) => first.run.machine.epochs.endAfter(first.destination, first.run.step))
        case 'seek':
          return seek(command.step)
        case 'change':
          return one(command.run, (entry) => entry.change(command.change))
        case 'watch':
          return one(command.run, (entry) => entry.look(command.watch))
        case 'painted':
          return one(command.run, (entry) => entry.painted())
        case 'heard':
          return one(command.run, (entry) => entry.heard())
        case 'trace':
          return one(command.run, (entry) => entry.trace(command.step, command.request))
        case 'snapshot':
          return one(command.run, (entry) => entry.snapshot(command.step, command.side, command.request))
        default:
          return unreachable(command)
      }
    },
    work(sliceMs) {
      const end = now() + sliceMs
      for (let nowMs = now(), first = true; first || nowMs < end; nowMs = now(), first = false) {
        let worked = false
        each((entry) => {
          if (workOn(entry, nowMs)) worked = true
        })
        if (!worked) break
      }
      const nowMs = now()
      each((entry) => entry.report(nowMs))
      return waitMs(nowMs)
    },
    hash(id) {
      const entry = runs.get(id)
      if (!entry) throw new Error(`run ${id} is not open`)
      return entry.run.machine.hash()
    },
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
