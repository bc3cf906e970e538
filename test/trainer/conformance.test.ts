import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scenarioOf, sessionChecks } from '../support/conformance-session'
import type { Traces } from '../support/traces'

const traces: Traces = JSON.parse(readFileSync(new URL('../fixtures/traces.json', import.meta.url), 'utf8'))

test('every run of the reference traces that a Scenario can express gives the same numbers through a Session', () => {
  const checks = traces.cases.flatMap((given) => [...sessionChecks(given)])
  expect(checks.filter((check) => !check.passed)).toEqual([])
})

test('only given masks, batches out of order and targets of no task keep a case from being a Scenario', () => {
  const left = traces.cases.filter((given) => given.runs.some((run) => scenarioOf(given, run) === null))
  const withMasks = ['S17', 'S18']
  const outOfOrder = ['S23']
  const severalLabels = ['S14', 'S25'] // bce whose targets are not one class of several
  expect(left.map((given) => given.id)).toEqual([...withMasks, ...outOfOrder, ...severalLabels].sort())
})
