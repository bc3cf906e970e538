import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runTypeScript } from '../../scripts/run-ts.mjs'
import { parameterAt } from '../../src/engine/network/network'
import { type GradientCheck, relativeError } from '../../src/engine/objective/gradient-check'
import { verdictOf } from '../../src/views/check/verdict'
import { checkOfSample } from '../support/gradient-check'
import type * as suite from '../support/mutant-suite'
import { MUTANTS, type Mutant } from '../support/mutants'
import { byEngine, drawSample } from '../support/oracle'
import type { Traces } from '../support/traces'

const traces: Traces = JSON.parse(readFileSync(new URL('../fixtures/traces.json', import.meta.url), 'utf8'))

/** The suite bundled with the engine, which is changed on its way in. */
async function suiteWith(mutant: Mutant | null): Promise<typeof suite> {
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
  return loaded
}

/** Wrong gradients of the first samples of which the check does not say that they differ, where their error is beyond what it excuses. */
function notSeen(wrong: readonly (Float64Array | null)[]): string[] {
  const missed: string[] = []
  for (const [k, gradient] of wrong.entries()) {
    if (gradient === null) continue
    const { network, trainBiases } = drawSample(k + 1)
    for (const [index, claim] of gradient.entries()) {
      const right = rightGradients[k]![index]!
      if (!(relativeError(claim, right) > 1e-4)) continue // NaN is no gradient to check
      if (!trainBiases && parameterAt(network, index).kind === 'bias') continue
      const check = checkOf(k, index)
      for (const [j, h] of HS.entries()) {
        const excused = check.roundOff[j]! + check.truncation[j]!
        if (check.kinks[j] === 1 || Math.abs(claim - right) <= 2 * excused) continue
        const errors = check.differences.map((difference) => relativeError(difference, claim))
        const verdict = verdictOf({ ...check, errors, totalGradient: claim, fixed: false }, j)
        if (verdict !== 'differs') missed.push(`sample ${k + 1}, parameter ${index}, h = ${h}: ${verdict}`)
      }
    }
  }
  return missed
}

const HS = [1e-8, 1e-6, 1e-5, 1e-4, 1e-2]
const SAMPLES = 8
const rightGradients = Array.from({ length: SAMPLES }, (_, k) => byEngine(drawSample(k + 1)).gradient)
const checks = new Map<string, GradientCheck>()

/** The check of a parameter of a sample, by the engine as it is; of a fixed bias there is none. */
function checkOf(k: number, index: number): GradientCheck {
  const sample = drawSample(k + 1)
  const key = `${k}/${index}`
  const known = checks.get(key) ?? checkOfSample(sample, index, rightGradients[k]![index]!, HS)
  checks.set(key, known)
  return known
}

test('the suite finds nothing wrong with the engine as it is', async () => {
  const whole = await suiteWith(null)
  expect(whole.firstFailure(traces)).toBe(null)
  expect(whole.gradients(SAMPLES)).toEqual(rightGradients)
})

test.each(MUTANTS)('the suite fails, and the gradient check says so, when $name', async (mutant) => {
  const wrong = await suiteWith(mutant)
  expect(wrong.firstFailure(traces)).not.toBe(null)
  expect(notSeen(wrong.gradients(SAMPLES))).toEqual([])
})

test('there are at least twenty mutants, each different', () => {
  expect(new Set(MUTANTS.map((mutant) => mutant.file + mutant.find + mutant.replace)).size).toBe(MUTANTS.length)
  expect(MUTANTS.length).toBeGreaterThanOrEqual(20)
})
