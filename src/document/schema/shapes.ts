import * as v from 'valibot'
import { GENERATED, type GeneratedKind, TABLES, type TableKind } from '../../data/kinds'
import type { Activation } from '../../engine/network/activations'
import type { OptimizerSpec } from '../../engine/step/optimizers'
import type { ScheduleSpec } from '../../engine/step/schedules'
import { ACTIVATIONS, LOSS_KINDS } from '../pairings'
import { fits, type LimitedField, OPTIMIZERS, rangeText, SCHEDULES } from '../ranges'

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

/** A spec of one of the kinds of a table of settings. */
function specOf<Spec>(table: Readonly<Record<string, object>>): v.GenericSchema<unknown, Spec> {
  const shapes = Object.entries(table).map(([name, settings]) => {
    const fields = (Object.keys(settings) as LimitedField[]).map((field) => [field, number(field)]) // a test reads every kind back
    return object({ kind: is(name), ...Object.fromEntries(fields) })
  })
  return v.variant('kind', shapes, kind(Object.keys(table))) as v.GenericSchema<unknown, Spec>
}

const optimizer = specOf<OptimizerSpec>(OPTIMIZERS)
const schedule = specOf<ScheduleSpec>(SCHEDULES)

const penalty = v.variant(
  'kind',
  [
    object({ kind: is('none') }),
    object({ kind: is('l2'), form: oneOf(['half', 'plain', 'nielsen']), lambda: number('lambda') }),
    object({ kind: is('l1'), form: oneOf(['plain', 'nielsen', 'orthant']), lambda: number('lambda') }),
  ],
  kind(['none', 'l2', 'l1']),
)

const stopping = v.variant(
  'kind',
  [
    object({ kind: is('none') }),
    object({ kind: is('epochs'), epochs: number('epochs') }),
    object({ kind: is('gradient'), tolerance: number('tolerance') }),
    object({ kind: is('change'), tolerance: number('tolerance') }),
    object({ kind: is('outputs'), tolerance: number('tolerance') }),
    object({ kind: is('test'), patience: number('patience') }),
  ],
  kind(['none', 'epochs', 'gradient', 'change', 'outputs', 'test']),
)

const initializer = v.variant(
  'kind',
  [
    object({ kind: is('zero') }),
    object({ kind: is('constant'), value: number('value') }),
    object({ kind: is('uniform'), range: number('range') }),
    object({ kind: is('normal') }),
    object({ kind: is('scaled') }),
    object({ kind: is('xavier') }),
    object({ kind: is('he') }),
  ],
  kind(['zero', 'constant', 'uniform', 'normal', 'scaled', 'xavier', 'he']),
)

const initialization = v.variant(
  'kind',
  [object({ kind: is('drawn'), initializer, seed }), object({ kind: is('given'), parameters: list(number('parameter')) })],
  kind(['drawn', 'given']),
)

const generated = Object.keys(GENERATED) as GeneratedKind[]
const tables = Object.keys(TABLES) as TableKind[]

const data = v.variant(
  'kind',
  [
    object({ kind: oneOf(generated), samples: number('samples'), noise: number('noise'), seed }),
    object({ kind: oneOf(tables) }),
    object({ kind: is('rows'), task, X: list(list(number('cell'))), Y: list(list(number('cell'))) }),
  ],
  kind([...generated, ...tables, 'rows']),
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
  split: object({ testFraction: number('testFraction'), seed }),
  network: object({ hidden: list(number('units')), activations: list(activation) }),
  initialization,
  training,
})

const changeValues = {
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
const CHANGE_FIELDS = kind(Object.keys(changeValues))

/** A change as a person makes it. */
export const changeInputSchema = v.variant(
  'field',
  [
    object({ field: is('learningRate'), value: changeValues.learningRate }),
    object({ field: is('schedule'), value: schedule }),
    object({ field: is('optimizer'), value: optimizer }),
    object({ field: is('penalty'), value: penalty }),
    object({ field: is('dropout'), value: changeValues.dropout }),
    object({ field: is('maskPer'), value: maskPer }),
    object({ field: is('pins'), value: pins }),
    object({ field: is('batchSize'), value: batchSize }),
    object({ field: is('functions'), value: changeValues.functions }),
    object({ field: is('parameter'), value: changeValues.parameter }),
    object({ field: is('stopping'), value: stopping }),
  ],
  CHANGE_FIELDS,
)

const change = v.intersect([changeInputSchema, object({ step: number('step') })], 'must be an object')

const selection = v.variant(
  'kind',
  [
    object({ kind: is('none') }),
    object({ kind: is('unit'), layer: number('layer'), unit: number('unit') }),
    object({ kind: is('parameter'), index: number('index') }),
    object({ kind: is('loss') }),
  ],
  kind(['none', 'unit', 'parameter', 'loss']),
)

/** A whole document; keys it does not name are left out of the fresh object. */
export const documentSchema = object({
  scenario,
  changes: list(change),
  step: number('step'),
  view: object({
    selection,
    axes: v.tuple([number('index'), number('index')], 'must be a list of two parameters'),
    sample: number('sample'),
    lens: oneOf(['activations', 'sums', 'nodeErrors', 'gradients', 'updates']),
  }),
})
