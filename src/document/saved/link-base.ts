import type { Document } from '../types'

/**
 * What a link of version 1 leaves out. Frozen for ever: old links refer to it, so it does not follow the presets.
 * A better base needs a new version of the link.
 */
export const LINK_BASE: Document = {
  scenario: {
    id: 'moons',
    name: '',
    summary: '',
    data: { kind: 'moons', samples: 200, noise: 0.15, seed: 1 },
    split: { testFraction: 0.25, seed: 2 },
    network: { hidden: [4, 2], activations: ['tanh', 'tanh', 'sigmoid'] },
    initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 },
    training: {
      loss: 'bce',
      optimizer: { kind: 'sgd' },
      learningRate: 0.1,
      schedule: { kind: 'constant' },
      penalty: { kind: 'none' },
      dropout: 0,
      maskPer: 'sample', // younger than version 1: what all runs were before
      pins: [], // younger than version 1: what all runs were before
      batchSize: 10,
      order: 'shuffled',
      trainBiases: true,
      stopping: { kind: 'none' }, // younger than version 1: what all runs were before
      shuffleSeed: 1,
      dropoutSeed: 1,
    },
  },
  changes: [],
  step: 0,
  view: { selection: { kind: 'none' }, axes: [0, 1], sample: 0, lens: 'activations' },
}
