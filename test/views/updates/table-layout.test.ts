import { expect, test } from 'vitest'
import type { Column, ColumnId } from '../../../src/views/updates/columns'
import { columnsThatFit, layoutTable, tableWidth } from '../../../src/views/updates/table-layout'

const columns = (...ids: ColumnId[]): Column[] => ids.map((id) => ({ id, label: id, meaning: '' }))
const ADAM = columns('before', 'totalGradient', 'moment1', 'moment2', 'update', 'after')
const PENALISED = columns('before', 'totalGradient', 'penaltyGradient', 'moment1', 'moment2', 'update', 'after')

/** The half of a screen 1920 px wide, with text of 24 px, as in lecture mode. */
const [WIDTH, TEXT] = [850, 24]

test('with Adam all columns of short names fit into half a screen of the lecture hall', () => {
  const needs = { longestName: 7, edited: false }
  expect(columnsThatFit(WIDTH, TEXT, ADAM, needs)).toEqual(ADAM)
  const layout = layoutTable(WIDTH, TEXT, { ...needs, columns: ADAM.length, exact: false, lecture: true })
  expect(tableWidth(layout, ADAM.length)).toBeLessThanOrEqual(WIDTH)
})

test.each([
  [18, false, ADAM],
  [7, true, ADAM],
  [18, true, PENALISED],
])('with names of %d characters, weights typed in: %s, columns give way in their order until the rest fits', (longestName, edited, all) => {
  const fitting = columnsThatFit(WIDTH, TEXT, all, { longestName, edited })
  const ids = fitting.map(({ id }) => id)
  expect(fitting.length).toBeLessThan(all.length)
  expect(ids).not.toContain('moment2')
  expect(ids).toEqual(expect.arrayContaining(['totalGradient', 'update', 'after']))
  const layout = layoutTable(WIDTH, TEXT, { longestName, edited, columns: fitting.length, exact: false, lecture: true })
  expect(tableWidth(layout, fitting.length)).toBeLessThanOrEqual(WIDTH)
})

test('in the drawer of the lab the columns of Adam become narrower before the table scrolls', () => {
  const needs = { longestName: 7, edited: false, exact: false, lecture: false }
  const room = 816 - 36 - 261 - 14
  const layout = layoutTable(room, 12, { ...needs, columns: ADAM.length })
  expect(tableWidth(layout, ADAM.length)).toBeLessThanOrEqual(room)
  expect(layout.squeezed).toBe(true)
  expect(layoutTable(room, 12, { ...needs, columns: 4 }).squeezed).toBe(false)
})

test.each([428, 466])('so they do below the name of the weight, in %i px', (width) => {
  const needs = { longestName: 7, edited: false, exact: false, lecture: false }
  const layout = layoutTable(width, 12, { ...needs, columns: ADAM.length })
  expect(layout.stacked).toBe(true)
  expect(tableWidth(layout, ADAM.length)).toBeLessThanOrEqual(width)
  expect(layoutTable(428, 12, { ...needs, columns: 4 }).squeezed).toBe(false)
})
