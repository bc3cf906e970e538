import { type Reading, type ReadOptions, readCsv } from '../data/table/read-csv'
import { type Suggestion, suggestRecipe } from '../data/table/suggest'
import { TABLE_LIMITS, type Table } from '../data/table/table'
import { writeTable } from '../data/table/table-text'
import type { Problem } from './protocol'

/** To the worker that reads a table: a file, or text that was pasted. */
export interface TableQuestion {
  readonly content: Blob | string
  readonly options: ReadOptions
}

export interface OpenedTable {
  readonly ok: true
  readonly table: Table
  readonly text: string // the table's own, of which the hash is
  readonly reading: Reading
  readonly suggestion: Suggestion
}

export type TableAnswer = OpenedTable | { readonly ok: false; readonly problem: Problem; readonly textInNumbers: boolean }

/** Reads a table, types its columns and suggests what to do with them. */
export async function readTableOf({ content, options }: TableQuestion): Promise<TableAnswer> {
  const text = typeof content === 'string' ? content : await decoded(content)
  if (text === null || text.length > TABLE_LIMITS.bytes) return refused('file', 'A table must have at most 10 MB.')
  const read = readCsv(text, options)
  if (!read.ok) return { ok: false, problem: read.problem, textInNumbers: read.problem.textInNumbers === true }
  const { table, reading } = read
  const own = writeTable(table)
  return { ok: true, table, text: own, reading, suggestion: suggestRecipe(table) }
}

/** UTF-8 where it is that, UTF-16 where its mark says so, else Windows-1252, in which older spreadsheets save. null: too large. */
async function decoded(blob: Blob): Promise<string | null> {
  if (blob.size > TABLE_LIMITS.bytes) return null
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const mark = `${bytes[0]} ${bytes[1]}`
  if (mark === '255 254') return new TextDecoder('utf-16le').decode(bytes)
  if (mark === '254 255') return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function refused(place: string, message: string): TableAnswer {
  return { ok: false, problem: { place, message }, textInNumbers: false }
}
