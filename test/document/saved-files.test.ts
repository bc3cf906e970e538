import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Documents } from '../../src/document/saved/documents'
import { decodeFile } from '../../src/document/saved/file'
import { encodeFile } from '../../src/document/saved/write-file'
import { hashOfRun } from '../support/hash-of-run'

const FOLDER = new URL('../fixtures/saved/', import.meta.url)

/** The bits of the runs in each file that a person has saved. */
const HASHES: Readonly<Record<string, string>> = {
  'by-hand-one-step': '0a5724ae865d87b4',
  'dropout-pinned': '968c82162ad44880',
  'moons-changed-at-odd-moments': 'fc8fa917a2f3b163',
  'penguins-adam': '883137402d39cb81',
  'perceptron-cycle': '283cd30390f16ded',
  'sine-typed-weight': '73b2d703cb32c186',
  'spirals-scheduled': '2cae6ab8fd16b80c',
  'stopped-early': 'aab887234982de9a',
  'two-runs-batches': '0a5ab4333e51b466 d54712706a22acb7',
  'two-runs-momentum': '3d69f43b5c8f7681 17030e98fdaa0771',
  'two-runs-penalties': 'dc2b5f9f232739fd eb8f1b2870d4d0b0',
}

test('every saved file is expected', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(HASHES).map((name) => `${name}.json`))
})

test.each(Object.entries(HASHES))('%s opens again to the same runs and the same view, and saves as the same', (name, hash) => {
  const text = readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')
  const documents = documentsOf(text)
  expect(documents.map(hashOfRun).join(' ')).toBe(hash)
  expect(documents[0].view).toEqual({ window: null, ...JSON.parse(text).view })
  expect(documentsOf(encodeFile(documents))).toStrictEqual(documents)
})

/** The runs of a file, in their order. */
function documentsOf(text: string): Documents {
  const read = decodeFile(text)
  if (!read.ok) throw new Error(read.problem.message)
  return read.documents
}
