import type { Activation } from '../../engine/network/activations'
import { pinsWithin } from '../pins'
import { FIRST_VIEW } from '../presets/start-presets'
import type { Problem } from '../problem'
import { parseDocument } from '../schema/schema'
import type { Document, Scenario } from '../types'
import { difference, merge } from './difference'

/** What a link, a file and a reload keep: run A, and run B where two runs are compared. */
export interface Kept {
  readonly document: Document
  readonly beside: Document | null // what it shows follows run A
}

export type ReadKept = ({ readonly ok: true } & Kept) | { readonly ok: false; readonly problem: Problem }

/** Two runs can be compared on the same rows only. */
function sameRows(a: Scenario, b: Scenario): boolean {
  return difference([a.data, a.split], [b.data, b.split]) === undefined
}

/** Parses run A, and run B unless it is undefined. */
export function parseKept(document: unknown, beside: unknown): ReadKept {
  const a = parseDocument(document)
  if (!a.ok) return a
  if (beside === undefined) return { ok: true, document: a.document, beside: null }
  const b = parseDocument(typeof beside === 'object' ? { ...beside, view: FIRST_VIEW } : beside)
  if (!b.ok) return { ok: false, problem: { place: `run B, ${b.problem.place}`, message: `Run B: ${b.problem.message}` } }
  if (sameRows(a.document.scenario, b.document.scenario)) return { ok: true, document: a.document, beside: b.document }
  return { ok: false, problem: { place: 'run B', message: 'Run B must have the data and the split of run A.' } }
}

/**
 * Run B's scenario when run A's becomes another one: what B had otherwise than A, it has otherwise still. Layers that A gets B gets too,
 * unless its own were others already; given first weights and pins stay as far as they fit.
 */
export function besideAfter(old: Scenario, now: Scenario, beside: Scenario): Scenario {
  const merged = merge(now, difference(old, beside)) as Scenario
  const reshaped = now.network.hidden.join() !== old.network.hidden.join()
  if (!reshaped) return merged
  const own = beside.network.hidden.join() !== old.network.hidden.join()
  const network = own ? beside.network : { hidden: now.network.hidden, activations: activationsAfter(old, now, beside) }
  const { kind } = merged.initialization
  return {
    ...merged,
    network,
    initialization: kind === 'given' ? now.initialization : merged.initialization,
    training: { ...merged.training, pins: pinsWithin(merged.training.pins, network.hidden) },
  }
}

/** B's own activations for A's new layers: layers that B did not have get that of its last hidden one. */
function activationsAfter(old: Scenario, now: Scenario, beside: Scenario): readonly Activation[] {
  if (difference(old.network.activations, beside.network.activations) === undefined) return now.network.activations
  const hidden = beside.network.activations.slice(0, -1)
  const output = beside.network.activations.at(-1)!
  return [...now.network.hidden.map((_, layer) => hidden[layer] ?? hidden.at(-1) ?? now.network.activations[layer]!), output]
}
