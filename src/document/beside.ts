import type { Problem } from './problem'
import { parseDocument } from './schema'
import type { Document, Scenario } from './types'

/** What a link, a file and a reload keep: run A, and run B where two runs are compared. */
export interface Kept {
  readonly document: Document
  readonly beside: Document | null // its view is that of run A
}

export type ReadKept = ({ readonly ok: true } & Kept) | { readonly ok: false; readonly problem: Problem }

/** Whether two runs can be compared: the same kind of data and the same shape. */
export function sameSubject(a: Scenario, b: Scenario): boolean {
  return JSON.stringify([a.data.kind, a.network.hidden]) === JSON.stringify([b.data.kind, b.network.hidden])
}

/** Parses run A, and run B unless it is undefined. */
export function parseKept(document: unknown, beside: unknown): ReadKept {
  const a = parseDocument(document)
  if (!a.ok) return a
  if (beside === undefined) return { ok: true, document: a.document, beside: null }
  const b = parseDocument(typeof beside === 'object' ? { ...beside, view: a.document.view } : beside)
  if (!b.ok) return { ok: false, problem: { place: `run B, ${b.problem.place}`, message: `Run B: ${b.problem.message}` } }
  if (sameSubject(a.document.scenario, b.document.scenario)) return { ok: true, document: a.document, beside: b.document }
  return { ok: false, problem: { place: 'run B', message: 'Run B must have the data and the hidden layers of run A.' } }
}
