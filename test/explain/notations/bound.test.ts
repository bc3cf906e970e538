import { expect, test } from 'vitest'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { derive } from '../../../src/explain/derive/derive'
import { NOTATIONS, render } from '../../../src/explain/notations'
import { leavesOf, termOf } from '../../../src/explain/notations/render'
import { createOperations } from '../../../src/explain/operations/operations'
import { roleOf } from '../../../src/explain/role'
import { sentenceOf, sentenceParts } from '../../../src/explain/sentences/sentences'
import { tries } from '../../support/proof'
import { anyStep } from '../any-step'
import { workedStep } from '../worked-network'

const ROLE = /\\htmlData\{operand=(\w+)\}/g

test('a bound formula is the same formula with the role of each factor, in symbols and in numbers, in every notation', () => {
  const generator = createGenerator(7)
  let roles = 0
  for (let k = 0; k < tries(20, 200); k++) {
    const context = anyStep(generator)
    const operations = createOperations(context)
    const notation = NOTATIONS[k % NOTATIONS.length]!
    for (let index = 0; index < operations.count('operation'); index++) {
      const { result } = operations.at(index)
      if (!result) continue
      const derivation = derive(context, result)
      const [plain, bound] = [false, true].map((on) => render(notation, context, derivation, 4, { bound: on })) as [Plain, Plain]
      for (const line of ['symbols', 'numbers', 'result'] as const) {
        expect(bound[line].text).toBe(plain[line].text)
        expect(bound[line].tex.replace(/\\htmlData\{operand=\w+\}\{((?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*)\}/g, '$1')).toBe(
          plain[line].tex,
        )
      }
      const term = termOf(notation, context, derivation)
      const possible = new Set(term ? leavesOf(term).map((leaf) => roleOf(context, leaf)) : [])
      for (const [, role] of bound.numbers.tex.matchAll(ROLE)) {
        roles += 1
        expect(possible).toContain(role)
      }
    }
  }
  expect(roles).toBeGreaterThan(500)
})

type Plain = ReturnType<typeof render>

test('a sentence gives its numbers the roles that they have in the formula', () => {
  const context = workedStep()
  const operations = createOperations(context)
  const rolesOf = (index: number) =>
    sentenceParts(context, operations.at(index))
      .filter(({ role }) => role)
      .map(({ text, role }) => `${role} ${text}`)
  expect(rolesOf(1)).toEqual(['positive 0.35', 'positive 0.15', 'forward 0.05', 'positive 0.2', 'forward 0.1'])
  expect(rolesOf(16)).toEqual(['backward 0.03635', 'backward 0.2413'])
  expect(rolesOf(18)).toEqual(['backward 0.008771', 'forward 0.05'])
  expect(rolesOf(22)).toEqual(['backward 0.0004386'])
  expect(rolesOf(23)).toEqual(['positive 0.15', 'update − 0.0002193'])
  for (let index = 0; index < operations.count('operation'); index++) {
    const operation = operations.at(index)
    const words = sentenceParts(context, operation).map(({ text }) => text)
    expect(words.join('')).toBe(sentenceOf(context, operation))
  }
})
