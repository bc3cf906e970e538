import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runTypeScript } from '../../scripts/run-ts.mjs'
import type * as suite from '../support/mutant-suite'
import { MUTANTS, type Mutant } from '../support/mutants'
import type { Traces } from '../support/traces'

const traces: Traces = JSON.parse(readFileSync(new URL('../fixtures/traces.json', import.meta.url), 'utf8'))

/** Bundles the suite with the engine, changed on its way in, and runs it. */
async function firstFailure(mutant: Mutant | null): Promise<string | null> {
  let applied = 0
  const mutate = {
    name: 'mutate',
    enforce: 'pre' as const,
    transform(code: string, id: string): string | null {
      if (mutant === null || !id.endsWith(`/src/engine/${mutant.file}`)) return null
      const parts = code.split(mutant.find)
      applied += parts.length - 1
      return parts.join(mutant.replace)
    },
  }
  const loaded = await runTypeScript<typeof suite>('test/support/mutant-suite.ts', [mutate])
  expect(applied, 'the text to change occurs once').toBe(mutant === null ? 0 : 1)
  return loaded.firstFailure(traces)
}

test('the suite finds nothing wrong with the engine as it is', async () => {
  expect(await firstFailure(null)).toBe(null)
})

test.each(MUTANTS)('the suite fails when $name', async (mutant) => {
  expect(await firstFailure(mutant)).not.toBe(null)
})

test('there are at least twenty mutants, each different', () => {
  expect(new Set(MUTANTS.map((mutant) => mutant.file + mutant.find + mutant.replace)).size).toBe(MUTANTS.length)
  expect(MUTANTS.length).toBeGreaterThanOrEqual(20)
})
