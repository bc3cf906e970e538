import type { Change, ChangeInput, Document } from '../../src/document/types'
import { createSession } from '../../src/trainer/session/session'
import { documentWith } from './run-documents'

export const FIXED_STEPS = 20_000

/** Three long runs that use every generator, real function and kind of optimizer state between them. */
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

/** The hash of a run after 20,000 steps: the same in every environment. */
export function longHash(document: Document): string {
  const session = createSession({ emit: () => {}, now: () => 0 })
  session.handle({
    type: 'open',
    run: 1,
    document: { ...document, step: FIXED_STEPS },
    watch: { sample: 0, parameters: [], fieldSide: 0 },
  })
  while (session.work(1) === 0);
  return session.hash(1)
}

/** The hashes of the three runs. */
export function fixedRuns(): { readonly name: string; readonly hash: string }[] {
  return FIXED_RUNS.map(({ name, document }) => ({ name, hash: longHash(document) }))
}

/** The document at a step, with changes on the way. */
function at(step: number, document: Document, changes: readonly Change[] = []): Document {
  return { ...document, step, changes }
}

/** The document with another network or other first weights. */
function built(document: Document, parts: Partial<Document['scenario']>): Document {
  return { ...document, scenario: { ...document.scenario, ...parts } }
}

/** Changes at evenly spaced steps. */
function every(steps: number, inputs: readonly ChangeInput[]): Change[] {
  return inputs.map((input, k) => ({ ...input, step: (k + 1) * steps }))
}

/** Short runs: among them everything that a document can say about how a network learns. */
export const SHORT_RUNS: Readonly<Record<string, Document>> = {
  'moons, plain descent': at(1000, documentWith('moons')),
  'moons, momentum, steps of the rate, short last batch': at(
    900,
    documentWith('moons', {
      optimizer: { kind: 'momentum', beta: 0.9 },
      schedule: { kind: 'step', gamma: 0.8, stepSize: 150 },
      batchSize: 7,
    }),
  ),
  'circles, Nesterov, 1/t, masks for each sample': at(
    800,
    documentWith('circles', {
      optimizer: { kind: 'nesterov', beta: 0.8 },
      schedule: { kind: 'inverse_time', k: 0.01 },
      dropout: 0.2,
    }),
  ),
  'dropout card, masks for each batch, a unit pinned in, L2 half': at(
    700,
    documentWith('dropout', {
      dropout: 0.5,
      maskPer: 'batch',
      pins: [{ layer: 1, unit: 2, to: 'in' }],
      penalty: { kind: 'l2', form: 'half', lambda: 0.01 },
      batchSize: 6,
    }),
  ),
  'dropout card, masks for each epoch, a unit pinned out, L2 plain': at(
    700,
    documentWith('dropout', {
      dropout: 0.4,
      maskPer: 'epoch',
      pins: [{ layer: 2, unit: 3, to: 'out' }],
      penalty: { kind: 'l2', form: 'plain', lambda: 0.01 },
    }),
  ),
  'hills, AdaGrad, leaky ReLU, L2 as Nielsen': at(
    400,
    built(
      documentWith('hills', {
        optimizer: { kind: 'adagrad', eps: 1e-8 },
        penalty: { kind: 'l2', form: 'nielsen', lambda: 0.5 },
        loss: 'mse_half',
      }),
      {
        network: { hidden: [8, 5], activations: ['leaky_relu', 'elu', 'linear'] },
        initialization: { kind: 'drawn', initializer: { kind: 'scaled' }, seed: 5 },
      },
    ),
  ),
  'sine, RMSProp, one row a batch, softplus': at(
    600,
    built(documentWith('sine', { optimizer: { kind: 'rmsprop', rho: 0.9, eps: 1e-8 }, batchSize: 1, learningRate: 0.001 }), {
      network: { hidden: [8], activations: ['softplus', 'linear'] },
      initialization: { kind: 'drawn', initializer: { kind: 'normal' }, seed: 4 },
    }),
  ),
  'spirals, Adam, exponential rate, L1 plain': at(
    300,
    documentWith('spirals', { schedule: { kind: 'exponential', gamma: 0.998 }, penalty: { kind: 'l1', form: 'plain', lambda: 0.001 } }),
  ),
  'penguins, Adam, cosine, softmax, L1 as Nielsen': at(
    500,
    documentWith('penguins', {
      optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
      learningRate: 0.01,
      schedule: { kind: 'cosine', steps: 400, minimum: 0.0001 },
      penalty: { kind: 'l1', form: 'nielsen', lambda: 0.1 },
      loss: 'cce',
    }),
  ),
  'valley, L1 that stops at zero': at(400, documentWith('l1-l2')),
  'Gaussians, no hidden layer, uniform weights': at(
    500,
    built(documentWith('gaussians'), { initialization: { kind: 'drawn', initializer: { kind: 'uniform', range: 0.5 }, seed: 3 } }),
  ),
  'XOR, equal weights': at(
    300,
    built(documentWith('one-hidden-unit'), {
      initialization: { kind: 'drawn', initializer: { kind: 'constant', value: 0.3 }, seed: 1 },
    }),
  ),
  'all weights zero': at(300, documentWith('zero-weights')),
  'two rows of weights by hand, sum of squares': at(200, documentWith('two-two-two', { optimizer: { kind: 'nesterov', beta: 0.8 } })),
  'full batch, momentum': at(
    400,
    documentWith('online-full', { batchSize: 'full', optimizer: { kind: 'momentum', beta: 0.95 }, loss: 'mse' }),
  ),
  'moons, AdamW': at(
    300,
    documentWith('moons', { optimizer: { kind: 'adamw', beta1: 0.9, beta2: 0.999, eps: 1e-8, decay: 0.1 }, learningRate: 0.01 }),
  ),
  'moons, cosine with warm restarts': at(400, documentWith('moons', { schedule: { kind: 'cosine_restarts', length: 40, factor: 2 } })),
  checkerboard: at(300, built(documentWith('moons'), { data: { kind: 'checkerboard', samples: 200, noise: 0.05, seed: 1 } })),
  'perceptron on XOR': at(60, documentWith('perceptron-xor')),
  'ADALINE on AND': at(200, documentWith('adaline')),
  'generalized delta rule on AND': at(200, documentWith('generalized-delta')),
  'random first weights and biases': at(300, documentWith('random-start')),
  'admissions, simulated': at(300, documentWith('admissions')),
  'five sigmoid layers': at(200, documentWith('five-sigmoid')),
  'a rate above the limit, 100 steps into the growth': at(100, documentWith('rate-limit')),
  'moons, every live change on the way': at(
    1500,
    documentWith('moons'),
    every(100, [
      { field: 'learningRate', value: 0.25 },
      { field: 'optimizer', value: { kind: 'momentum', beta: 0.9 } },
      { field: 'schedule', value: { kind: 'exponential', gamma: 0.999 } },
      { field: 'dropout', value: 0.2 },
      { field: 'maskPer', value: 'batch' },
      { field: 'pins', value: [{ layer: 1, unit: 1, to: 'in' }] },
      { field: 'batchSize', value: 7 },
      { field: 'functions', value: { activations: ['relu', 'elu', 'sigmoid'], loss: 'mse' } },
      { field: 'penalty', value: { kind: 'l2', form: 'plain', lambda: 0.001 } },
      { field: 'parameter', value: { index: 3, value: -0.75 } },
      { field: 'optimizer', value: { kind: 'adam', beta1: 0.9, beta2: 0.99, eps: 1e-8 } },
      { field: 'stopping', value: { kind: 'gradient', tolerance: 1e-9 } },
      { field: 'learningRate', value: 0.01 },
      { field: 'batchSize', value: 'full' },
    ]),
  ),
}

/** Thirty long runs. */
export const LONG_RUNS: Readonly<Record<string, Document>> = {
  ...Object.fromEntries(FIXED_RUNS.map(({ name, document }) => [name, document])),
  ...SHORT_RUNS,
  'penguins, Nesterov, masks for each epoch, L2 as Nielsen': documentWith('penguins', {
    optimizer: { kind: 'nesterov', beta: 0.9 },
    dropout: 0.2,
    maskPer: 'epoch',
    penalty: { kind: 'l2', form: 'nielsen', lambda: 0.1 },
  }),
}
