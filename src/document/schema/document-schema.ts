import * as v from 'valibot'
import { IMAGE_TEXT } from '../../data/digits/drawn'
import { GENERATED, type GeneratedKind, TABLES, type TableKind } from '../../data/kinds'
import { TABLE_LIMITS } from '../../data/table/table'
import type { Activation } from '../../engine/network/activations'
import type { InitializerSpec } from '../../engine/network/initializers'
import type { OptimizerSpec } from '../../engine/step/optimizers'
import type { PenaltySpec } from '../../engine/step/penalties'
import type { ScheduleSpec } from '../../engine/step/schedules'
import { ACTIVATIONS, LOSS_KINDS } from '../pairings'
import { fits, type LimitedField, OPTIMIZERS, rangeText, SCHEDULES } from '../ranges'
import type { ChangeField, ChangeInput, ChangeValues, InitializationSpec, Selection, StoppingSpec } from '../types'

// Every message is the predicate of a sentence whose subject is the place: 'must be from 0 to 1'.

const number = (field: LimitedField) => v.custom<number>((value) => fits(field, value), rangeText(field))
const oneOf = <const Options extends readonly string[]>(options: Options) => v.picklist(options, `must be one of ${options.join(', ')}`)
const list = <Item extends v.GenericSchema>(item: Item) => v.array(item, 'must be a list')
const text = (longest: number) => {
  const message = `must be text of at most ${longest} characters`
  return v.pipe(v.string(message), v.maxLength(longest, message))
}
const object = <Entries extends v.ObjectEntries>(entries: Entries) => v.object(entries, 'must be an object')
const kind = <const Options extends readonly string[]>(options: Options) => `must be one of ${options.join(', ')}`

const activation = oneOf(Object.keys(ACTIVATIONS) as Activation[])
const loss = oneOf(LOSS_KINDS)
const task = oneOf(['regression', 'binary', 'classes'])
const seed = number('seed')
const is = <const Kind extends string>(name: Kind) => v.literal(name, `must be ${name}`)

/** The fields of each kind of a union, but for `kind`: a missing kind or field does not compile. */
type Kinds<Spec extends { readonly kind: string }> = {
  readonly [K in Spec['kind']]: {
    readonly [F in Exclude<keyof Extract<Spec, { kind: K }>, 'kind'>]: v.GenericSchema<unknown, Extract<Spec, { kind: K }>[F]>
  }
}

/** One of the kinds of a table. */
function specOf<Spec extends { readonly kind: string }>(table: Kinds<Spec>): v.GenericSchema<unknown, Spec> {
  const kinds = Object.entries<v.ObjectEntries>(table)
  const shapes = kinds.map(([name, fields]) => object({ kind: is(name), ...fields }))
  return v.variant('kind', shapes, kind(kinds.map(([name]) => name))) as v.GenericSchema<unknown, Spec> // as `Kinds` says
}

/** One of the kinds of a table of settings. */
function settingsOf<Spec extends { readonly kind: string }>(table: Readonly<Record<Spec['kind'], object>>): v.GenericSchema<unknown, Spec> {
  const kinds = Object.entries<object>(table).map(([name, settings]) => {
    const fields = (Object.keys(settings) as LimitedField[]).map((field) => [field, number(field)]) // a test reads every kind back
    return [name, Object.fromEntries(fields)]
  })
  return specOf(Object.fromEntries(kinds) as Kinds<Spec>)
}

const optimizer = settingsOf<OptimizerSpec>(OPTIMIZERS)
const schedule = settingsOf<ScheduleSpec>(SCHEDULES)

const penalty = specOf<PenaltySpec>({
  none: {},
  l2: { form: oneOf(['half', 'plain', 'nielsen']), lambda: number('lambda') },
  l1: { form: oneOf(['plain', 'nielsen', 'orthant']), lambda: number('lambda') },
})

const stopping = specOf<StoppingSpec>({
  none: {},
  epochs: { epochs: number('epochs') },
  gradient: { tolerance: number('tolerance') },
  change: { tolerance: number('tolerance') },
  outputs: { tolerance: number('tolerance') },
  test: { patience: number('patience') },
})

const initializer = specOf<InitializerSpec>({
  zero: {},
  constant: { value: number('value') },
  uniform: { range: number('range') },
  uniform_all: { range: number('range') },
  normal: {},
  scaled: {},
  xavier: {},
  he: {},
})

const initialization = specOf<InitializationSpec>({ drawn: { initializer, seed }, given: { parameters: list(number('parameter')) } })

const generated = Object.keys(GENERATED) as GeneratedKind[]
const tables = Object.keys(TABLES) as TableKind[]

const pixels = 'must be the pixels of an image in hexadecimal digits'
const hash = 'must be a hash of 64 hexadecimal digits'
const names = list(text(TABLE_LIMITS.text * 2))
const rowNames = object({ inputs: list(text(40)), outputs: list(text(40)) })
const table = object({
  kind: is('table'),
  table: v.pipe(v.string(hash), v.regex(/^[0-9a-f]{64}$/, hash)),
  name: text(100),
  recipe: object({
    inputs: list(object({ column: number('column'), as: oneOf(['standard', 'minmax', 'raw', 'dummies']) })),
    target: object({ column: number('column'), as: oneOf(['standard', 'minmax', 'raw']) }),
    task,
    gaps: oneOf(['drop', 'mean']),
    statistics: oneOf(['training', 'all']),
    divisor: oneOf(['n', 'n-1']),
  }),
  shape: object({ rows: number('tableRows'), inputNames: names, outputNames: names, classNames: names, task }),
})

const made = object({
  kind: is('function'),
  task: oneOf(['binary', 'regression']),
  formula: text(200),
  inputs: number('functionInputs'),
  from: number('from'),
  to: number('to'),
  rows: number('samples'),
  noise: number('noise'),
  seed,
})

const yes = v.boolean('must be true or false')
const copies = object({ shift: yes, rotate: yes, scale: yes, skew: yes, elastic: yes, copies: number('copies'), seed })
const digits = object({
  kind: is('digits'),
  training: number('trainingImages'),
  test: number('testImages'),
  augmentation: v.nullable(copies),
})

const drawnSplit = object({ testFraction: number('testFraction'), seed })
const givenSplit = object({ kind: is('rows'), rows: list(number('sample')) })
const split = v.lazy((input) => (typeof input === 'object' && input !== null && 'kind' in input ? givenSplit : drawnSplit))

const data = v.variant(
  'kind',
  [
    object({ kind: oneOf(generated), samples: number('samples'), noise: number('noise'), seed }),
    object({ kind: oneOf(tables) }),
    object({ kind: is('rows'), task, X: list(list(number('cell'))), Y: list(list(number('cell'))), names: v.exactOptional(rowNames) }),
    table,
    made,
    digits,
  ],
  kind([...generated, ...tables, 'rows', 'table', 'function', 'digits']),
)

const batchSize = v.custom<number | 'full'>((value) => value === 'full' || fits('batchSize', value), `${rangeText('batchSize')} or full`)

const maskPer = oneOf(['sample', 'batch', 'epoch'])
const pins = list(object({ layer: number('layer'), unit: number('unit'), to: oneOf(['in', 'out']) }))

const training = object({
  loss,
  optimizer,
  learningRate: number('learningRate'),
  schedule,
  penalty,
  dropout: number('dropout'),
  maskPer: v.optional(maskPer, 'sample'), // older files have neither this nor pins
  pins: v.optional(pins, () => []),
  batchSize,
  order: oneOf(['shuffled', 'listed']),
  trainBiases: v.boolean('must be true or false'),
  stopping: v.optional(stopping, () => ({ kind: 'none' as const })), // older files do not have it
  shuffleSeed: number('shuffleSeed'),
  dropoutSeed: number('dropoutSeed'),
})

const scenario = object({
  id: text(60),
  name: text(100),
  summary: text(300),
  data,
  features: v.exactOptional(list(text(200))),
  split,
  network: object({ hidden: list(number('units')), activations: list(activation) }),
  initialization,
  training,
})

const changeValues: { readonly [F in ChangeField]: v.GenericSchema<unknown, ChangeValues[F]> } = {
  learningRate: number('learningRate'),
  schedule,
  optimizer,
  penalty,
  dropout: number('dropout'),
  maskPer,
  pins,
  batchSize,
  functions: object({ activations: list(activation), loss }),
  parameter: object({ index: number('index'), value: number('parameter') }),
  stopping,
}

/** A change as a person makes it. */
export const changeInputSchema = v.variant(
  'field',
  Object.entries(changeValues).map(([field, value]) => object({ field: is(field), value })),
  kind(Object.keys(changeValues)),
) as v.GenericSchema<unknown, ChangeInput>

const change = v.intersect([changeInputSchema, object({ step: number('step') })], 'must be an object')

const selection = specOf<Selection>({
  none: {},
  unit: { layer: number('layer'), unit: number('unit') },
  parameter: { index: number('index') },
  loss: {},
})

const interval = v.pipe(
  v.tuple([v.number(), v.number()], 'must be an interval'),
  v.check(([low, high]) => Number.isFinite(low) && Number.isFinite(high) && low < high, 'must go from a number to a greater one'),
)

const drawn = object({
  image: v.pipe(v.string(pixels), v.regex(IMAGE_TEXT, pixels)),
  digit: v.nullable(v.picklist([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'must be a digit or null')),
})

const plane = object({
  inputs: v.tuple([number('unit'), number('unit')], 'must be a list of two inputs'),
  others: oneOf(['sample', 'means']),
})

/** A whole document; keys it does not name are left out of the fresh object. */
export const documentSchema = object({
  scenario,
  changes: list(change),
  step: number('step'),
  view: object({
    selection,
    axes: v.tuple([number('index'), number('index')], 'must be a list of two parameters'),
    window: v.optional(v.nullable(v.tuple([interval, interval], 'must be a list of two intervals')), null),
    sample: number('sample'),
    lens: oneOf(['activations', 'sums', 'nodeErrors', 'gradients', 'updates']),
    drawn: v.exactOptional(v.nullable(drawn)),
    plane: v.exactOptional(v.nullable(plane)),
    output: v.exactOptional(number('unit')),
  }),
})
