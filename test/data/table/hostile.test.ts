import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../../src/data/table/read-csv'
import { tableOf, writeTable } from '../../../src/data/table/table-text'
import { tries } from '../../support/proof'

const cell = fc.constantFrom(
  ...['1', '-2.5', '1,5', '', '"', '""', '"a"', '"a', 'a"b', "=cmd|'/c calc'!A0", '@x', '+1+1', '-', '\0', '\uFEFF', '\n', '\r', '\r\n'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'NaN',
    '1e999',
    '-0',
    '1e-400',
    '9'.repeat(400),
    '\u202Eabc',
    '\uD800',
    '🐧',
    ' ',
    '<b>',
    '1 000',
  ],
)
const separator = fc.constantFrom(',', ';', '\t', '|', '')

/** Text of cells and separators in any order, or of rows of one width. */
const hostile = fc.oneof(
  fc.array(fc.oneof(cell, separator, fc.constant('\n')), { maxLength: 120 }).map((parts) => parts.join('')),
  fc
    .tuple(separator, fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 30 }))
    .map(([between, rows]) => rows.map((cells) => cells.join(between)).join('\n')),
  fc
    .tuple(fc.nat(400), fc.constantFrom('é,ü\n1,2\n3,4\n'.repeat(30), 'a;b\r\n"x;""y";1,5\r\n'.repeat(25)))
    .map(([end, text]) => new TextDecoder().decode(new TextEncoder().encode(text).slice(0, end))), // cut at any byte
  fc.string({ unit: 'binary', maxLength: 300 }),
)

/** What every object would have if a prototype were changed. */
const inherited = () => [Object.prototype, Array.prototype, String.prototype, Function.prototype].map((one) => Reflect.ownKeys(one).length)

function expectTyped(text: string): void {
  const result = readCsv(text)
  if (!result.ok) {
    expect(result.problem.message).toMatch(/^[A-Z].*\.$/s)
    return
  }
  expect(tableOf(JSON.parse(writeTable(result.table)))).toStrictEqual(result.table)
}

test('whatever a file holds is a table or a message that says what is wrong, and no prototype is changed', () => {
  const before = inherited()
  fc.assert(fc.property(hostile, expectTyped), { numRuns: tries(1000, 10_000), seed: 7 })
  expect(inherited()).toEqual(before)
  expect(Object.getPrototypeOf({})).toBe(Object.prototype)
})

const MEGABYTES = 10 * 1024 * 1024

test.each([
  ['a million columns', `${'a,'.repeat(1_000_000)}a\n${'1,'.repeat(1_000_000)}1\n`, /^Table has 1,000,001 columns: at most 64 are read\.$/],
  ['10 MB on one line', 'a'.repeat(MEGABYTES), /column names but no rows/],
  ['10 MB of separators', ','.repeat(MEGABYTES), /empty/],
  ['10 MB in an open quotation mark', `a,b\n1,"${'x'.repeat(MEGABYTES)}`, /^Row 2 has a quotation mark that is never closed\.$/],
  ['10 MB of quotation marks', `a,b\n1,${'"'.repeat(MEGABYTES - 1)}`, /quotation mark/],
  ['10 MB of empty lines', '\n'.repeat(MEGABYTES), /^File has 10,485,760 lines: at most 20,000 rows are read\.$/],
])('%s', (_, text, message) => {
  const result = readCsv(text)
  expect(result.ok ? 'read' : result.problem.message).toMatch(message)
})
