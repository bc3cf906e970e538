import type { Table } from './table'
import { readTable } from './table-text'

/** The tables that this worker was given, by their hash: their text, and read once one is needed. */
const texts = new Map<string, string>()
const tables = new Map<string, Table>()

export function storeTable(hash: string, text: string): void {
  texts.set(hash, text)
}

/** @throws Error for a table that was never given, or is not one */
export function storedTable(hash: string): Table {
  const known = tables.get(hash)
  if (known) return known
  const text = texts.get(hash)
  if (text === undefined) throw new Error('the table has not been stored')
  const table = readTable(text)
  tables.set(hash, table)
  texts.delete(hash)
  return table
}
