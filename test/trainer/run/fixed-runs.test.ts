import { beforeAll, describe, expect, test } from 'vitest'
import type { ChangeField, DataSpec, Document, MaskPer, StoppingSpec, Training } from '../../../src/document/types'
import type { Activation } from '../../../src/engine/network/activations'
import type { InitializerSpec } from '../../../src/engine/network/initializers'
import { useKernels } from '../../../src/kernels/door'
import { builtKernels } from '../../support/built-kernels'
import { FIXED_RUNS, FIXED_STEPS, fixedRuns, SHORT_RUNS } from '../../support/fixed-runs'
import { hashOfRun } from '../../support/hash-of-run'
import { createDriver, openIn } from '../../support/session-driver'

/** The bits that every commit must give again. */
const HASHES: Readonly<Record<string, string>> = {
  'moons, momentum, dropout': '7e0319a744b26e01',
  'penguins, Adam, cosine schedule': 'a077060c7c8defb2',
  'sine, RMSProp, functions changed on the way': '73ec980baf294c84',
  'moons, plain descent': 'd0485ec73e336a36',
  'moons, momentum, steps of the rate, short last batch': '84c313837101d648',
  'circles, Nesterov, 1/t, masks for each sample': '8140cf97be26478d',
  'dropout card, masks for each batch, a unit pinned in, L2 half': 'a69ae8ed05b12a7d',
  'dropout card, masks for each epoch, a unit pinned out, L2 plain': 'e2778a1de17019c2',
  'hills, AdaGrad, leaky ReLU, L2 as Nielsen': '08b5bc188729c672',
  'sine, RMSProp, one row a batch, softplus': 'c6a691a564a76b46',
  'spirals, Adam, exponential rate, L1 plain': '775a47164b03acac',
  'penguins, Adam, cosine, softmax, L1 as Nielsen': '27c8f9bd06b5db6a',
  'valley, L1 that stops at zero': '2036d24f0b79071d',
  'Gaussians, no hidden layer, uniform weights': 'f9b32b6c2f02e784',
  'XOR, equal weights': '6ebb1285cb191bb1',
  'all weights zero': '74432366d53fa858',
  'two rows of weights by hand, sum of squares': '9d4bb004f520dc9d',
  'full batch, momentum': '895b9862835c07de',
  'moons, AdamW': 'bddd4e0ea2ee4963',
  'moons, cosine with warm restarts': '413060d3f8cdf59f',
  checkerboard: '2d9720c8f17911d3',
  'perceptron on XOR': 'c920ecb772121c59',
  'ADALINE on AND': 'f1c28ca5818f3a93',
  'generalized delta rule on AND': '73ed49513b967f34',
  'random first weights and biases': '5d38deacbe0af1d0',
  'admissions, simulated': '6fde718b6658096b',
  'five sigmoid layers': '02c7b668563deaa4',
  'a rate above the limit, 100 steps into the growth': 'fb22e91aa10ed094',
  'moons, every live change on the way': 'c09c61bdc6e074b2',
}

describe.each(['the engine', 'the kernels'])('by %s', (by) => {
  beforeAll(async () => {
    if (by === 'the kernels') useKernels(await builtKernels())
  })

  test.each(Object.entries(SHORT_RUNS))('%s ends in the bits that are stored', (name, document) => {
    expect(hashOfRun(document)).toBe(HASHES[name])
  })

  test('three fixed runs of 20,000 steps end in the bits that are stored, and in the same ones with detours', () => {
    const runs = fixedRuns()
    for (const { name, hash } of runs) expect(hash, name).toBe(HASHES[name])
    const driver = createDriver()
    openIn(driver, 1, FIXED_RUNS[2].document)
    for (const step of [5100, 4990, FIXED_STEPS]) {
      driver.send({ type: 'seek', step })
      driver.settle()
    }
    expect(driver.session.hash(1)).toBe(runs[2].hash)
  }, 60_000)
})

/** Every kind by name: a new one does not compile until it is here, and fails until a run has it. */
const KINDS = {
  optimizer: { sgd: 1, momentum: 1, nesterov: 1, rmsprop: 1, adagrad: 1, adam: 1, adamw: 1 } satisfies Every<Training['optimizer']['kind']>,
  schedule: { constant: 1, step: 1, exponential: 1, inverse_time: 1, cosine: 1, cosine_restarts: 1 } satisfies Every<
    Training['schedule']['kind']
  >,
  penalty: {
    none: 1,
    'l2 half': 1,
    'l2 plain': 1,
    'l2 nielsen': 1,
    'l1 plain': 1,
    'l1 nielsen': 1,
    'l1 orthant': 1,
  }, // the forms that go with each kind
  maskPer: { sample: 1, batch: 1, epoch: 1 } satisfies Every<MaskPer>,
  loss: { sse_half: 1, mse_half: 1, mse: 1, bce: 1, cce: 1, perceptron: 1 } satisfies Every<Training['loss']>,
  activation: {
    linear: 1,
    sigmoid: 1,
    tanh: 1,
    relu: 1,
    leaky_relu: 1,
    elu: 1,
    softplus: 1,
    softmax: 1,
    step: 1,
  } satisfies Every<Activation>,
  initializer: { zero: 1, constant: 1, uniform: 1, uniform_all: 1, normal: 1, scaled: 1, xavier: 1, he: 1 } satisfies Every<
    InitializerSpec['kind']
  >,
  data: {
    xor: 1,
    circles: 1,
    moons: 1,
    spirals: 1,
    gaussians: 1,
    checkerboard: 1,
    sine: 1,
    hills: 1,
    admissions: 1,
    penguins: 1,
    rows: 1,
  } satisfies Every<Exclude<DataSpec['kind'], 'table' | 'function' | 'digits'>>, // their rows are made apart from the run, and tested there
  stopping: { none: 1, gradient: 1 } satisfies Partial<Every<StoppingSpec['kind']>>, // what stops a run does not change its bits
  change: {
    learningRate: 1,
    schedule: 1,
    optimizer: 1,
    penalty: 1,
    dropout: 1,
    maskPer: 1,
    pins: 1,
    batchSize: 1,
    functions: 1,
    parameter: 1,
    stopping: 1,
  } satisfies Every<ChangeField>,
}
type Every<Kind extends string> = Readonly<Record<Kind, 1>>

test('the fixed runs have every kind of everything that a run can be told', () => {
  const found = Object.values(SHORT_RUNS).map(kindsOf)
  for (const [what, kinds] of Object.entries(KINDS)) {
    const seen = new Set(found.flatMap((run) => run[what as keyof typeof KINDS]))
    for (const kind of Object.keys(kinds)) expect([...seen], what).toContain(kind)
  }
})

function kindsOf({ scenario, changes }: Document): Record<keyof typeof KINDS, readonly string[]> {
  const { training, data, network, initialization } = scenario
  return {
    optimizer: [training.optimizer.kind],
    schedule: [training.schedule.kind],
    penalty: [penaltyName(training.penalty)],
    maskPer: [training.maskPer],
    loss: [training.loss],
    activation: network.activations,
    initializer: initialization.kind === 'drawn' ? [initialization.initializer.kind] : [],
    data: [data.kind],
    stopping: [training.stopping.kind, ...changes.flatMap((change) => (change.field === 'stopping' ? [change.value.kind] : []))],
    change: changes.map(({ field }) => field),
  }
}

function penaltyName(penalty: Training['penalty']) {
  return penalty.kind === 'none' ? penalty.kind : (`${penalty.kind} ${penalty.form}` as const)
}
