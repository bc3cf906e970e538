import type { Problem } from '../problem'
import { plainValue } from '../problem'
import { parseDocuments, type ReadDocuments } from './documents'

const LONGEST_TEXT = 50_000_000

type Json = Readonly<Record<string, unknown>>
/** Entry k turns the content of a file of version k + 1 into one of version k + 2. */
export type Migrations = readonly ((content: Json) => Json)[]
const MIGRATIONS: Migrations = [({ beside, ...first }) => ({ runs: beside === undefined ? [first] : [first, beside] })]

/** What the text of a file holds, of this version or an older one. */
export function decodeFile(text: string): ReadDocuments {
  if (text.length > LONGEST_TEXT) return failure('The file must have at most 50,000,000 characters.')
  let content: unknown
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return failure('The file is not one that Downhill saved: it is not valid JSON.')
  }
  const current = migrate(content, MIGRATIONS)
  if ('problem' in current) return current
  const { runs, tables } = current.content
  if (!Array.isArray(runs) || runs.length === 0) return failure('The file is not one that Downhill saved: it holds no run.')
  const parsed = parseDocuments(runs)
  return parsed.ok && Array.isArray(tables) ? { ...parsed, tables } : parsed
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
