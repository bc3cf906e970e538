import type { ReadOptions } from '../../data/table/read-csv'
import { suggestRecipe } from '../../data/table/suggest'
import { readTable } from '../../data/table/table-text'
import type { SplitSpec, TableSpec } from '../../document/types'
import { dismiss, page, say } from '../state/page-state'
import { heldTable } from '../workers/held-tables'
import { readTable as readInWorker } from '../workers/read-table'
import { saveCsv } from './save-csv'

let newest = 0 // of the tables that were brought

/** Reads a table and shows the dialog that asks what to do with it. What is on the screen stays. */
export async function offerTable(content: Blob | string, name: string, options: ReadOptions = {}): Promise<void> {
  newest += 1
  const mine = newest
  say('info', `Reading ${name} …`)
  const answer = await readInWorker(content, options)
  if (mine !== newest) return
  if (answer.ok || answer.textInNumbers) {
    dismiss()
    const problem = answer.ok ? null : answer.problem.message
    page.setState({ offered: { name, content, options, opened: answer.ok ? answer : null, problem, used: null } })
  } else {
    page.setState({ offered: null })
    say('error', `${name} was not opened. ${answer.problem.message}`)
  }
}

/** Asks again how the table of the run on the screen enters. */
export function offerAgain(data: TableSpec, split: SplitSpec): void {
  const text = heldTable(data.table)
  if (text === undefined) return
  const table = readTable(text)
  const reading = { separator: ',', decimal: '.', names: true } as const
  const opened = { ok: true, table, text, reading, suggestion: suggestRecipe(table) } as const
  page.setState({ offered: { name: data.name, content: '', options: {}, opened, problem: null, used: { data, split } } })
}

export function closeOffer(): void {
  page.setState({ offered: null })
}

/** Gives the person the table as a file. */
export function saveTable({ table, name }: TableSpec): void {
  const text = heldTable(table)
  if (text !== undefined) saveCsv(readTable(text), name.replace(/\.[a-z0-9]{1,4}$/i, ''))
}
