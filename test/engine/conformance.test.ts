import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { conformance } from '../support/conformance'
import type { Traces } from '../support/traces'

const traces: Traces = JSON.parse(readFileSync(new URL('../fixtures/traces.json', import.meta.url), 'utf8'))
const checks = [...conformance(traces)]

test('every number of the reference traces comes out within 1e-9 (1 + |want|)', () => {
  expect(checks.filter((check) => !check.passed)).toEqual([])
})

test('no case and no table of the reference traces is left out', () => {
  for (const { id, runs } of traces.cases) {
    expect(checks.filter((check) => check.name.startsWith(`${id} `)).length).toBeGreaterThanOrEqual(8 + 5 * runs.length)
  }
  for (const table of ['activation', 'softmax', 'bce from', 'loss', 'schedule', 'path', 'perceptron', 'adaline']) {
    expect(checks.some((check) => check.name.startsWith(table))).toBe(true)
  }
})
