import type { Scenario, SplitSpec, Training } from '../types'

const TRAINING: Training = {
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
}

/** The split to start with. */
export const FIRST_SPLIT: SplitSpec = { testFraction: 0.25, seed: 2 }

export type Parts = Partial<Omit<Scenario, 'id' | 'name' | 'summary' | 'training'>> & { readonly training?: Partial<Training> }

/** A scenario that differs from the moons in the given parts. */
export function scenario(id: string, name: string, summary: string, { training, ...parts }: Parts): Scenario {
  return {
    id,
    name,
    summary,
    data: { kind: 'moons', samples: 200, noise: 0.15, seed: 1 },
    split: FIRST_SPLIT,
    network: { hidden: [4, 2], activations: ['tanh', 'tanh', 'sigmoid'] },
    initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 },
    ...parts,
    training: { ...TRAINING, ...training },
  }
}

/** A scenario worked out row by row: no test rows, full batch in the listed order, biases fixed at what is given. */
export function workedByHand(id: string, name: string, summary: string, { training, ...parts }: Parts): Scenario {
  return scenario(id, name, summary, {
    split: { testFraction: 0, seed: 1 },
    ...parts,
    training: { batchSize: 'full', order: 'listed', trainBiases: false, ...training },
  })
}
