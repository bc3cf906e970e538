import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultDocument } from '../../../src/document/presets/defaults'
import { PRESETS, presetDocument } from '../../../src/document/presets/presets'
import { FIRST_VIEW } from '../../../src/document/presets/start-presets'
import { decodeFile, migrate } from '../../../src/document/saved/file'
import { decodeLink, encodeLink } from '../../../src/document/saved/link'
import { pack, unpack } from '../../../src/document/saved/pack'
import { encodeFile } from '../../../src/document/saved/write-file'
import { parseDocument } from '../../../src/document/schema/schema'
import type { Change, Document } from '../../../src/document/types'
import { tries } from '../../support/proof'
import { anyDocument } from '../documents'

const linkOf = async (document: Document) => {
  const link = await encodeLink([document])
  if (!link.ok) throw new Error(link.problem.message)
  return link.hash
}
const learningRates = (count: number): Change[] =>
  Array.from({ length: count }, (_, k) => ({ field: 'learningRate', value: 0.1 + k / 1000, step: k * 37 }))

test('any document comes out of a link as it went in, every number and −0 to the bit', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      const link = await encodeLink([document])
      if (!link.ok) return
      expect(await decodeLink(link.hash)).toStrictEqual({ ok: true, documents: [document] })
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

test('two compared runs come out of a link and of a file as they went in, but for what run B shows, which follows run A', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, fc.nat(999_999), fc.nat(5000), async (document, dropoutSeed, step) => {
      const { training } = document.scenario
      const scenario = { ...document.scenario, training: { ...training, dropoutSeed } }
      const beside = { ...document, scenario, changes: [], step, view: FIRST_VIEW }
      expect(decodeFile(encodeFile([document, beside]))).toStrictEqual({ ok: true, documents: [document, beside] })
      const link = await encodeLink([document, beside])
      if (link.ok) expect(await decodeLink(link.hash)).toStrictEqual({ ok: true, documents: [document, beside] })
    }),
    { numRuns: tries(80, 200) },
  )
})

test('a run B that cannot stand beside run A is refused and says why', async () => {
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
  const link = await encodeLink([document, document])
  for (const tail of ['&b=', '&b=000000!!', `&b=${'A'.repeat(20)}`]) {
    const decoded = await decodeLink((link.ok ? link.hash : '').replace(/&b=.*/, tail))
    expect(!decoded.ok && decoded.problem.message, tail).toMatch(/incomplete or damaged/)
  }
})

test('parsing gives a fresh object and leaves unknown keys out', () => {
  const document = defaultDocument()
  const parsed = parseDocument({ ...document, extra: 1, scenario: { ...document.scenario, extra: 2 } })
  expect(parsed).toStrictEqual({ ok: true, document })
  if (parsed.ok) expect(parsed.document.scenario.training).not.toBe(document.scenario.training)
})

test('every preset fits into a link of at most 750 characters', async () => {
  for (const { id } of PRESETS) {
    const link = await linkOf(presetDocument(id))
    expect(link.length, id).toBeLessThanOrEqual(750)
    expect(await decodeLink(link)).toStrictEqual({ ok: true, documents: [presetDocument(id)] })
  }
})

test('a file from before there were stopping rules opens as a run that never stops; a rule comes back out of a link', async () => {
  const document = defaultDocument()
  const { stopping, ...older } = document.scenario.training
  expect(stopping).toEqual({ kind: 'none' })
  const text = JSON.stringify({ downhill: 1, ...document, scenario: { ...document.scenario, training: older } })
  expect(decodeFile(text)).toStrictEqual({ ok: true, documents: [document] })
  const change: Change = { step: 40, field: 'stopping', value: { kind: 'gradient', tolerance: 0.001 } }
  const training = { ...document.scenario.training, stopping: { kind: 'test' as const, patience: 12 } }
  const ruled = { ...document, scenario: { ...document.scenario, training }, changes: [change] }
  expect(await decodeLink(await linkOf(ruled))).toStrictEqual({ ok: true, documents: [ruled] })
})

test('a file from before dropout had policies and pins opens with a mask for each sample and nothing pinned', () => {
  const document = defaultDocument()
  const { maskPer, pins, ...older } = document.scenario.training
  expect({ maskPer, pins }).toEqual({ maskPer: 'sample', pins: [] })
  const text = JSON.stringify({ downhill: 1, ...document, scenario: { ...document.scenario, training: older } })
  expect(decodeFile(text)).toStrictEqual({ ok: true, documents: [document] })
})

test('200 changes fit into a link, 201 need a file', async () => {
  const document = { ...defaultDocument(), changes: learningRates(200) }
  expect(await decodeLink(await linkOf(document))).toStrictEqual({ ok: true, documents: [document] })
  const more = await encodeLink([{ ...document, changes: learningRates(201) }])
  expect(more).toEqual({
    ok: false,
    problem: { place: 'link', message: 'A link holds at most 200 changes; this run has 201. Save it as a file instead.' },
  })
})

test('a document over 8 KB is refused as a link and says that a file is needed', async () => {
  const parameters = Array.from({ length: 1000 }, (_, k) => Math.sqrt(k + 1))
  const { scenario, ...rest } = defaultDocument()
  const link = await encodeLink([{ ...rest, scenario: { ...scenario, initialization: { kind: 'given', parameters } } }])
  expect(link.ok).toBe(false)
  if (!link.ok)
    expect(link.problem.message).toMatch(/^A link holds at most 8,192 characters; this run needs [\d,]+\. Save it as a file instead\.$/)
})

test('a link with any one character changed or its end cut off is refused as damaged', async () => {
  const document = { ...defaultDocument(), step: 1240, changes: learningRates(3) }
  const link = await linkOf(document)
  const damaged = /incomplete or damaged/
  for (let at = '#d=1.'.length; at < link.length; at++) {
    const other = link[at] === 'A' ? 'B' : 'A'
    const decoded = await decodeLink(link.slice(0, at) + other + link.slice(at + 1))
    // without a loss: unused bits of the last character, or a text that is packed in another way
    if (decoded.ok) expect(decoded.documents).toEqual([document])
    else expect(decoded.problem.message).toMatch(damaged)
    const cut = await decodeLink(link.slice(0, at))
    expect(!cut.ok && cut.problem.message).toMatch(damaged)
  }
})

test.each([
  ['#d=2.abcdef', /newer Downhill/],
  ['#d=1.', /incomplete or damaged/],
  ['#d=1.000000!!', /incomplete or damaged/],
  ['#about', /does not end in a Downhill link/],
  [`#d=1.${'A'.repeat(9000)}`, /at most 8,192 characters, not 9,005/],
])('%s is no link and says why', async (hash, message) => {
  const decoded = await decodeLink(hash)
  expect(!decoded.ok && decoded.problem.message).toMatch(message)
})

test('pack and unpack give any text back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 500 }), async (text) => (await unpack(await pack(text), 1e6)) === text),
  )
  const long = Array.from({ length: 90_000 }, (_, k) => String.fromCharCode(33 + ((k * k * 31 + k * 7) % 90))).join('')
  for (const text of [long, 'a'.repeat(300_000), JSON.stringify(Array.from({ length: 60_000 }, (_, k) => Math.sqrt(k)))]) {
    expect((await unpack(await pack(text), 1e7)) === text).toBe(true)
  }
})

test('a bomb is cut off: packed text that would grow beyond the limit is refused', async () => {
  const bomb = await pack('a'.repeat(5_000_000))
  expect(bomb.length).toBeLessThan(8192)
  expect(await unpack(bomb, 1_000_000)).toBeNull()
  expect(await decodeLink(`#d=1.${bomb}`)).toMatchObject({ ok: false, problem: { place: 'link' } })
  const limit = await pack('a'.repeat(1_000_000))
  expect(await unpack(limit, 1_000_000)).toHaveLength(1_000_000)
  expect(await unpack(limit, 999_999)).toBeNull()
})

test('unpack takes any letters without throwing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 200 }), fc.stringMatching(/^[A-Za-z0-9_-]{0,200}$/), async (text, packed) => {
      for (const input of [text, packed]) expect(['string', 'object']).toContain(typeof (await unpack(input, 1000)))
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
