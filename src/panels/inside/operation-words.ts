import type { StateName } from '../../engine/step/optimizers'
import type { Level, Operation, OperationKind, Phase } from '../../explain/operations/operation'

const PHASE_WORDS: Readonly<Record<Phase, string>> = { forward: 'forward', backward: 'backward', update: 'update' }

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

/** Step sizes, smallest first. */
export const LEVEL_OPTIONS: readonly { readonly value: Level; readonly label: string }[] = [
  { value: 'operation', label: 'one operation' },
  { value: 'unit', label: 'a unit' },
  { value: 'layer', label: 'a layer' },
  { value: 'phase', label: 'a phase' },
  { value: 'sample', label: 'a sample' },
  { value: 'step', label: 'the whole step' },
]

/** What an outline needs to name its groups. */
export interface OutlineNames {
  readonly layers: number
  readonly batch: number
  rowOf(position: number): number // data row of a position in the batch
  unit(layer: number, unit: number): string
  parameter(index: number): string
  state(name: StateName): string // of an optimizer
}

/** The name of a group in the outline, from its first operation. */
export function groupWords(level: Level, { kind, phase, sample, layer, unit, parameter, result }: Operation, names: OutlineNames): string {
  switch (level) {
    case 'sample':
      if (sample === null) return names.batch > 1 ? 'the batch' : 'the update'
      return `sample ${sample + 1} of ${names.batch} (row ${names.rowOf(sample) + 1})`
    case 'phase':
      return PHASE_WORDS[phase]
    case 'layer':
      if (layer === null) return kind === 'input' ? 'input' : kind === 'penalty' ? 'penalty' : 'loss'
      return layer === names.layers - 1 ? 'output layer' : `hidden layer ${layer + 1}`
    case 'unit': {
      if (layer === null || unit === null) return KIND_WORDS[kind]
      const name = names.unit(layer, unit)
      if (kind === 'output-error' || kind === 'hidden-error') return `node error of ${name}`
      return parameter === null ? name : `weights into ${name}`
    }
    default:
      if (parameter === null) return KIND_WORDS[kind]
      return `${result?.kind === 'state' ? names.state(result.name) : KIND_WORDS[kind]} of ${names.parameter(parameter)}`
  }
}
