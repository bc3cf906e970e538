import type { Documents } from './documents'
import { writePrettyJson } from './json'

/** The version of the file format; goes up when a document of an older file would no longer be read as it is. */
const VERSION = 2

/**
 * The text of a file that holds the documents of all runs, in their order; numbers exact.
 * @param tables texts of the tables that they refer to, see writeTable()
 */
export function encodeFile(documents: Documents, tables: readonly string[] = []): string {
  const runs = documents.map(({ scenario, changes, step, view: { window, ...view } }, place) => ({
    scenario,
    changes,
    step,
    ...(place === 0 ? { view: window ? { ...view, window } : view } : {}),
  }))
  const text = writePrettyJson({ downhill: VERSION, runs })
  return tables.length > 0 ? `${text.slice(0, -2)},\n  "tables": [\n${tables.join(',\n')}\n  ]\n}\n` : `${text}\n`
}
