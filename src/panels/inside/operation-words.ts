import type { Level, Operation, OperationKind, Phase } from '../../explain/operation'

export const PHASE_WORDS: Readonly<Record<Phase, string>> = { forward: 'forward', backward: 'backward', update: 'update' }

export const PHASE_MARKS: Readonly<Record<Phase, string>> = { forward: '▸', backward: '◂', update: '●' }

export const KIND_WORDS: Readonly<Record<OperationKind, string>> = {
  input: 'inputs',
  sum: 'weighted sum',
  activation: 'activation',
  mask: 'dropout mask',
  loss: 'loss of the sample',
  'output-error': 'node error',
  'hidden-error': 'node error',
  contribution: 'gradient',
  'batch-loss': 'loss of the batch',
  gradient: 'gradient of the batch',
  penalty: 'penalty',
  'penalty-gradient': 'gradient of the penalty',
  'total-gradient': 'total gradient',
  state: 'optimizer state',
  update: 'update',
  after: 'new value',
  'loss-after': 'loss again',
}

/** The levels a person steps by, from small to large. */
export const LEVEL_OPTIONS: readonly { readonly value: Level; readonly label: string }[] = [
  { value: 'operation', label: 'one operation' },
  { value: 'unit', label: 'a unit' },
  { value: 'layer', label: 'a layer' },
  { value: 'phase', label: 'a phase' },
  { value: 'sample', label: 'a sample' },
  { value: 'step', label: 'the whole step' },
]

/** The name of a group in the outline, of its first operation. `rowOf` gives the data row of a position in the batch. */
export function groupWords(
  level: Level,
  { kind, phase, sample, layer, parameter }: Operation,
  names: {
    readonly layers: number
    readonly batch: number
    readonly rowOf: (position: number) => number
    readonly unit: (operation: Operation) => string
    readonly parameter: (index: number) => string
  },
  operation: Operation,
): string {
  switch (level) {
    case 'sample':
      if (sample === null) return names.batch > 1 ? 'the batch' : 'the update'
      return `sample ${sample + 1} of ${names.batch} (row ${names.rowOf(sample) + 1})`
    case 'phase':
      return PHASE_WORDS[phase]
    case 'layer':
      if (layer === null) return kind === 'input' ? 'input' : kind.includes('penalty') ? 'penalty' : 'loss'
      return layer === names.layers - 1 ? 'output layer' : `hidden layer ${layer + 1}`
    case 'unit':
      return operation.unit === null ? KIND_WORDS[kind] : names.unit(operation)
    default:
      return parameter === null ? KIND_WORDS[kind] : `${KIND_WORDS[kind]} of ${names.parameter(parameter)}`
  }
}
