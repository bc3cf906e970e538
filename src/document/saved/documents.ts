import { FIRST_VIEW } from '../presets/start-presets'
import type { Problem } from '../problem'
import { runName } from '../run-name'
import { parseDocument } from '../schema/schema'
import type { Document } from '../types'
import { difference } from './difference'

/** At most this many runs are kept and opened together. */
const MOST_RUNS = 4

/** The documents of all runs, in their order; the first one sets the pace, and what the others show follows it. */
export type Documents = readonly [Document, ...Document[]]

export type ReadDocuments =
  | { readonly ok: true; readonly documents: Documents; readonly tables?: readonly unknown[] } // tables that came with them, not yet looked at
  | { readonly ok: false; readonly problem: Problem }

/** Parse the documents that a link, a file or a reload has kept. Runs that are compared have the same rows. */
export function parseDocuments(contents: readonly unknown[]): ReadDocuments {
  if (contents.length > MOST_RUNS) return failure('runs', `At most ${MOST_RUNS} runs are opened together, not ${contents.length}.`)
  const first = parseDocument(contents[0])
  if (!first.ok) return first
  let documents: Documents = [first.document]
  for (const [k, content] of contents.slice(1).entries()) {
    const name = runName(k + 1)
    const parsed = parseDocument(typeof content === 'object' ? { ...content, view: FIRST_VIEW } : content)
    if (!parsed.ok) return failure(`run ${name}, ${parsed.problem.place}`, `Run ${name}: ${parsed.problem.message}`)
    if (!sameRows(first.document, parsed.document)) return failure(`run ${name}`, `Run ${name} must have the data and the split of run A.`)
    documents = [...documents, parsed.document]
  }
  return { ok: true, documents }
}

function sameRows({ scenario: a }: Document, { scenario: b }: Document): boolean {
  return difference([a.data, a.split], [b.data, b.split]) === undefined
}

function failure(place: string, message: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { place, message } }
}
