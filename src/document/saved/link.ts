import { type Problem, plainNumber } from '../problem'
import type { Change, ChangeField } from '../types'
import { difference, merge } from './difference'
import { type Documents, parseDocuments, type ReadDocuments } from './documents'
import { type Explicit, explicit, withoutAbsent } from './explicit'
import { writeJson } from './json'
import { LINK_BASE } from './link-base'
import { pack, unpack } from './pack'

const PREFIX = '#d=1.' // 1 is the version; the format is provisional until decks of scenes exist
const NEXT_RUN = '&b=' // another run follows, as what differs from the first
const TABLE = '&t=' // the table that the runs refer to follows, last
export const LONGEST_LINK = 8192
const MOST_CHANGES = 200
const LONGEST_TEXT = 1_000_000

export type Link = { readonly ok: true; readonly hash: string } | { readonly ok: false; readonly problem: Problem }

const FIELDS: readonly ChangeField[] = [
  'learningRate',
  'schedule',
  'optimizer',
  'penalty',
  'dropout',
  'batchSize',
  'functions',
  'parameter',
  'stopping',
  'maskPer',
  'pins',
]

/**
 * The documents of all runs as the part of an address after '#', numbers exact; what is too long needs a file.
 * @param table the text of the table that they refer to
 */
export async function encodeLink(documents: Documents, table?: string): Promise<Link> {
  const own = documents[0].scenario.data
  if (own.kind === 'table' && table === undefined)
    return failure(`The link cannot hold the table “${own.name}”. Save it as a file instead.`)
  for (const { changes } of documents) {
    if (changes.length > MOST_CHANGES) {
      return failure(
        `A link holds at most ${MOST_CHANGES} changes; this run has ${plainNumber(changes.length)}. Save it as a file instead.`,
      )
    }
  }
  const [first, ...others] = documents
  const base = explicit(first)
  const bodies = await Promise.all([body(LINK_BASE, base), ...others.map((other) => body(base, { ...explicit(other), view: base.view }))])
  const hash = `${PREFIX}${bodies.join(NEXT_RUN)}${table === undefined ? '' : TABLE + (await pack(table))}`
  if (hash.length > LONGEST_LINK) {
    return failure(
      `A link holds at most ${plainNumber(LONGEST_LINK)} characters; this ${others.length > 0 ? 'comparison' : 'run'}${table === undefined ? '' : ' with its table'} needs ${plainNumber(hash.length)}. Save it as a file instead.`,
    )
  }
  return { ok: true, hash }
}

/** What a document says differently from a base, and its changes, packed. */
function body({ changes: _, ...base }: Explicit, { changes, ...rest }: Explicit): Promise<string> {
  return pack(writeJson([difference(base, rest) ?? {}, ...shortChanges(changes)]))
}

/** What the part of an address after '#' holds, that part alone, with or without the '#'. */
export async function decodeLink(hash: string): Promise<ReadDocuments> {
  const link = hash.startsWith('#') ? hash : `#${hash}`
  if (link.length > LONGEST_LINK) {
    return failure(`A link must have at most ${plainNumber(LONGEST_LINK)} characters, not ${plainNumber(link.length)}.`)
  }
  if (!link.startsWith(PREFIX)) {
    return failure(/^#d=\d+\./.test(link) ? 'The link was made by a newer Downhill.' : 'The address does not end in a Downhill link.')
  }
  const [bodies = '', packed] = link.slice(PREFIX.length).split(TABLE)
  const contents = await Promise.all(bodies.split(NEXT_RUN).map(parse))
  const [first, ...others] = contents
  if (!first || others.includes(null)) return failure('The link is incomplete or damaged: copy it again as a whole.')
  const document = whole(LINK_BASE, first)
  const parsed = parseDocuments([document, ...others.map((other) => whole(document, other ?? []))].map(withoutAbsent))
  if (!parsed.ok || packed === undefined) return parsed
  const table = await unpacked(packed)
  return table ? { ...parsed, tables: [table.content] } : failure('The link is incomplete or damaged: copy it again as a whole.')
}

/** The base with what a body says differently, and the body's changes; left for the schema to judge. */
function whole(base: unknown, [part, ...changes]: readonly unknown[]): unknown {
  const document = merge(base, part)
  return typeof document === 'object' ? { ...document, changes: longChanges(changes) } : document
}

async function parse(body: string): Promise<readonly unknown[] | null> {
  const read = await unpacked(body)
  return Array.isArray(read?.content) ? read.content : null
}

async function unpacked(packed: string): Promise<{ readonly content: unknown } | null> {
  const text = await unpack(packed, LONGEST_TEXT)
  if (text === null) return null
  try {
    return { content: JSON.parse(text) }
  } catch {
    return null
  }
}

/** [steps since the change before, number of the field, value], a typed weight as [.., .., index, value]. */
function shortChanges(changes: readonly Change[]): unknown[] {
  return changes.map((change, k) => {
    const since = change.step - (k === 0 ? 0 : changes[k - 1]!.step)
    const field = FIELDS.indexOf(change.field)
    return change.field === 'parameter' ? [since, field, change.value.index, change.value.value] : [since, field, change.value]
  })
}

/** What is no change in short form is passed on as it is, for the schema to name. */
function longChanges(short: readonly unknown[]): unknown[] {
  let step = 0
  return short.map((entry) => {
    if (!Array.isArray(entry) || typeof entry[0] !== 'number') return entry
    step += entry[0]
    const field = FIELDS[Number(entry[1])]
    return { field, step, value: field === 'parameter' ? { index: entry[2], value: entry[3] } : entry[2] }
  })
}

function failure(message: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { place: 'link', message } }
}
