import type { Problem } from '../problem'
import { plainValue, sentence } from '../problem'
import { LIMITS, type Range } from '../ranges'

const LABELS: Readonly<Record<string, string>> = {
  id: 'scenario id',
  name: 'scenario name',
  activations: 'list of activations',
  hidden: 'list of hidden layers',
  batchSize: 'batch size',
  trainBiases: 'training of biases',
  order: 'order of the rows',
  X: 'list of inputs',
  Y: 'list of targets',
  parameters: 'list of first weights',
  axes: 'landscape axes',
  window: 'landscape window',
  plane: 'inputs of the picture',
  others: 'other inputs of the picture',
  output: 'output of the picture',
  functions: 'activations and loss',
  stopping: 'stopping rule',
  maskPer: 'dropout mask for each',
  pins: 'pinned units',
  to: 'pin',
  features: 'list of input columns',
  formula: 'function of the data',
  kind: 'kind',
}

/** Names of the entries of a list, by the name of the list. */
const ENTRIES: Readonly<Record<string, (position: number) => string>> = {
  changes: (n) => `change ${n}`,
  hidden: (n) => `units of hidden layer ${n}`,
  activations: (n) => `activation ${n}`,
  parameters: (n) => `first weight ${n}`,
  rows: (n) => `test row ${n}`,
  inputs: (n) => `input ${n} of the recipe`,
  inputNames: (n) => `name of input ${n}`,
  outputNames: (n) => `name of output ${n}`,
  classNames: (n) => `name of class ${n}`,
  X: (n) => `inputs of row ${n}`,
  Y: (n) => `targets of row ${n}`,
  pins: (n) => `pinned unit ${n}`,
  features: (n) => `input column ${n}`,
  axes: (n) => `landscape axis ${n}`,
  window: (n) => `landscape window along axis ${n}`,
}

const IMAGES: Readonly<Record<string, string>> = { training: LIMITS.trainingImages.label, test: LIMITS.testImages.label }

interface Step {
  readonly key: unknown
  readonly input: unknown
}

/** A path into a document in words: 'learning rate', 'input 2 of row 3', 'learning rate of change 4', 'kind of optimizer'. */
export function placeOf(path: readonly Step[]): string {
  const keys = path.map((step) => step.key)
  const last = keys[keys.length - 1]
  if (last === undefined) return 'document'
  const change = keys[0] === 'changes' && keys.length > 2 ? ` of change ${Number(keys[1]) + 1}` : ''
  return placeInside(path, keys, last) + change
}

function placeInside(path: readonly Step[], keys: readonly unknown[], last: unknown): string {
  const parent = keys[keys.length - 2]
  if (typeof last === 'number') {
    const grand = keys[keys.length - 3]
    if (typeof parent === 'number') return `${grand === 'Y' ? 'target' : 'input'} ${last + 1} of row ${parent + 1}`
    if (grand === 'names') return `name of ${parent === 'inputs' ? 'input' : 'output'} ${last + 1}`
    return ENTRIES[String(parent)]?.(last + 1) ?? `entry ${last + 1}`
  }
  if (last === 'kind') return `kind of ${nameOf(path, keys.length - 2)}`
  if (parent === 'data' && Object.hasOwn(IMAGES, last as string)) return IMAGES[last as string]!
  if (last === 'value') return nameOf(path, keys.length - 1)
  if (last === 'seed' && typeof parent === 'string') return `${parent} seed`
  return labelOf(String(last))
}

/** The name of the thing at a place in the path; the value of a change goes by the field it changes. */
function nameOf(path: readonly Step[], at: number): string {
  const step = path[at]
  if (!step) return 'change'
  const holder = step.input
  if (step.key !== 'value' || typeof holder !== 'object' || holder === null) return labelOf(String(step.key))
  if ('field' in holder) return labelOf(String(holder.field))
  return labelOf('index' in holder ? 'parameter' : 'value')
}

function labelOf(key: string): string {
  if (Object.hasOwn(LABELS, key)) return LABELS[key]!
  return Object.hasOwn(LIMITS, key) ? (LIMITS as Readonly<Record<string, Range>>)[key]!.label : key
}

/** A problem from the predicate of its sentence and the value found there. */
export function problemAt(place: string, predicate: string, value: unknown): Problem {
  const end = value === undefined ? 'is missing' : `${predicate}, not ${plainValue(value)}`
  return { place, message: `${sentence(place)} ${end}.` }
}
