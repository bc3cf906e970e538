import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultDocument } from '../../../src/document/presets/defaults'
import { PRESETS, presetDocument } from '../../../src/document/presets/presets'
import { FIRST_VIEW } from '../../../src/document/presets/start-presets'
import { decodeFile, encodeFile, migrate } from '../../../src/document/saved/file'
import { decodeLink, encodeLink } from '../../../src/document/saved/link'
import { pack, unpack } from '../../../src/document/saved/pack'
import { parseDocument } from '../../../src/document/schema/schema'
import type { Change, Document } from '../../../src/document/types'
import { tries } from '../../support/proof'
import { anyDocument } from '../documents'

const linkOf = (document: Document) => {
  const link = encodeLink([document])
  if (!link.ok) throw new Error(link.problem.message)
  return link.hash
}
const learningRates = (count: number): Change[] =>
  Array.from({ length: count }, (_, k) => ({ field: 'learningRate', value: 0.1 + k / 1000, step: k * 37 }))

test('any document comes out of a link as it went in, every number and −0 to the bit', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const link = encodeLink([document])
      if (!link.ok) return
      expect(decodeLink(link.hash)).toStrictEqual({ ok: true, documents: [document] })
    }),
    { numRuns: tries(100, 300) },
  )
})

test('any document comes out of a file as it went in, every number and −0 to the bit', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(decodeFile(encodeFile([document]))).toStrictEqual({ ok: true, documents: [document] })
    }),
    { numRuns: tries(100, 300) },
  )
})

test('two compared runs come out of a link and of a file as they went in, but for what run B shows, which follows run A', () => {
  fc.assert(
    fc.property(anyDocument, fc.nat(999_999), fc.nat(5000), (document, dropoutSeed, step) => {
      const { training } = document.scenario
      const scenario = { ...document.scenario, training: { ...training, dropoutSeed } }
      const beside = { ...document, scenario, changes: [], step, view: FIRST_VIEW }
      expect(decodeFile(encodeFile([document, beside]))).toStrictEqual({ ok: true, documents: [document, beside] })
      const link = encodeLink([document, beside])
      if (link.ok) expect(decodeLink(link.hash)).toStrictEqual({ ok: true, documents: [document, beside] })
    }),
    { numRuns: tries(80, 200) },
  )
})

test('a run B that cannot stand beside run A is refused and says why', () => {
  const document = defaultDocument()
  const { scenario, ...rest } = document
  const other = { ...rest, scenario: { ...scenario, split: { ...scenario.split, seed: 99 } } }
  const split = decodeFile(encodeFile([document, other]))
  expect(!split.ok && split.problem.message).toBe('Run B must have the data and the split of run A.')
  const wrong = decodeFile(encodeFile([document, { ...document, step: -1 }]))
  expect(!wrong.ok && wrong.problem.message).toMatch(/^Run B: Step must be/)
  for (const beside of [null, 7, 'B']) {
    for (const content of [
      { downhill: 1, ...document, beside },
      { downhill: 2, runs: [document, beside] },
    ])
      expect(decodeFile(JSON.stringify(content)).ok, String(beside)).toBe(false)
  }
  const link = encodeLink([document, document])
  for (const tail of ['&b=', '&b=000000!!', `&b=${'A'.repeat(20)}`]) {
    const decoded = decodeLink((link.ok ? link.hash : '').replace(/&b=.*/, tail))
    expect(!decoded.ok && decoded.problem.message, tail).toMatch(/incomplete or damaged/)
  }
})

test('parsing gives a fresh object and leaves unknown keys out', () => {
  const document = defaultDocument()
  const parsed = parseDocument({ ...document, extra: 1, scenario: { ...document.scenario, extra: 2 } })
  expect(parsed).toStrictEqual({ ok: true, document })
  if (parsed.ok) expect(parsed.document.scenario.training).not.toBe(document.scenario.training)
})

test('every preset fits into a link of at most 600 characters', () => {
  for (const { id } of PRESETS) {
    const link = linkOf(presetDocument(id))
    expect(link.length, id).toBeLessThanOrEqual(600)
    expect(decodeLink(link)).toStrictEqual({ ok: true, documents: [presetDocument(id)] })
  }
})

test('a link made by the first release still opens the same document', () => {
  // written once, never to be made again
  const link = FIRST_LINK
  const decoded = decodeLink(link)
  expect(decoded).toMatchObject({
    ok: true,
    documents: [
      {
        scenario: {
          name: 'First',
          data: { kind: 'moons', samples: 200, noise: 0.15, seed: 1 },
          split: { testFraction: 0.25, seed: 2 },
          network: { hidden: [4, 2], activations: ['tanh', 'tanh', 'sigmoid'] },
          initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 },
          training: {
            loss: 'bce',
            learningRate: 0.3,
            optimizer: { kind: 'momentum', beta: 0.9 },
            batchSize: 10,
            stopping: { kind: 'none' },
            maskPer: 'sample',
            pins: [],
          },
        },
        changes: [{ field: 'parameter', step: 7, value: { index: 3, value: -0.25 } }],
        step: 12,
        view: { axes: [22, 23] },
      },
    ],
  })
})
const FIRST_LINK =
  '#d=1.2kyzxiLZ7ERzMZlNxhORpN4iHUBgxtMsLERGNJyOZ0EQsgR1Nptg55iJPNxlF0YER0ORhNJulRnhcBN5wOhpNppPRlOUuERrlRkiJtN8PNx0jclMRlOhhhYwFw5PsZNhlg8rNxnKRhOkQHVLGZ9p0CrBwhYxGUZOxpMp3nJhPBlOcLLYysgyGZdrosLY3Fl5GYsFtLGQ1LpdA'

test('a file from before there were stopping rules opens as a run that never stops; a rule comes back out of a link', () => {
  const document = defaultDocument()
  const { stopping, ...older } = document.scenario.training
  expect(stopping).toEqual({ kind: 'none' })
  const text = JSON.stringify({ downhill: 1, ...document, scenario: { ...document.scenario, training: older } })
  expect(decodeFile(text)).toStrictEqual({ ok: true, documents: [document] })
  const change: Change = { step: 40, field: 'stopping', value: { kind: 'gradient', tolerance: 0.001 } }
  const training = { ...document.scenario.training, stopping: { kind: 'test' as const, patience: 12 } }
  const ruled = { ...document, scenario: { ...document.scenario, training }, changes: [change] }
  expect(decodeLink(linkOf(ruled))).toStrictEqual({ ok: true, documents: [ruled] })
})

test('a file from before dropout had policies and pins opens with a mask for each sample and nothing pinned', () => {
  const document = defaultDocument()
  const { maskPer, pins, ...older } = document.scenario.training
  expect({ maskPer, pins }).toEqual({ maskPer: 'sample', pins: [] })
  const text = JSON.stringify({ downhill: 1, ...document, scenario: { ...document.scenario, training: older } })
  expect(decodeFile(text)).toStrictEqual({ ok: true, documents: [document] })
})

test('200 changes fit into a link, 201 need a file', () => {
  const document = { ...defaultDocument(), changes: learningRates(200) }
  expect(decodeLink(linkOf(document))).toStrictEqual({ ok: true, documents: [document] })
  const more = encodeLink([{ ...document, changes: learningRates(201) }])
  expect(more).toEqual({
    ok: false,
    problem: { place: 'link', message: 'A link holds at most 200 changes; this run has 201. Save it as a file instead.' },
  })
})

test('a document over 8 KB is refused as a link and says that a file is needed', () => {
  const parameters = Array.from({ length: 1000 }, (_, k) => Math.sqrt(k + 1))
  const { scenario, ...rest } = defaultDocument()
  const link = encodeLink([{ ...rest, scenario: { ...scenario, initialization: { kind: 'given', parameters } } }])
  expect(link.ok).toBe(false)
  if (!link.ok)
    expect(link.problem.message).toMatch(/^A link holds at most 8,192 characters; this run needs [\d,]+\. Save it as a file instead\.$/)
})

test('a link with any one character changed or its end cut off is refused as damaged', () => {
  const link = linkOf({ ...defaultDocument(), step: 1240, changes: learningRates(3) })
  const damaged = /incomplete or damaged/
  for (let at = '#d=1.'.length; at < link.length; at++) {
    const other = link[at] === 'A' ? 'B' : 'A'
    const decoded = decodeLink(link.slice(0, at) + other + link.slice(at + 1))
    // unused bits of the last character may change without a loss
    if (decoded.ok) expect(at).toBe(link.length - 1)
    else expect(decoded.problem.message).toMatch(damaged)
    const cut = decodeLink(link.slice(0, at))
    expect(!cut.ok && cut.problem.message).toMatch(damaged)
  }
})

test.each([
  ['#d=2.abcdef', /newer Downhill/],
  ['#d=1.', /incomplete or damaged/],
  ['#d=1.000000!!', /incomplete or damaged/],
  ['#about', /does not end in a Downhill link/],
  [`#d=1.${'A'.repeat(9000)}`, /at most 8,192 characters, not 9,005/],
])('%s is no link and says why', (hash, message) => {
  const decoded = decodeLink(hash)
  expect(!decoded.ok && decoded.problem.message).toMatch(message)
})

test('pack and unpack give any text back, also through more codes than fit', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => unpack(pack(text), 1e6) === text))
  const long = Array.from({ length: 90_000 }, (_, k) => String.fromCharCode(33 + ((k * k * 31 + k * 7) % 90))).join('')
  for (const text of [long, 'a'.repeat(300_000), JSON.stringify(Array.from({ length: 60_000 }, (_, k) => Math.sqrt(k)))]) {
    expect(unpack(pack(text), 1e7) === text).toBe(true)
  }
})

test('a bomb is cut off: packed text that would grow beyond the limit is refused', () => {
  const bomb = pack('a'.repeat(5_000_000))
  expect(bomb.length).toBeLessThan(8192)
  expect(unpack(bomb, 1_000_000)).toBeNull()
})

test('unpack takes any letters without throwing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.stringMatching(/^[A-Za-z0-9_-]{0,200}$/), (text, packed) => {
      for (const input of [text, packed]) expect(['string', 'object']).toContain(typeof unpack(input, 1000))
    }),
  )
})

test.each([
  ['', 'The file is not one that Downhill saved: it is not valid JSON.'],
  ['{"a":', 'The file is not one that Downhill saved: it is not valid JSON.'],
  ['[]', 'The file is not one that Downhill saved: “downhill” with the version is missing.'],
  ['null', 'The file is not one that Downhill saved: “downhill” with the version is missing.'],
  ['{"downhill":"1"}', 'The version of the file must be a whole number from 1 to 2, not “1”.'],
  ['{"downhill":3}', 'The file was saved by a newer Downhill: its version is 3, this one reads up to 2.'],
  ['{"downhill":2}', 'The file is not one that Downhill saved: it holds no run.'],
  ['{"downhill":1}', 'Scenario is missing.'],
])('the file %j is refused and says why', (text, message) => {
  const decoded = decodeFile(text)
  expect(!decoded.ok && decoded.problem.message).toBe(message)
})

test('a file of an older version goes through every later migration in order', () => {
  const migrations = [
    (content: object) => ({ ...content, trail: ['1 to 2'] }),
    (content: { readonly trail?: unknown }) => ({ ...content, trail: [...((content.trail as string[]) ?? []), '2 to 3'] }),
  ]
  expect(migrate({ downhill: 1, step: 4 }, migrations)).toEqual({ content: { step: 4, trail: ['1 to 2', '2 to 3'] } })
  expect(migrate({ downhill: 2, step: 4 }, migrations)).toEqual({ content: { step: 4, trail: ['2 to 3'] } })
  expect(migrate({ downhill: 3, step: 4 }, migrations)).toEqual({ content: { step: 4 } })
})
