import type { OptimizerSpec } from '../../engine/step/optimizers'
import type { PartKind } from '../../explain/kinds/optimizers'

type Kind = OptimizerSpec['kind']

/** Of an optimizer with a running square: what the square is, what its root divides, and what more is to be said. */
export interface SquareWords {
  readonly name: string
  readonly symbol: string
  readonly steered: string
  readonly more: string
}

interface Words {
  readonly name: string
  readonly formula: string // the update Δ of a parameter from its gradient g, with that of the penalty; r is the learning rate
  readonly memory?: string // what it has kept of the steps before
  readonly square?: SquareWords
}

const MEAN: SquareWords = { name: 'Mean of squared gradients', symbol: 's', steered: 'g', more: '' }
const CORRECTED: SquareWords = { ...MEAN, symbol: 'v̂', steered: 'm̂', more: ' Both are corrected for their start at 0.' }

export const OPTIMIZER_WORDS: Readonly<Record<Kind, Words>> = {
  sgd: { name: 'Gradient descent', formula: 'Δ = −r · g' },
  momentum: { name: 'Momentum', formula: 'v = β · v + g,  Δ = −r · v', memory: 'old velocity' },
  nesterov: { name: 'Nesterov', formula: 'v = β · v + g,  Δ = −r · (g + β · v)', memory: 'new velocity' },
  rmsprop: { name: 'RMSProp', formula: 's = ρ · s + (1 − ρ) · g²,  Δ = −r · g / (√s + ε)', square: MEAN },
  adagrad: {
    name: 'Adagrad',
    formula: 's = s + g²,  Δ = −r · g / (√s + ε)',
    square: { ...MEAN, name: 'Sum of squared gradients', more: ' It never shrinks.' },
  },
  adam: {
    name: 'Adam',
    formula: 'm = β₁ · m + (1 − β₁) · g,  Δ = −r · m̂ / (√v̂ + ε)',
    memory: 'old moment',
    square: CORRECTED,
  },
  adamw: {
    name: 'AdamW',
    formula: 'm = β₁ · m + (1 − β₁) · g,  Δ = −r · m̂ / (√v̂ + ε) − r · λ · w',
    memory: 'old moment',
    square: CORRECTED,
  },
}

const PART_NAMES: Readonly<Record<Exclude<PartKind, 'memory'>, string>> = {
  gradient: 'gradient',
  penalty: 'penalty',
  correction: 'bias correction',
  decay: 'weight decay',
}

/** What a part is called under an optimizer. */
export function partName(kind: PartKind, optimizer: Kind): string {
  return kind === 'memory' ? (OPTIMIZER_WORDS[optimizer].memory ?? 'memory') : PART_NAMES[kind]
}
