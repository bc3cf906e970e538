import { presetDocument } from '../../src/document/presets/presets'
import type { ChangeInput, Document, Training } from '../../src/document/types'
import { createGenerator, integerBelow, uniform } from '../../src/engine/arithmetic/random'

/** A preset with other training settings. */
export function documentWith(id: string, training: Partial<Training> = {}): Document {
  const document = presetDocument(id)
  return { ...document, scenario: { ...document.scenario, training: { ...document.scenario.training, ...training } } }
}

/** Documents that use every kind of state: optimizers, schedules, generators, short last batches. */
export const VARIED: readonly Document[] = [
  documentWith('moons', { optimizer: { kind: 'momentum', beta: 0.9 }, dropout: 0.2, batchSize: 7 }),
  documentWith('moons', {
    optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
    schedule: { kind: 'exponential', gamma: 0.999 },
  }),
  documentWith('dropout', { dropout: 0.5, penalty: { kind: 'l2', form: 'nielsen', lambda: 0.1 } }),
  documentWith('sine', { optimizer: { kind: 'rmsprop', rho: 0.9, eps: 1e-8 }, batchSize: 1, learningRate: 0.001 }),
  documentWith('moons', { dropout: 0.4, maskPer: 'batch', pins: [{ layer: 1, unit: 2, to: 'in' }], batchSize: 7 }),
  documentWith('dropout', { dropout: 0.5, maskPer: 'epoch', pins: [{ layer: 2, unit: 3, to: 'out' }], batchSize: 6 }),
  documentWith('two-two-two', { optimizer: { kind: 'nesterov', beta: 0.8 } }),
]

/** Random numbers of a test, the same at every run. */
export function createChance(seed: number) {
  const generator = createGenerator(seed)
  return {
    below: (n: number) => integerBelow(generator, n),
    share: () => uniform(generator),
    pick: <T>(list: readonly T[]): T => list[integerBelow(generator, list.length)],
  }
}
export type Chance = ReturnType<typeof createChance>

/** A live change of a random field that a network of the moons allows. */
export function randomChange(chance: Chance): ChangeInput {
  const changes: readonly ChangeInput[] = [
    { field: 'learningRate', value: 0.001 + chance.share() / 4 },
    { field: 'schedule', value: { kind: 'inverse_time', k: chance.share() / 100 } },
    { field: 'schedule', value: { kind: 'step', gamma: 0.9, stepSize: 1 + chance.below(20) } },
    { field: 'optimizer', value: { kind: 'momentum', beta: chance.share() * 0.9 } },
    { field: 'optimizer', value: { kind: 'adam', beta1: 0.9, beta2: 0.99, eps: 1e-8 } },
    { field: 'optimizer', value: { kind: 'sgd' } },
    { field: 'dropout', value: chance.pick([0, 0.1, 0.5]) },
    { field: 'maskPer', value: chance.pick(['sample', 'batch', 'epoch'] as const) },
    { field: 'pins', value: [{ layer: 1 + chance.below(2), unit: chance.below(2), to: chance.pick(['in', 'out'] as const) }] },
    { field: 'pins', value: [] },
    { field: 'batchSize', value: chance.pick([1, 4, 10, 64, 'full'] as const) },
    { field: 'penalty', value: { kind: 'l1', form: 'plain', lambda: chance.share() / 100 } },
    { field: 'functions', value: { activations: ['relu', chance.pick(['tanh', 'elu']), 'sigmoid'], loss: chance.pick(['bce', 'mse']) } },
    { field: 'parameter', value: { index: chance.below(25), value: chance.share() - 0.5 } },
  ]
  return chance.pick(changes)
}
