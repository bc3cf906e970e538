import { difference, merge } from './difference'
import { writeJson } from './json'
import { LINK_BASE } from './link-base'
import { pack, unpack } from './pack'
import { type Problem, plainNumber } from './problem'
import { type Parsed, parseDocument } from './schema'
import type { Change, ChangeField, Document } from './types'

const PREFIX = '#d=1.' // 1 is the version
const LONGEST_LINK = 8192
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

/** The document as the part of an address after '#', numbers exact; what is too long for a link needs a file. */
export function encodeLink(document: Document): Link {
  const { changes, ...rest } = document
  if (changes.length > MOST_CHANGES) {
    return failure(`A link holds at most ${MOST_CHANGES} changes; this run has ${plainNumber(changes.length)}. Save it as a file instead.`)
  }
  const { changes: _, ...base } = LINK_BASE
  const text = writeJson([difference(base, rest) ?? {}, ...shortChanges(changes)])
  const hash = `${PREFIX}${checksum(text)}${pack(text)}`
  if (hash.length > LONGEST_LINK) {
    return failure(
      `A link holds at most ${plainNumber(LONGEST_LINK)} characters; this run needs ${plainNumber(hash.length)}. Save it as a file instead.`,
    )
  }
  return { ok: true, hash }
}

/** The document in the part of an address after '#', that part alone, with or without the '#'. */
export function decodeLink(hash: string): Parsed {
  const link = hash.startsWith('#') ? hash : `#${hash}`
  if (link.length > LONGEST_LINK) {
    return failure(`A link must have at most ${plainNumber(LONGEST_LINK)} characters, not ${plainNumber(link.length)}.`)
  }
  if (!link.startsWith(PREFIX)) {
    return failure(/^#d=\d+\./.test(link) ? 'The link was made by a newer Downhill.' : 'The address does not end in a Downhill link.')
  }
  const content = parse(link.slice(PREFIX.length))
  if (content === null) return failure('The link is incomplete or damaged: copy it again as a whole.')
  const [part, ...changes] = content
  const document = merge(LINK_BASE, part)
  return parseDocument(typeof document === 'object' ? { ...document, changes: longChanges(changes) } : document)
}

function parse(body: string): readonly unknown[] | null {
  const text = unpack(body.slice(CHECKSUM_LENGTH), LONGEST_TEXT)
  if (text === null || checksum(text) !== body.slice(0, CHECKSUM_LENGTH)) return null
  try {
    const content: unknown = JSON.parse(text)
    return Array.isArray(content) ? content : null
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

const CHECKSUM_LENGTH = 6

/** 32 bits of FNV-1a over the characters, as letters and digits: tells a shortened or mistyped link. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-CHECKSUM_LENGTH)
}

function failure(message: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { place: 'link', message } }
}
