import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StepTrace } from '../../../src/engine'
import { formatNumber } from '../../../src/ui/format-number'
import { columnsOf } from '../../../src/views/updates/columns'
import { MOST_ROWS, missingDecimals, nextSort, rowWindow, sortRows } from '../../../src/views/updates/rows'
import { layoutTable } from '../../../src/views/updates/table-layout'

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

test('the drawer has room for four digits and sparklines, a phone for three digits without scrolling sideways', () => {
  const drawer = layoutTable(520, 12, columnsOf(trace), 6, false)
  expect(drawer.digits).toBe(4)
  expect(drawer.trailWidth).toBeGreaterThanOrEqual(72)
  const phone = layoutTable(364, 12, columnsOf(trace), 6, false)
  expect(phone.digits).toBe(3)
  expect(phone.nameWidth + 4 * phone.numberWidth).toBeLessThanOrEqual(364)
})
