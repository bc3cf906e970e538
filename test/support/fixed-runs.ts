import type { Document } from '../../src/document/types'
import { createSession } from '../../src/trainer/session'
import { documentWith } from './run-documents'

export const FIXED_STEPS = 20_000

/** Three runs that use every generator, real function and kind of optimizer state between them. */
export const FIXED_RUNS: readonly { readonly name: string; readonly document: Document }[] = [
  { name: 'moons, momentum, dropout', document: documentWith('moons', { optimizer: { kind: 'momentum', beta: 0.9 }, dropout: 0.2 }) },
  {
    name: 'penguins, Adam, cosine schedule',
    document: documentWith('penguins', {
      optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
      learningRate: 0.01,
      schedule: { kind: 'cosine', steps: FIXED_STEPS, minimum: 0.0001 },
    }),
  },
  {
    name: 'sine, RMSProp, functions changed on the way',
    document: {
      ...documentWith('sine', { optimizer: { kind: 'rmsprop', rho: 0.9, eps: 1e-8 }, learningRate: 0.001 }),
      changes: [
        { step: 5000, field: 'functions', value: { activations: ['softplus', 'linear'], loss: 'mse' } },
        { step: 12_000, field: 'penalty', value: { kind: 'l2', form: 'nielsen', lambda: 0.01 } },
      ],
    },
  },
]

/** The hashes of the three runs after 20,000 steps: the same in every environment. */
export function fixedRuns(): { readonly name: string; readonly hash: string }[] {
  return FIXED_RUNS.map(({ name, document }) => {
    const session = createSession({ emit: () => {}, now: () => 0 })
    session.handle({
      type: 'open',
      run: 1,
      document: { ...document, step: FIXED_STEPS },
      watch: { sample: 0, parameters: [], fieldSide: 0 },
    })
    while (session.work(1) === 0);
    return { name, hash: session.hash(1) }
  })
}
