import { expect, test } from 'vitest'
import type { Dataset } from '../../../src/data/dataset'
import { createNetwork } from '../../../src/engine'
import { shownParameterName } from '../../../src/views/graph/names'
import { parameterByName } from '../../../src/views/landscape/over/parameter-by-name'
import { layerParameters } from '../../../src/views/landscape/parameter-names'

const network = createNetwork([2, 3, 1], ['tanh', 'sigmoid'])
const matrix = { rows: 0, columns: 0, values: new Float64Array(0) }
const dataset: Dataset = {
  X: matrix,
  Y: matrix,
  inputNames: ['bill length', 'mass'],
  outputNames: ['y1'],
  classNames: [],
  task: 'regression',
}

test('the groups hold every parameter once, in order', () => {
  const groups = layerParameters(network, dataset)
  expect(groups.map(({ label }) => label)).toEqual(['Into hidden layer 1', 'Into the output'])
  expect(groups.flatMap(({ parameters }) => parameters.map(({ index }) => index))).toEqual(Array.from({ length: 13 }, (_, k) => k))
})

test('every parameter is found by its name', () => {
  for (let index = 0; index < network.parameterCount; index++) {
    expect(parameterByName(network, dataset, shownParameterName(network, dataset, index))).toBe(index)
  }
})

test('a name may be typed with -> and without blanks; an unknown one is nothing', () => {
  expect(parameterByName(network, dataset, 'Bill length->h2')).toBe(2)
  expect(parameterByName(network, dataset, 'mass → h1')).toBe(1)
  expect(parameterByName(network, dataset, 'h9→y1')).toBeNull()
})
