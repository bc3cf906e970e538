import type { ReadOptions } from '../../data/table/read-csv'
import type { SplitSpec, TableSpec } from '../../document/types'
import type { OpenedTable } from '../../trainer/table-reader'

/** A table that a person has brought, to decide what is done with it. */
export interface OfferedTable {
  readonly name: string
  readonly content: Blob | string
  readonly options: ReadOptions
  readonly opened: OpenedTable | null // null: a text stands among numbers, see `problem`
  readonly problem: string | null
  readonly used: { readonly data: TableSpec; readonly split: SplitSpec } | null // how the run on the screen uses it
}
