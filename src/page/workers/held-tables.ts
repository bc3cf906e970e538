import type { Document, TableSpec } from '../../document/types'

/** The texts of tables that this page has, by their hash: workers get them from here. */
const texts = new Map<string, string>()

export function holdTable(hash: string, text: string): void {
  texts.set(hash, text)
}

export function heldTable(hash: string): string | undefined {
  return texts.get(hash)
}

/** The tables that documents refer to. */
export function tablesIn(documents: readonly Document[]): TableSpec[] {
  return documents.map(({ scenario }) => scenario.data).filter((data) => data.kind === 'table')
}

/** The name of a table that documents refer to and the page does not have; null where it has all. */
export function missingTable(documents: readonly Document[]): string | null {
  return tablesIn(documents).find(({ table }) => !texts.has(table))?.name ?? null
}

/** The documents of a message to a worker. */
export function documentsIn(message: { readonly document?: Document; readonly documents?: readonly Document[] }): readonly Document[] {
  return message.documents ?? (message.document ? [message.document] : [])
}
