import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { parameterAt } from '../../../src/engine/network/network'
import type { StepContext } from '../../../src/explain/context'
import { derive } from '../../../src/explain/derive/derive'
import { usedBy } from '../../../src/explain/derive/used-by'
import { keyOf } from '../../../src/explain/key-of'
import type { Quantity } from '../../../src/explain/quantity'
import { nameOf } from '../../../src/explain/sentences/names-of'
import { tries } from '../../support/proof'
import { quantitiesOf } from '../all-quantities'
import { anyStep } from '../any-step'
import { workedStep } from '../worked-network'

test('a number is used by exactly those whose formula holds it', () => {
  const generator = createGenerator(11)
  for (let k = 0; k < tries(20, 60); k++) {
    const context = anyStep(generator)
    const users = new Map<string, string[]>()
    // for a batch of one the contribution is the gradient itself, and has no name of its own
    const made = quantitiesOf(context).filter(
      (one) => (one.kind !== 'contribution' || context.trace.rows.length > 1) && !isFixed(context, one),
    )
    for (const quantity of made) {
      for (const factor of derive(context, quantity).factors) {
        users.set(keyOf(factor), [...(users.get(keyOf(factor)) ?? []), keyOf(quantity)])
      }
    }
    for (const quantity of made) {
      const found = usedBy(context, quantity).map(keyOf)
      expect(found.sort(), keyOf(quantity)).toEqual((users.get(keyOf(quantity)) ?? []).sort())
    }
  }
})

/** What is made of a fixed bias leads nowhere: nobody is led to it. */
function isFixed({ network, trainBiases }: StepContext, quantity: Quantity): boolean {
  return !trainBiases && 'parameter' in quantity && quantity.kind !== 'before' && parameterAt(network, quantity.parameter).kind === 'bias'
}

test('from every input the way up ends at the loss, and at new parameters', () => {
  const context = workedStep()
  const seen = new Set<string>()
  const ends = new Set<string>()
  const open = [{ kind: 'x', sample: 0, unit: 0 } as const] as Parameters<typeof usedBy>[1][]
  while (open.length > 0) {
    const quantity = open.pop()!
    if (seen.has(keyOf(quantity))) continue
    seen.add(keyOf(quantity))
    const up = usedBy(context, quantity)
    if (up.length === 0) ends.add(quantity.kind)
    open.push(...up)
  }
  expect([...ends].sort()).toEqual(['after', 'totalLoss'])
})

test('numbers have the names that are drawn', () => {
  const context = { ...workedStep(), inputNames: ['mass', 'length'], outputNames: ['Adelie', 'Gentoo'] }
  const names = [
    { kind: 'x', sample: 0, unit: 1 },
    { kind: 'y', sample: 0, unit: 0 },
    { kind: 'z', sample: 0, layer: 0, unit: 0 },
    { kind: 'delta', sample: 0, layer: 1, unit: 0 },
    { kind: 'slope', sample: 0, layer: 0, unit: 1 },
    { kind: 'before', parameter: 2 },
    { kind: 'before', parameter: 4 },
    { kind: 'dataGradient', parameter: 2 },
    { kind: 'update', parameter: 4 },
    { kind: 'after', parameter: 6 },
  ] as const
  expect(names.map((quantity) => nameOf(context, quantity))).toEqual([
    'length',
    'target(Adelie)',
    'z(h1)',
    'δ(Adelie)',
    'f′(h2)',
    'mass→h2',
    'b(h1)',
    '∂L/∂(mass→h2)',
    'Δb(h1)',
    'new h1→Adelie',
  ])
})
