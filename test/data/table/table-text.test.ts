import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTable, tableOf, writeTable } from '../../../src/data/table/table-text'
import { tries } from '../../support/proof'
import { tableWith } from '../../support/tables'

test('a table and its text say the same, to the last bit', () => {
  const number = fc.option(fc.oneof(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.constant(-0), fc.integer()), { nil: null })
  const columns = fc.record({
    numbers: fc.array(number, { minLength: 4, maxLength: 4 }),
    texts: fc.array(fc.string(), { minLength: 4, maxLength: 4 }),
  })
  const property = fc.property(columns, fc.string({ minLength: 1, maxLength: 20 }), ({ numbers, texts }, name) => {
    const table = tableWith({ a: numbers, [`n${name}`]: texts })
    expect(readTable(writeTable(table))).toStrictEqual(table)
  })
  fc.assert(property, { numRuns: tries(500, 10_000), seed: 1 })
})

test('what is no table is refused, and what a table is called changes no prototype', () => {
  const good = { rows: 2, columns: [{ name: '__proto__', numbers: [1, null] }] }
  expect(tableOf(JSON.parse(JSON.stringify(good))).columns[0].name).toBe('__proto__')
  expect(({} as { numbers?: unknown }).numbers).toBeUndefined()
  const bad: readonly unknown[] = [
    null,
    [],
    { rows: 0, columns: [] },
    { rows: 2, columns: [] },
    { rows: 20_001, columns: good.columns },
    { rows: 2, columns: [{ name: 'a', numbers: [1] }] },
    { rows: 2, columns: [{ name: 'a', numbers: [1, '2'] }] },
    { rows: 2, columns: [{ name: 'a', numbers: [1, 1e13] }] },
    { rows: 2, columns: [{ name: '', numbers: [1, 2] }] },
    { rows: 2, columns: [{ name: 'a', labels: ['b', 'a'], codes: [0, 1] }] },
    { rows: 2, columns: [{ name: 'a', labels: ['b'], codes: [0, 1] }] },
    { rows: 2, columns: [...good.columns, ...good.columns] },
    { rows: 2, columns: Array.from({ length: 65 }, (_, k) => ({ name: `c${k}`, numbers: [1, 2] })) },
  ]
  for (const content of bad) expect(() => tableOf(content), JSON.stringify(content)?.slice(0, 80)).toThrow(RangeError)
  expect(() => readTable('{')).toThrow('not valid JSON')
})
