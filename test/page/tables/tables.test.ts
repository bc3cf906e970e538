import { expect, test, vi } from 'vitest'
import type { Recipe } from '../../../src/data/table/recipe'
import { writeTable } from '../../../src/data/table/table-text'
import { defaultDocument } from '../../../src/document/presets/defaults'
import { decodeFile } from '../../../src/document/saved/file'
import { decodeLink, encodeLink } from '../../../src/document/saved/link'
import { encodeFile } from '../../../src/document/saved/write-file'
import type { Document } from '../../../src/document/types'
import { openDocument } from '../../../src/page/documents/documents'
import { setTrainingWorker } from '../../../src/page/state/runs'
import { bringTables } from '../../../src/page/tables/bring-tables'
import { createAnalystClient } from '../../../src/page/workers/analyst-client'
import { heldTable, missingTable } from '../../../src/page/workers/held-tables'
import { readTable } from '../../../src/page/workers/read-table'
import type { TableAnswer } from '../../../src/trainer/table-reader'
import { readTableOf } from '../../../src/trainer/table-reader'
import { storedSpec, tableWith } from '../../support/tables'
import { FakeWorker, fakePage, workerFactory } from '../fakes'

fakePage()

const recipe: Recipe = {
  inputs: [{ column: 0, as: 'standard' }],
  target: { column: 1, as: 'raw' },
  task: 'regression',
  gaps: 'drop',
  statistics: 'all',
  divisor: 'n',
}

/** A document of a table that no other test has. */
function documentOf(values: readonly number[]): { document: Document; text: string; hash: string } {
  const table = tableWith({ a: values, b: values.map((value) => value * value) })
  const shape = { rows: values.length, inputNames: ['a'], outputNames: ['b'], classNames: [], task: 'regression' } as const
  const data = storedSpec(table, recipe, shape, 'squares.csv')
  const { scenario, ...rest } = defaultDocument()
  const network = { hidden: [2], activations: ['tanh', 'linear'] } as const
  const training = { ...scenario.training, loss: 'mse_half' } as const
  return { document: { ...rest, scenario: { ...scenario, data, network, training } }, text: writeTable(table), hash: data.table }
}

test('a file holds the table of its run, and it is the same table after a change of spaces', async () => {
  const { document, text, hash } = documentOf([1, 2, 3.5])
  const file = encodeFile([document], [text])
  const read = decodeFile(file.replaceAll('[1,2,3.5]', '[1, 2.0, 3.50]'))
  if (!read.ok) throw new Error(read.problem.message)
  expect(read.documents).toEqual([document])
  expect(missingTable(read.documents)).toBe('squares.csv')
  expect(await bringTables(read.documents, read.tables)).toBeNull()
  expect(heldTable(hash)).toBe(text)
  expect(missingTable(read.documents)).toBeNull()
})

test('a link holds a table while it fits, and says that a file is needed where it does not', async () => {
  const { document, text } = documentOf([1, 2, 4])
  const link = await encodeLink([document], text)
  if (!link.ok) throw new Error(link.problem.message)
  const read = await decodeLink(link.hash)
  expect(read).toMatchObject({ ok: true, documents: [document], tables: [JSON.parse(text)] })
  const damaged = await decodeLink(link.hash.slice(0, -4))
  expect(damaged).toMatchObject({ ok: false, problem: { message: 'The link is incomplete or damaged: copy it again as a whole.' } })
  const large = documentOf(Array.from({ length: 3000 }, (_, k) => Math.sqrt(k + 2)))
  const refused = await encodeLink([large.document], large.text)
  expect(refused.ok ? '' : refused.problem.message).toMatch(
    /^A link holds at most 8,192 characters; this run with its table needs [\d,]+\. Save it as a file instead\.$/,
  )
})

test('a document whose table is nowhere is not opened, and a table that is none is refused', async () => {
  const { document } = documentOf([5, 6, 7])
  const worker = new FakeWorker()
  setTrainingWorker(() => worker)
  expect(await bringTables([document])).toMatchObject({
    message: expect.stringContaining('Its table “squares.csv” is not in this browser'),
  })
  expect(openDocument(document)).toMatchObject({ place: 'table' })
  expect(worker.posted).toEqual([])
  expect(await bringTables([document], [{ rows: 1 }])).toMatchObject({ message: 'The table must have from 1 to 64 columns.' })
  const other = JSON.parse(documentOf([8, 9, 10]).text)
  expect(await bringTables([document], [other])).toMatchObject({ message: expect.stringContaining('not in this browser') })
})

test('each worker gets a table once, before the first document that needs it; a new worker gets it again', async () => {
  const { document, text, hash } = documentOf([1, 5, 6])
  await bringTables([document], [JSON.parse(text)])
  const { create, newest } = workerFactory()
  setTrainingWorker(create)
  expect(openDocument(document)).toBeNull()
  expect(openDocument({ ...document, step: 1 })).toBeNull()
  expect(newest().types()).toEqual(['table', 'open', 'close', 'open'])
  expect(newest().posted[0]).toEqual({ type: 'table', hash, text })
  newest().crash()
  expect(newest().types()).toEqual(['table', 'open'])

  const analyst = workerFactory()
  const client = createAnalystClient({}, analyst.create)
  client.sweep({ type: 'sweep', run: 1, documents: [document, document], limit: false })
  expect(analyst.newest().types()).toEqual(['table', 'sweep'])
  client.dispose()
})

test('a table is read by a worker that ends with its answer, and after 5 seconds in any case', async () => {
  vi.useFakeTimers()
  const worker = new FakeWorker()
  const slow = readTable('a,b', {}, () => worker)
  await vi.advanceTimersByTimeAsync(4999)
  expect(worker.terminated).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(worker.terminated).toBe(true)
  expect(await slow).toMatchObject({ ok: false, problem: { message: expect.stringContaining('more than 5 seconds') } })

  const other = new FakeWorker()
  const answer = readTable('a,b\n1,2\n', {}, () => other)
  other.say({ ok: false, problem: { place: 'row 2', message: 'Row 2 is bad.' }, textInNumbers: false } satisfies TableAnswer)
  expect(await answer).toMatchObject({ problem: { message: 'Row 2 is bad.' } })
  expect(other.terminated).toBe(true)
  vi.useRealTimers()
})

test('UTF-8, UTF-16 and Windows-1252 are understood, more than 10 MB is not', async () => {
  const read = async (content: Blob | string) => {
    const answer = await readTableOf({ content, options: {} })
    return answer.ok ? answer : answer.problem.message
  }
  const utf8 = await read(new Blob(['é;b\n1,5;2\n']))
  expect(utf8).toMatchObject({ ok: true, text: '{"rows":1,"columns":[{"name":"é","numbers":[1.5]},{"name":"b","numbers":[2]}]}' })
  const bytes = [0xe9, ...new TextEncoder().encode(';b\n1,5;2\n')]
  expect(await read(new Blob([Uint8Array.from(bytes)]))).toEqual(utf8)
  const utf16 = Uint8Array.from([...'\uFEFFé;b\n1,5;2\n'].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]))
  expect(await read(new Blob([utf16]))).toEqual(utf8)
  expect(await read(new Blob(['x'.repeat(10 * 1024 * 1024 + 1)]))).toBe('A table must have at most 10 MB.')
})
