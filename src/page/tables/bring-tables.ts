import { tableOf, writeTable } from '../../data/table/table-text'
import type { Document } from '../../document/types'
import type { Problem } from '../../trainer/protocol'
import { heldTable, holdTable, tablesIn } from '../workers/held-tables'
import { hashOfText } from './hash'
import { fetchTable, keepTable } from './kept-tables'

/**
 * Makes sure that the page has the tables of documents: those that a file or link holds, else from the browser's storage.
 * Return what is missing or damaged; the documents cannot be opened then.
 */
export async function bringTables(documents: readonly Document[], given: readonly unknown[] = []): Promise<Problem | null> {
  try {
    for (const content of given) await takeTable(content)
  } catch (error) {
    return { place: 'table', message: error instanceof Error ? error.message : String(error) }
  }
  for (const { table, name } of tablesIn(documents)) {
    if (heldTable(table) !== undefined) continue
    const text = await fetchTable(table)
    if (text === null) return missing(name)
    holdTable(table, text)
  }
  return null
}

/** What to say where a table is nowhere. */
function missing(name: string): Problem {
  return { place: 'table', message: `Its table “${name}” is not in this browser: open the file that holds the run with its table.` }
}

async function takeTable(content: unknown): Promise<void> {
  const text = writeTable(tableOf(content))
  const hash = await hashOfText(text)
  holdTable(hash, text)
  await keepTable(hash, text).catch(() => undefined) // kept on this page at least
}
