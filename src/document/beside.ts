import { difference } from './difference'
import type { Problem } from './problem'
import { parseDocument } from './schema'
import type { Document, Scenario } from './types'

/** What a link, a file and a reload keep: run A, and run B where two runs are compared. */
export interface Kept {
  readonly document: Document
  readonly beside: Document | null // its view is that of run A
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
  const b = parseDocument(typeof beside === 'object' ? { ...beside, view: a.document.view } : beside)
  if (!b.ok) return { ok: false, problem: { place: `run B, ${b.problem.place}`, message: `Run B: ${b.problem.message}` } }
  if (sameRows(a.document.scenario, b.document.scenario)) return { ok: true, document: a.document, beside: b.document }
  return { ok: false, problem: { place: 'run B', message: 'Run B must have the data and the split of run A.' } }
}
