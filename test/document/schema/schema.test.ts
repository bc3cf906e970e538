import { expect, test } from 'vitest'
import { defaultDocument } from '../../../src/document/presets/defaults'
import { presetDocument } from '../../../src/document/presets/presets'
import { OPTIMIZERS, SCHEDULES } from '../../../src/document/ranges'
import { checkChange, LIMITS } from '../../../src/document/schema/limits'
import { parseDocument } from '../../../src/document/schema/schema'
import type { ChangeInput } from '../../../src/document/types'

/** A document of plain values with one value set or, with undefined, removed. */
function withValue(base: unknown, path: string, value: unknown): unknown {
  const copy = structuredClone(base) as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop()!
  const holder = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy)
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return copy
}

function problemOf(path: string, value: unknown, base: unknown = defaultDocument()) {
  const parsed = parseDocument(withValue(base, path, value))
  return parsed.ok ? null : parsed.problem
}

const T = 'scenario.training.'
const FUNCTION = { kind: 'function', task: 'binary', formula: 'x^2', inputs: 2, from: -1.5, to: 1.5, rows: 100, noise: 0, seed: 1 }

const BAD: readonly (readonly [path: string, value: unknown, place: string, message: string])[] = [
  [`${T}learningRate`, -3, 'learning rate', 'Learning rate must be from 0.000001 to 100, not −3.'],
  [`${T}learningRate`, 0, 'learning rate', 'Learning rate must be from 0.000001 to 100, not 0.'],
  [`${T}learningRate`, '0.1', 'learning rate', 'Learning rate must be from 0.000001 to 100, not “0.1”.'],
  [`${T}learningRate`, Number.NaN, 'learning rate', 'Learning rate must be from 0.000001 to 100, not NaN.'],
  [`${T}learningRate`, Number.POSITIVE_INFINITY, 'learning rate', 'Learning rate must be from 0.000001 to 100, not Infinity.'],
  [`${T}learningRate`, undefined, 'learning rate', 'Learning rate is missing.'],
  [`${T}dropout`, 1, 'dropout', 'Dropout must be from 0 to 0.9, not 1.'],
  [`${T}batchSize`, 2.5, 'batch size', 'Batch size must be a whole number from 1 to 1,000,000 or full, not 2.5.'],
  [`${T}maskPer`, 'step', 'dropout mask for each', 'Dropout mask for each must be one of sample, batch, epoch, not “step”.'],
  [
    'view.plane',
    { inputs: [0, 2], others: 'means' },
    'input of the picture',
    'Input of the picture must be a whole number from 0 to 1, not 2.',
  ],
  ['view.plane', { inputs: [1, 1], others: 'means' }, 'inputs of the picture', 'Inputs of the picture must be two different ones.'],
  [
    'view.plane',
    { inputs: [0, 1], others: 'zero' },
    'other inputs of the picture',
    'Other inputs of the picture must be one of sample, means, not “zero”.',
  ],
  ['view.output', 1, 'output of the picture', 'Output of the picture must be a whole number from 0 to 0, not 1.'],
  [`${T}pins`, [{ layer: 1, unit: 0 }], 'pin', 'Pin is missing.'],
  [
    `${T}pins`,
    [{ layer: 3, unit: 0, to: 'in' }],
    'layer of pinned unit 1',
    'Layer of pinned unit 1 must be one of the 2 hidden layers, not 3.',
  ],
  [
    `${T}pins`,
    [{ layer: 0, unit: 0, to: 'in' }],
    'layer of pinned unit 1',
    'Layer of pinned unit 1 must be one of the 2 hidden layers, not 0.',
  ],
  [`${T}pins`, [{ layer: 2, unit: 2, to: 'out' }], 'pinned unit 1', 'Pinned unit 1 must be a whole number from 0 to 1, not 2.'],
  [
    `${T}pins`,
    [
      { layer: 2, unit: 1, to: 'out' },
      { layer: 2, unit: 1, to: 'in' },
    ],
    'pinned unit 2',
    'Pinned unit 2 must not be pinned twice.',
  ],
  [
    'changes',
    [{ step: 4, field: 'pins', value: [{ layer: 1, unit: 4, to: 'in' }] }],
    'change 1',
    'Change 1 is not possible: Pinned unit 1 must be a whole number from 0 to 3, not 4.',
  ],
  [`${T}loss`, 'cee', 'loss', 'Loss must be one of sse_half, mse_half, mse, bce, cce, perceptron, not “cee”.'],
  [
    `${T}loss`,
    'cce',
    'loss',
    'Loss must be one of sse_half, mse_half, mse, bce, perceptron for these data: cce needs one output for each class.',
  ],
  [`${T}optimizer`, { kind: 'momentum', beta: 1 }, 'momentum β', 'Momentum β must be from 0 to 0.9999, not 1.'],
  [`${T}optimizer`, { kind: 'momentum' }, 'momentum β', 'Momentum β is missing.'],
  [
    `${T}optimizer`,
    { kind: 'adan' },
    'kind of optimizer',
    'Kind of optimizer must be one of sgd, momentum, nesterov, rmsprop, adagrad, adam, adamw, not “adan”.',
  ],
  [
    `${T}schedule`,
    { kind: 'step', gamma: 0.5, stepSize: 0 },
    'steps between drops',
    'Steps between drops must be a whole number from 1 to 1,000,000,000, not 0.',
  ],
  [
    `${T}schedule`,
    { kind: 'cosine', steps: 100, minimum: 0.2 },
    'lowest rate',
    'Lowest rate must be from 0 to the learning rate, 0.1, not 0.2.',
  ],
  [`${T}penalty`, { kind: 'l1', form: 'half', lambda: 1 }, 'form', 'Form must be one of plain, nielsen, orthant, not “half”.'],
  [`${T}stopping`, { kind: 'test', patience: 0 }, 'patience', 'Patience must be a whole number from 1 to 1,000,000, not 0.'],
  [
    `${T}stopping`,
    { kind: 'loss' },
    'kind of stopping rule',
    'Kind of stopping rule must be one of none, epochs, gradient, change, outputs, test, not “loss”.',
  ],
  [`${T}trainBiases`, 1, 'training of biases', 'Training of biases must be true or false, not 1.'],
  [`${T}shuffleSeed`, -1, 'shuffling seed', 'Shuffling seed must be a whole number from 0 to 4,294,967,295, not −1.'],
  ['scenario.data.samples', 3, 'number of rows', 'Number of rows must be a whole number from 4 to 10,000, not 3.'],
  ['scenario.data.seed', 0.5, 'data seed', 'Data seed must be a whole number from 0 to 4,294,967,295, not 0.5.'],
  [
    'scenario.data.kind',
    'moon',
    'kind of data',
    'Kind of data must be one of moons, circles, spirals, xor, gaussians, checkerboard, sine, hills, admissions, penguins, rows, table, function, digits, not “moon”.',
  ],
  ['scenario.split.testFraction', 0.95, 'share of test rows', 'Share of test rows must be from 0 to 0.9, not 0.95.'],
  ['scenario.network.hidden', [4, 0], 'units of hidden layer 2', 'Units of hidden layer 2 must be a whole number from 1 to 1,024, not 0.'],
  [
    'scenario.network.hidden',
    [1025, 2],
    'units of hidden layer 1',
    'Units of hidden layer 1 must be a whole number from 1 to 1,024, not 1,025.',
  ],
  ['scenario.network.hidden', 4, 'list of hidden layers', 'List of hidden layers must be a list, not 4.'],
  ['scenario.network.hidden', [4], 'list of activations', 'List of activations must have 2 entries, one per layer of weights, not 3.'],
  [
    'scenario.network.hidden',
    Array(12).fill(2),
    'number of layers',
    'Number of layers must be from 1 to 12, the output layer included, not 13.',
  ],
  [
    'scenario.network.hidden',
    [1024, 300],
    'number of parameters',
    'Number of parameters must be at most 200,000; 2-1024-300-1 has 310,873.',
  ],
  [
    'scenario.network.activations',
    ['softmax', 'tanh', 'sigmoid'],
    'activation 1',
    'Activation 1 must not be softmax, which belongs to the output layer.',
  ],
  [
    'scenario.network.activations',
    ['tanh', 'tanh', 'softmax'],
    'output activation',
    'Output activation must not be softmax, which needs at least 2 outputs.',
  ],
  ['scenario.network.activations', ['tanh', 'tanh', 'tanh'], 'loss', 'Loss bce goes with a sigmoid output only, not with tanh.'],
  [
    'scenario.initialization',
    { kind: 'given', parameters: [1, 2] },
    'list of first weights',
    'List of first weights must have 25 numbers for 2-4-2-1, not 2.',
  ],
  [
    'scenario.initialization',
    { kind: 'given', parameters: [1, null] },
    'first weight 2',
    'First weight 2 must be from −1,000,000 to 1,000,000, not null.',
  ],
  ['scenario.name', 'x'.repeat(101), 'scenario name', `Scenario name must be text of at most 100 characters, not “${'x'.repeat(40)}…”.`],
  ['scenario', 7, 'scenario', 'Scenario must be an object, not 7.'],
  ['step', -1, 'step', 'Step must be a whole number from 0 to 1,000,000,000, not −1.'],
  ['changes', 'none', 'changes', 'Changes must be a list, not “none”.'],
  [
    'changes',
    [{ field: 'learningRate', value: 500, step: 1 }],
    'learning rate of change 1',
    'Learning rate of change 1 must be from 0.000001 to 100, not 500.',
  ],
  ['changes', [{ field: 'dropout', value: 0.5 }], 'step of change 1', 'Step of change 1 is missing.'],
  [
    'changes',
    [{ field: 'size', value: 0.5, step: 1 }],
    'field of change 1',
    'Field of change 1 must be one of learningRate, schedule, optimizer, penalty, dropout, maskPer, pins, batchSize, functions, parameter, stopping, not “size”.',
  ],
  [
    'changes',
    [
      { field: 'dropout', value: 0.5, step: 9 },
      { field: 'dropout', value: 0, step: 8 },
    ],
    'step of change 2',
    'Step of change 2 must not be before the change above it, step 9, not 8.',
  ],
  [
    'changes',
    [{ field: 'parameter', value: { index: 25, value: 1 }, step: 0 }],
    'change 1',
    'Change 1 is not possible: Parameter must be a whole number from 0 to 24, not 25.',
  ],
  [
    'changes',
    [{ field: 'functions', value: { activations: ['tanh', 'tanh', 'linear'], loss: 'bce' }, step: 0 }],
    'change 1',
    'Change 1 is not possible: Loss bce goes with a sigmoid output only, not with linear.',
  ],
  [
    'changes',
    [
      { field: 'schedule', value: { kind: 'cosine', steps: 9, minimum: 0.05 }, step: 0 },
      { field: 'learningRate', value: 0.01, step: 3 },
    ],
    'change 2',
    'Change 2 is not possible: Lowest rate must be from 0 to the learning rate, 0.01, not 0.05.',
  ],
  ['view.axes', [0, 25], 'landscape axis 2', 'Landscape axis 2 must be a whole number from 0 to 24, not 25.'],
  ['view.axes', [3, 3], 'landscape axes', 'Landscape axes must be two different parameters.'],
  ['view.axes', [3], 'landscape axis 2', 'Landscape axis 2 is missing.'],
  ['view.sample', 200, 'sample', 'Sample must be a whole number from 0 to 199, not 200.'],
  [
    'view.selection',
    { kind: 'unit', layer: 4, unit: 0 },
    'layer of the selected unit',
    'Layer of the selected unit must be a whole number from 0 to 3, not 4.',
  ],
  ['view.selection', { kind: 'unit', layer: 1, unit: 4 }, 'selected unit', 'Selected unit must be a whole number from 0 to 3, not 4.'],
  ['scenario.features', [], 'list of input columns', 'List of input columns must have from 1 to 64 entries, not 0.'],
  ['scenario.features', ['x1', ' '], 'input column 2', 'Input column 2 must not be empty.'],
  ['scenario.features', ['x1^2', 'x1^2'], 'input column 2', 'Input column 2 must not be “x1^2” again.'],
  ['scenario.features', ['x1', 7], 'input column 2', 'Input column 2 must be text of at most 200 characters, not 7.'],
  ['scenario.data', { ...FUNCTION, from: 2 }, 'highest input', 'Highest input must be above the lowest, 2, not 1.5.'],
  [
    'scenario.data',
    { ...FUNCTION, inputs: 1 },
    'number of inputs',
    'Number of inputs must be 2 for classes below and above a curve, not 1.',
  ],
  ['scenario.data', { ...FUNCTION, formula: ' ' }, 'function of the data', 'Function of the data must not be empty.'],
  ['scenario.data', { ...FUNCTION, task: 'classes' }, 'task', 'Task must be one of binary, regression, not “classes”.'],
  ['view.selection', { kind: 'edge' }, 'kind of selection', 'Kind of selection must be one of none, unit, parameter, loss, not “edge”.'],
]

test.each(BAD)('%s = %j is refused at the %s', (path, value, place, message) => {
  expect(problemOf(path, value)).toEqual({ place, message })
})

const ROWS: readonly (readonly [path: string, value: unknown, message: string])[] = [
  ['X', [], 'Data needs at least one row.'],
  ['X', [[0.05], [0.1]], 'Data has 2 rows of inputs but 1 row of targets.'],
  ['X', [[]], 'Inputs of row 1 need at least one number.'],
  ['X', [[0.05, 'a']], 'Input 2 of row 1 must be from −1,000,000,000,000 to 1,000,000,000,000, not “a”.'],
  ['X', [[0.05, 0.1, 0.2]], 'List of first weights must have 14 numbers for 3-2-2, not 12.'],
  ['Y', [[]], 'Targets of row 1 need at least one number.'],
  ['task', 'binary', 'Targets of row 1 must be a single 0 or 1.'],
  ['task', 'classes', 'Targets of row 1 must be one number a class, two classes or more: one of them 1, the others 0.'],
]
test.each(ROWS)('given rows with %s = %j are refused: %s', (key, value, message) => {
  expect(problemOf(`scenario.data.${key}`, value, presetDocument('two-two-two'))?.message).toBe(message)
})

test('rows of different lengths are refused by row', () => {
  const base = presetDocument('momentum-swings')
  expect(problemOf('scenario.data.X', [[1, 2], [3], [4, 5]], base)?.message).toBe('Inputs of row 2 must be 2 numbers as in row 1, not 1.')
  expect(problemOf('scenario.data.Y', [[1], [3], [4, 5]], base)?.message).toBe('Targets of row 3 must be 1 number as in row 1, not 2.')
})

test.each([null, undefined, 3, 'x', [], {}, Object.create(null)])('%j is no document and is refused with a sentence', (input) => {
  const parsed = parseDocument(input)
  expect(parsed.ok).toBe(false)
  if (!parsed.ok) expect(parsed.problem.message).toMatch(/^[A-Z].*\.$/)
})

test('a key named __proto__ changes nothing', () => {
  const parsed = parseDocument(JSON.parse(JSON.stringify(defaultDocument()).replace('{', '{"__proto__":{"polluted":1},')))
  expect(parsed.ok && 'polluted' in parsed.document).toBe(false)
})

test('every number has a label and a range that is not empty', () => {
  for (const [field, { label, min, max }] of Object.entries(LIMITS)) {
    expect(label, field).not.toBe('')
    expect(min, field).toBeLessThan(max)
  }
})

test('a live change is checked against its range and the scenario', () => {
  const { scenario } = defaultDocument()
  const check = (change: unknown) => checkChange(scenario, scenario.training, change as ChangeInput)?.message ?? null
  expect(check({ field: 'learningRate', value: 0.3 })).toBeNull()
  expect(check({ field: 'learningRate', value: -3 })).toBe('Learning rate must be from 0.000001 to 100, not −3.')
  expect(check({ field: 'batchSize', value: 'full' })).toBeNull()
  expect(check({ field: 'dropout', value: Number.NaN })).toBe('Dropout must be from 0 to 0.9, not NaN.')
  expect(check({ field: 'pins', value: [{ layer: 2, unit: 1, to: 'out' }] })).toBeNull()
  expect(check({ field: 'pins', value: [{ layer: 2, unit: 9, to: 'out' }] })).toBe(
    'Pinned unit 1 must be a whole number from 0 to 1, not 9.',
  )
  expect(check({ field: 'parameter', value: { index: 24, value: -2 } })).toBeNull()
  expect(check({ field: 'parameter', value: { index: 24, value: 1e9 } })).toBe(
    'Weight must be from −1,000,000 to 1,000,000, not 1,000,000,000.',
  )
  expect(check({ field: 'functions', value: { activations: ['relu', 'relu', 'sigmoid'], loss: 'bce' } })).toBeNull()
  expect(check({ field: 'functions', value: { activations: ['relu', 'relu', 'linear'], loss: 'mse' } })).toBeNull()
  expect(check({ field: 'functions', value: { activations: ['relu', 'sigmoid'], loss: 'bce' } })).toBe(
    'List of activations must have 3 entries, one per layer of weights, not 2.',
  )
  expect(check({ field: 'optimizer', value: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 } })).toBeNull()
})

test.each([
  ['optimizer', OPTIMIZERS],
  ['schedule', SCHEDULES],
] as const)('every %s is read back with all its settings, each of which has a range, and not without one of them', (field, table) => {
  for (const [kind, settings] of Object.entries(table)) {
    const spec = { kind, ...settings }
    const parsed = parseDocument(withValue({ ...defaultDocument() }, T + field, spec))
    expect(parsed.ok && parsed.document.scenario.training[field]).toEqual(spec)
    for (const name of Object.keys(settings)) {
      expect(LIMITS).toHaveProperty(name)
      expect(problemOf(`${T}${field}.${name}`, undefined, withValue(defaultDocument(), T + field, spec)), `${kind} ${name}`).not.toBeNull()
    }
  }
})
