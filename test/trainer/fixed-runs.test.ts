import { expect, test } from 'vitest'
import { FIXED_RUNS, FIXED_STEPS, fixedRuns } from '../support/fixed-runs'
import { createDriver, openIn } from '../support/session-driver'

test('three fixed runs of 20,000 steps end in different bits, and in the same ones with detours', () => {
  const runs = fixedRuns()
  expect(new Set(runs.map(({ hash }) => hash)).size).toBe(3)
  const driver = createDriver()
  openIn(driver, 1, FIXED_RUNS[2].document)
  for (const step of [5100, 4990, FIXED_STEPS]) {
    driver.send({ type: 'seek', step })
    driver.settle()
  }
  expect(driver.session.hash(1)).toBe(runs[2].hash)
}, 60_000)
