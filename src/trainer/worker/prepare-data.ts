import { loadTable, loadTables } from '../../data'
import { TABLES, type TableKind } from '../../data/kinds'
import type { Document } from '../../document/types'

/** Fetches the table that a document's data needs; null where they are made from a seed, given, or in a table that the page has sent. */
export function prepareData({ scenario: { data } }: Document): Promise<void> | null {
  return data.kind in TABLES ? loadTable(data.kind as TableKind) : null
}

const IDLE_MS = 3000

/** Fetches every table once the first sight is over, so that all works offline from then on. */
export function prefetchData(): void {
  setTimeout(() => void loadTables().catch(() => undefined), IDLE_MS)
}
