/** What a person may have done in place of the right calculation. */
export type SlipId =
  | 'added'
  | 'counted-biases'
  | 'extra-half'
  | 'extra-mean'
  | 'extra-slope'
  | 'extra-two'
  | 'fixed-bias'
  | 'forgot-bias'
  | 'forgot-half'
  | 'forgot-lambda'
  | 'forgot-mask'
  | 'forgot-mean'
  | 'forgot-penalty'
  | 'forgot-rate'
  | 'forgot-scale'
  | 'forgot-slope'
  | 'forgot-square'
  | 'forgot-sum'
  | 'forgot-two'
  | 'gave-activation'
  | 'gave-after'
  | 'gave-before'
  | 'gave-node-error'
  | 'gave-slope'
  | 'gave-update'
  | 'largest-gradient'
  | 'largest-weight'
  | 'new-weight'
  | 'old-step'
  | 'one-output'
  | 'one-term'
  | 'own-slope'
  | 'passed-zero'
  | 'plain-descent'
  | 'slope-at-z'
  | 'swapped'
  | 'transposed'
  | 'wrong-end'
  | 'wrong-sign'
  | 'z-for-a'

/** The number a mistake leads to, computed, and what to say to who gives it. */
export interface Slip {
  readonly id: SlipId
  readonly value: number
  readonly sentence: string // plain words, at most 120 characters
}

export function slip(id: SlipId, value: number, sentence: string): Slip {
  return { id, value, sentence }
}
