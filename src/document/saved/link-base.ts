import type { Explicit } from './explicit'

/**
 * What a link leaves out. Links refer to it, so it does not follow the presets: another base needs a new version of the link.
 */
export const LINK_BASE: Explicit = {
  scenario: {
    id: 'moons',
    name: '',
    summary: '',
    data: { kind: 'moons', samples: 200, noise: 0.15, seed: 1 },
    features: null,
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
      maskPer: 'sample',
      pins: [],
      batchSize: 10,
      order: 'shuffled',
      trainBiases: true,
      stopping: { kind: 'none' },
      shuffleSeed: 1,
      dropoutSeed: 1,
    },
  },
  changes: [],
  step: 0,
  view: { selection: { kind: 'none' }, axes: [0, 1], window: null, sample: 0, lens: 'activations', drawn: null, plane: null, output: null },
}
