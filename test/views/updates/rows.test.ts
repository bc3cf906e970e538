import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StepTrace } from '../../../src/engine'
import { formatNumber } from '../../../src/ui/number/format-number'
import { columnsOf } from '../../../src/views/updates/columns'
import { decimalsToFollow, digitsFor } from '../../../src/views/updates/row-digits'
import { MOST_ROWS, missingDecimals, nextSort, rowWindow, sortRows } from '../../../src/views/updates/rows'
import { layoutTable, tableWidth } from '../../../src/views/updates/table-layout'

test('rows are sorted by value, equal ones in their order, those without a value last', () => {
  const values = [2, Number.NaN, -1, 2, 5]
  const value = (index: number) => values[index]!
  expect(sortRows([0, 1, 2, 3, 4], value, true)).toEqual([4, 0, 3, 2, 1])
  expect(sortRows([0, 1, 2, 3, 4], value, false)).toEqual([2, 0, 3, 4, 1])
})

test('a header sorts the largest first, then the smallest, then not at all; names from A', () => {
  const first = nextSort(null, 'update')
  expect(first).toEqual({ by: 'update', descending: true })
  const second = nextSort(first, 'update')
  expect(second).toEqual({ by: 'update', descending: false })
  expect(nextSort(second, 'update')).toBeNull()
  expect(nextSort(first, 'name')).toEqual({ by: 'name', descending: false })
})

test('up to 200 rows are all on the page; of more only a window that covers what is seen', () => {
  expect(rowWindow(MOST_ROWS, 8, 50)).toEqual({ first: 0, count: MOST_ROWS })
  fc.assert(
    fc.property(
      fc.integer({ min: 201, max: 200_000 }),
      fc.integer({ min: 1, max: 20 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (total, seen, share) => {
        const scrolled = share * (total - seen)
        const { first, count } = rowWindow(total, seen, scrolled)
        expect(count).toBeLessThan(seen + 20)
        expect(first).toBeGreaterThanOrEqual(0)
        expect(first).toBeLessThanOrEqual(scrolled)
        expect(first + count).toBeGreaterThanOrEqual(Math.floor(scrolled + seen))
        expect(first + count).toBeLessThanOrEqual(total)
      },
    ),
  )
})

test('numbers end in the same place after their decimal point', () => {
  const most = 5
  for (const value of [0, 1.234, -0.1498, 12.34, 0.02]) {
    const text = formatNumber(value)
    const full = text + missingDecimals(text, most)
    expect(full.length - full.indexOf('.') - 1).toBe(most)
  }
  expect(missingDecimals('1.230e−5', most)).toBe('')
  expect(missingDecimals('', most)).toBe('')
  expect(missingDecimals('0.0001234', most)).toBe('')
})

const trace = { penaltyGradient: new Float64Array(2), optimizer: { kind: 'sgd' } } as unknown as StepTrace // columnsOf reads no more

test('there is a column for the penalty and for each state only where the step had them', () => {
  const ids = (step: StepTrace | null) => columnsOf(step).map(({ id }) => id)
  expect(ids(trace)).toEqual(['before', 'totalGradient', 'update', 'after'])
  expect(ids(null)).toEqual(['before', 'totalGradient', 'update', 'after'])
  const adam = {
    ...trace,
    optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
    penaltyGradient: Float64Array.of(0, 0.1),
  } as const
  expect(ids(adam)).toEqual(['before', 'totalGradient', 'penaltyGradient', 'moment1', 'moment2', 'update', 'after'])
})

const NEEDS = { columns: 4, longestName: 5, edited: false, exact: false, lecture: false }
const DRAWER = 498

test('the drawer has room for four digits of every number, and sparklines', () => {
  const { characters, trailWidth } = layoutTable(DRAWER, 12, NEEDS)
  for (const value of [-0.0001234, -1.234e-24, -128.2]) expect(formatNumber(value).length).toBeLessThanOrEqual(characters)
  expect(trailWidth).toBeGreaterThan(60)
})

test('one more column takes the room of the sparklines, and the columns before it stay where they are', () => {
  const plain = layoutTable(DRAWER, 12, NEEDS)
  const momentum = layoutTable(DRAWER, 12, { ...NEEDS, columns: 5 })
  expect(momentum).toMatchObject({ nameWidth: plain.nameWidth, numberWidth: plain.numberWidth, trailWidth: 0 })
  expect(tableWidth(momentum, 5)).toBeLessThanOrEqual(DRAWER)
})

test('a phone writes names above the numbers, so that four columns of four digits need no sideways scrolling', () => {
  const phone = layoutTable(364, 12, NEEDS)
  expect(phone.stacked).toBe(true)
  expect(phone.characters).toBe(layoutTable(DRAWER, 12, NEEDS).characters)
  expect(tableWidth(phone, 4)).toBeLessThanOrEqual(364)
  expect(tableWidth(layoutTable(364, 12, { ...NEEDS, edited: true }), 4)).toBeLessThanOrEqual(364)
})

test('the lecture never scrolls sideways: its columns get narrower', () => {
  for (const columns of [4, 5])
    expect(tableWidth(layoutTable(860, 24, { ...NEEDS, columns, lecture: true }), columns)).toBeLessThanOrEqual(860)
})

test('an update that four digits do not show gets digits enough for two of its own', () => {
  const decimals = decimalsToFollow(0.15, -0.000019, 0.149981, 10)
  expect(formatNumber(0.15, digitsFor(0.15, decimals))).toBe('0.150000')
  expect(formatNumber(0.149981, digitsFor(0.149981, decimals))).toBe('0.149981')
  expect(decimalsToFollow(0.15, -0.02, 0.13, 10)).toBeNull()
  expect(digitsFor(0.15, null)).toBe(4)
  expect(decimalsToFollow(0.15, 0, 0.15, 10)).toBeNull()
  expect(decimalsToFollow(0.15, 1e-20, 0.15, 10)).toBeNull()
})

test('before and after never look the same, nor outgrow their column, where there is room to tell them apart', () => {
  const size = fc.double({ min: -6, max: 2, noNaN: true })
  fc.assert(
    fc.property(size, size, fc.boolean(), (a, b, positive) => {
      const before = 10 ** a * (positive ? 1 : -1)
      const update = 10 ** Math.min(a, b)
      const after = before + update
      const decimals = decimalsToFollow(before, update, after, 10)
      const texts = [before, after].map((value) => formatNumber(value, digitsFor(value, decimals)))
      for (const text of texts) expect(text.length).toBeLessThanOrEqual(decimals === null ? 10 : 11)
      if (decimals !== null) expect(texts[0]).not.toBe(texts[1])
    }),
  )
})
