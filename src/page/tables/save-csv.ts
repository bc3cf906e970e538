import type { Table } from '../../data/table/table'
import { writeCsv } from '../../data/table/write-csv'
import { say } from '../state/page-state'
import { download } from '../workers/browser'

/** Gives the person a table as a file. */
export function saveCsv(table: Table, name: string): void {
  const file = `${name || 'table'}.csv`
  download(file, new Blob([writeCsv(table)], { type: 'text/csv' }))
  say('info', `Saved as ${file}.`)
}
