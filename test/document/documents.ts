import fc from 'fast-check'
import type { Change, Document, StoppingSpec } from '../../src/document/types'
import type { Activation } from '../../src/engine/network/activations'
import type { InitializerSpec } from '../../src/engine/network/initializers'
import type { OptimizerSpec } from '../../src/engine/step/optimizers'
import type { PenaltySpec } from '../../src/engine/step/penalties'
import type { ScheduleSpec } from '../../src/engine/step/schedules'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const whole = (min: number, max: number) => fc.integer({ min, max })
const seed = whole(0, 2 ** 31 - 1)
const weight = fc.oneof(between(-100, 100), fc.constant(-0))

const optimizer: fc.Arbitrary<OptimizerSpec> = fc.oneof(
  fc.record({ kind: fc.constant('sgd' as const) }),
  fc.record({ kind: fc.constantFrom('momentum' as const, 'nesterov' as const), beta: between(0, 0.999) }),
  fc.record({ kind: fc.constant('rmsprop' as const), rho: between(0, 0.999), eps: between(1e-12, 1e-3) }),
  fc.record({ kind: fc.constant('adagrad' as const), eps: between(1e-12, 1e-3) }),
  fc.record({ kind: fc.constant('adam' as const), beta1: between(0, 0.999), beta2: between(0, 0.999), eps: between(1e-12, 1e-3) }),
)
const schedule: fc.Arbitrary<ScheduleSpec> = fc.oneof(
  fc.record({ kind: fc.constant('constant' as const) }),
  fc.record({ kind: fc.constant('step' as const), gamma: between(0, 1), stepSize: whole(1, 1000) }),
  fc.record({ kind: fc.constant('exponential' as const), gamma: between(0, 1) }),
  fc.record({ kind: fc.constant('inverse_time' as const), k: between(0, 10) }),
  fc.record({ kind: fc.constant('cosine' as const), steps: whole(1, 10000), minimum: between(0, 0.001) }),
)
const penalty: fc.Arbitrary<PenaltySpec> = fc.oneof(
  fc.record({ kind: fc.constant('none' as const) }),
  fc.record({
    kind: fc.constant('l2' as const),
    form: fc.constantFrom('half' as const, 'plain' as const, 'nielsen' as const),
    lambda: between(0, 1),
  }),
  fc.record({
    kind: fc.constant('l1' as const),
    form: fc.constantFrom('plain' as const, 'nielsen' as const, 'orthant' as const),
    lambda: between(0, 1),
  }),
)
const tolerance = between(1e-9, 10)
const stopping: fc.Arbitrary<StoppingSpec> = fc.oneof(
  fc.record({ kind: fc.constant('none' as const) }),
  fc.record({ kind: fc.constant('epochs' as const), epochs: whole(1, 1000) }),
  fc.record({ kind: fc.constantFrom('gradient' as const, 'change' as const, 'outputs' as const), tolerance }),
)
const initializer: fc.Arbitrary<InitializerSpec> = fc.oneof(
  fc.record({ kind: fc.constantFrom('zero' as const, 'normal' as const, 'scaled' as const, 'xavier' as const, 'he' as const) }),
  fc.record({ kind: fc.constant('constant' as const), value: weight }),
  fc.record({ kind: fc.constant('uniform' as const), range: between(0, 10) }),
  fc.record({ kind: fc.constant('uniform_all' as const), range: between(0, 10) }),
)
const hiddenActivation = fc.constantFrom<Activation>('linear', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'elu', 'softplus')
const rate = between(0.001, 100)
const dropout = between(0, 0.9)
const maskPer = fc.constantFrom('sample' as const, 'batch' as const, 'epoch' as const)
const batchSize = fc.oneof(whole(1, 1000), fc.constant('full' as const))

/** Any document of a regression or of classes that the schema allows. */
export const anyDocument: fc.Arbitrary<Document> = fc
  .record({
    inputs: whole(1, 4),
    hidden: fc.array(whole(1, 5), { maxLength: 3 }),
    outputs: whole(2, 3),
    rows: whole(1, 5),
    given: fc.boolean(),
    generated: fc.boolean(),
    columns: fc.uniqueArray(fc.constantFrom('x1', 'x1^2', ' x1 * x1', 'sin(x1)'), { maxLength: 3 }),
  })
  .chain(({ inputs, hidden, outputs, rows, given, generated, columns }) => {
    const ofData = generated ? 2 : inputs
    const sizes = [columns.length || ofData, ...hidden, generated ? 1 : outputs]
    let count = 0
    for (let l = 1; l < sizes.length; l++) count += (sizes[l - 1] + 1) * sizes[l]
    const activations = fc.array(hiddenActivation, { minLength: sizes.length - 1, maxLength: sizes.length - 1 })
    const matrix = (columns: number) =>
      fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
    const rowCount = generated ? 4 : rows
    const pins =
      hidden.length === 0
        ? fc.constant([])
        : fc.uniqueArray(
            fc
              .record({ layer: whole(1, hidden.length), to: fc.constantFrom('in' as const, 'out' as const), unit: whole(0, 4) })
              .filter(({ layer, unit }) => unit < hidden[layer - 1]),
            { selector: ({ layer, unit }) => `${layer}/${unit}`, maxLength: 3 },
          )
    const change = fc.oneof(
      fc.record({ field: fc.constant('learningRate' as const), value: rate }),
      fc.record({ field: fc.constant('optimizer' as const), value: optimizer }),
      fc.record({ field: fc.constant('schedule' as const), value: schedule }),
      fc.record({ field: fc.constant('penalty' as const), value: penalty }),
      fc.record({ field: fc.constant('dropout' as const), value: dropout }),
      fc.record({ field: fc.constant('maskPer' as const), value: maskPer }),
      fc.record({ field: fc.constant('pins' as const), value: pins }),
      fc.record({ field: fc.constant('batchSize' as const), value: batchSize }),
      fc.record({ field: fc.constant('stopping' as const), value: stopping }),
      fc.record({
        field: fc.constant('functions' as const),
        value: fc.record({ activations, loss: fc.constantFrom('mse' as const, 'sse_half' as const) }),
      }),
      fc.record({ field: fc.constant('parameter' as const), value: fc.record({ index: whole(0, count - 1), value: weight }) }),
    )
    return fc.record({
      scenario: fc.record({
        id: fc.string({ maxLength: 60 }),
        name: fc.string({ unit: 'grapheme', maxLength: 20 }),
        summary: fc.string({ unit: 'grapheme', maxLength: 50 }),
        data: generated
          ? fc.record({
              kind: fc.constantFrom('xor' as const, 'moons' as const, 'hills' as const),
              samples: whole(4, 10000),
              noise: between(0, 1),
              seed,
            })
          : fc.record({
              kind: fc.constant('rows' as const),
              task: fc.constant('regression' as const),
              X: matrix(inputs),
              Y: matrix(outputs),
            }),
        ...(columns.length > 0 && { features: fc.constant(columns) }),
        split: fc.record({ testFraction: generated ? between(0, 0.8) : fc.constant(0), seed }),
        network: fc.record({ hidden: fc.constant(hidden), activations }),
        initialization: given
          ? fc.record({ kind: fc.constant('given' as const), parameters: fc.array(weight, { minLength: count, maxLength: count }) })
          : fc.record({ kind: fc.constant('drawn' as const), initializer, seed }),
        training: fc.record({
          loss: fc.constantFrom('mse' as const, 'mse_half' as const, 'sse_half' as const),
          optimizer,
          learningRate: rate,
          schedule,
          penalty,
          dropout,
          maskPer,
          pins,
          batchSize,
          order: fc.constantFrom('shuffled' as const, 'listed' as const),
          trainBiases: fc.boolean(),
          stopping,
          shuffleSeed: seed,
          dropoutSeed: seed,
        }),
      }),
      changes: fc
        .array(fc.tuple(whole(0, 100_000), change), { maxLength: 12 })
        .map((pairs): Change[] => pairs.sort((a, b) => a[0] - b[0]).map(([step, input]) => ({ ...input, step }))),
      step: whole(0, 1_000_000),
      view: fc.record({
        selection: fc.oneof(
          fc.record({ kind: fc.constantFrom('none' as const, 'loss' as const) }),
          fc.record({ kind: fc.constant('parameter' as const), index: whole(0, count - 1) }),
          fc.record({ kind: fc.constant('unit' as const), layer: fc.constant(sizes.length - 1), unit: fc.constant(0) }),
        ),
        axes: fc.constantFrom<[number, number]>([0, 1], [1, 0]),
        sample: whole(0, rowCount - 1),
        window: fc.constantFrom(null, [
          [-1, 2.5],
          [0.125, 3],
        ] as const),
        ...(ofData > 2 && {
          plane: fc.constantFrom(
            { inputs: [2, 0] as const, others: 'means' as const },
            { inputs: [0, 1] as const, others: 'sample' as const },
          ),
        }),
        ...(!generated && { output: whole(0, outputs - 1) }),
        lens: fc.constantFrom('activations' as const, 'sums' as const, 'nodeErrors' as const, 'gradients' as const, 'updates' as const),
      }),
    })
  })
  .map((document) => structuredClone(document)) // plain prototypes, as the schema makes them
