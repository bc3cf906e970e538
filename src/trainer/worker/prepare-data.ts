import { loadTable, loadTables } from '../../data'
import { TABLES, type TableKind } from '../../data/kinds'
import { fetchLateRows, needsLateRows } from '../../document/build'
import type { Document } from '../../document/types'
import type { LateLoader } from './late-loader'

/** Fetches the table or the digits that documents need; null where data are made from a seed or given. A table itself was sent by the page. */
export function prepareData(documents: readonly Document[], loader: LateLoader): Promise<unknown> | null {
  const fetched: Promise<void>[] = documents.some(({ scenario }) => needsLateRows(scenario)) ? [fetchLateRows()] : []
  for (const { scenario } of documents) {
    const { data } = scenario
    if (data.kind === 'digits') fetched.push(loader.load(data))
    if (data.kind in TABLES) fetched.push(loadTable(data.kind as TableKind))
  }
  return fetched.length > 0 ? Promise.all(fetched) : null
}

const IDLE_MS = 3000

/** Fetches every table once the first sight is over, so that all works offline from then on. The digits are too large for that. */
export function prefetchData(): void {
  setTimeout(() => void loadTables().catch(() => undefined), IDLE_MS)
}
