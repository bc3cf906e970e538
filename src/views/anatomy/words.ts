import type { OptimizerSpec } from '../../engine/step/optimizers'
import type { PartKind } from '../../explain/kinds/optimizers'

type Kind = OptimizerSpec['kind']

/** How each optimizer makes the update Δ of a parameter from its gradient g, the penalty's inside; r is the learning rate. */
export const FORMULAS: Readonly<Record<Kind, string>> = {
  sgd: 'Δ = −r · g',
  momentum: 'v = β · v + g,  Δ = −r · v',
  nesterov: 'v = β · v + g,  Δ = −r · (g + β · v)',
  rmsprop: 's = ρ · s + (1 − ρ) · g²,  Δ = −r · g / (√s + ε)',
  adagrad: 's = s + g²,  Δ = −r · g / (√s + ε)',
  adam: 'm = β₁ · m + (1 − β₁) · g,  Δ = −r · m̂ / (√v̂ + ε)',
}

export const OPTIMIZER_NAMES: Readonly<Record<Kind, string>> = {
  sgd: 'Gradient descent',
  momentum: 'Momentum',
  nesterov: 'Nesterov',
  rmsprop: 'RMSProp',
  adagrad: 'Adagrad',
  adam: 'Adam',
}

/** What a part is called under an optimizer. */
export function partName(kind: PartKind, optimizer: Kind): string {
  switch (kind) {
    case 'gradient':
      return 'gradient'
    case 'penalty':
      return 'penalty'
    case 'memory':
      if (optimizer === 'adam') return 'old moment'
      return optimizer === 'nesterov' ? 'new velocity' : 'old velocity'
    case 'correction':
      return 'bias correction'
  }
}

/** Of an optimizer with a running square: what the square is, and what its root does. */
export function squareWords(kind: Kind): { readonly name: string; readonly symbol: string; readonly steered: string } {
  switch (kind) {
    case 'adagrad':
      return { name: 'Sum of squared gradients', symbol: 's', steered: 'g' }
    case 'adam':
      return { name: 'Mean of squared gradients', symbol: 'v̂', steered: 'm̂' }
    default:
      return { name: 'Mean of squared gradients', symbol: 's', steered: 'g' }
  }
}
