import { expect, test } from 'vitest'
import type { Change } from '../../../src/document/types'
import { dropoutSoFar } from '../../../src/trainer/run/dropout-so-far'
import { wordsOfTotals } from '../../../src/views/dropout/paint'
import { documentWith } from '../../support/run-documents'

test('the chance is 1 − (1 − p)ⁿ only with the p and n shown; after a change it is said to be of all masks', () => {
  const { scenario } = documentWith('dropout', { dropout: 0.5, batchSize: 10 })
  const changes: Change[] = [{ step: 2, field: 'dropout', value: 0.01 }]
  const words = (step: number) => wordsOfTotals(dropoutSoFar(scenario, 40, changes, step), scenario.training)
  expect(words(1)).toEqual({ drawn: 'n, masks drawn so far: one for each row of each batch', chance: '1 − (1 − p)ⁿ' })
  expect(words(4)).toEqual({ drawn: 'masks drawn so far, each with the settings of its time', chance: '1 − the product of all (1 − p)' })
})
