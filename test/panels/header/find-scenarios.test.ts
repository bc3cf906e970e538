import { expect, test } from 'vitest'
import { PRESETS } from '../../../src/document/presets/presets'
import { findScenarios } from '../../../src/panels/header/find-scenarios'

const found = (text: string) => findScenarios(PRESETS, text).map(({ id }) => id)

test('words find the scenarios that have all of them in name, line, sentence or group, in any case', () => {
  expect(found('xor PERCEPTRON')).toEqual(['perceptron-xor'])
  expect(found('admissions')).toEqual(['admissions'])
  expect(found('relu slopes')).toContain('three-slopes')
  expect(found('no such thing')).toEqual([])
  expect(found('vanishing gradient')).toEqual(['five-sigmoid'])
  expect(found('regularization')).toEqual(expect.arrayContaining(['dropout', 'l1-l2', 'early-stopping']))
})

test('what has the words in its name comes first; a word within another one is none', () => {
  const first = found('and').slice(0, 2)
  expect(first.toSorted()).toEqual(['adaline', 'perceptron-and'])
  expect(found('ousand')).toEqual([])
})

test('no word finds all', () => {
  expect(found('  ').length).toBe(PRESETS.length)
})
