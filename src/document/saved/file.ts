import type { Problem } from '../problem'
import { plainValue } from '../problem'
import type { Document } from '../types'
import { parseKept, type ReadKept } from './beside'
import { writePrettyJson } from './json'

/** The version of the file format; goes up when a document of an older file would no longer be read as it is. */
const VERSION = 1
const LONGEST_TEXT = 50_000_000

type Json = Readonly<Record<string, unknown>>
/** Entry k turns the content of a file of version k + 1 into one of version k + 2. */
export type Migrations = readonly ((content: Json) => Json)[]
const MIGRATIONS: Migrations = []

/** The text of a file that holds a document, and that of run B where two are compared; numbers exact. */
export function encodeFile({ scenario, changes, step, view }: Document, beside: Document | null = null): string {
  const second = beside ? { beside: { scenario: beside.scenario, changes: beside.changes, step: beside.step } } : {}
  return `${writePrettyJson({ downhill: VERSION, scenario, changes, step, view, ...second })}\n`
}

/** What the text of a file holds, of this version or an older one. */
export function decodeFile(text: string): ReadKept {
  if (text.length > LONGEST_TEXT) return failure('The file must have at most 50,000,000 characters.')
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return failure('The file is not one that Downhill saved: it is not valid JSON.')
  }
  const current = migrate(content, MIGRATIONS)
  return 'problem' in current ? current : parseKept(current.content, current.content.beside)
}

/** Brings the content of a file up to the version after the last migration. */
export function migrate(
  content: unknown,
  migrations: Migrations,
): { readonly content: Json } | { readonly ok: false; readonly problem: Problem } {
  const newest = migrations.length + 1
  if (typeof content !== 'object' || content === null || !('downhill' in content)) {
    return failure('The file is not one that Downhill saved: “downhill” with the version is missing.')
  }
  const version = content.downhill
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return failure(`The version of the file must be a whole number from 1 to ${newest}, not ${plainValue(version)}.`)
  }
  if (version > newest) return failure(`The file was saved by a newer Downhill: its version is ${version}, this one reads up to ${newest}.`)
  const { downhill: _, ...rest } = content
  return { content: migrations.slice(version - 1).reduce((json: Json, upgrade) => upgrade(json), rest) }
}

function failure(message: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { place: 'file', message } }
}
