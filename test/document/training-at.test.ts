import { expect, test } from 'vitest'
import { defaultDocument } from '../../src/document/presets/defaults'
import { trainingAt } from '../../src/document/training-at'
import type { Change } from '../../src/document/types'

const { scenario } = defaultDocument()
const changes: readonly Change[] = [
  { field: 'learningRate', value: 0.5, step: 10 },
  { field: 'parameter', value: { index: 0, value: 1 }, step: 10 },
  { field: 'functions', value: { activations: ['relu', 'relu', 'linear'], loss: 'mse' }, step: 20 },
  { field: 'learningRate', value: 0.2, step: 30 },
]

test('a change is in force from its own step on', () => {
  expect(trainingAt(scenario, changes, 9)).toEqual({ training: scenario.training, activations: scenario.network.activations })
  expect(trainingAt(scenario, changes, 10).training).toEqual({ ...scenario.training, learningRate: 0.5 })
  expect(trainingAt(scenario, changes, 20)).toEqual({
    training: { ...scenario.training, learningRate: 0.5, loss: 'mse' },
    activations: ['relu', 'relu', 'linear'],
  })
  expect(trainingAt(scenario, changes, 1000).training.learningRate).toBe(0.2)
})

test('the scenario itself is left as it is', () => {
  trainingAt(scenario, changes, 1000)
  expect(scenario).toEqual(defaultDocument().scenario)
})
