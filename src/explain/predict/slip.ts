/** What a person may have done in place of the right calculation. */
export type SlipId =
  | 'added'
  | 'bias-subtracted'
  | 'counted-biases'
  | 'crossed'
  | 'extra-half'
  | 'extra-mean'
  | 'extra-rate'
  | 'extra-slope'
  | 'extra-two'
  | 'fixed-bias'
  | 'forgot-bias'
  | 'forgot-correction'
  | 'forgot-half'
  | 'forgot-lambda'
  | 'forgot-mask'
  | 'forgot-mean'
  | 'forgot-memory'
  | 'forgot-penalty'
  | 'forgot-rate'
  | 'forgot-scale'
  | 'forgot-share'
  | 'forgot-slope'
  | 'forgot-square'
  | 'forgot-sum'
  | 'forgot-two'
  | 'forgot-weight'
  | 'gave-activation'
  | 'gave-after'
  | 'gave-before'
  | 'gave-gradient'
  | 'gave-loss'
  | 'gave-node-error'
  | 'gave-slope'
  | 'gave-update'
  | 'largest-gradient'
  | 'largest-weight'
  | 'mixed-weights'
  | 'new-weight'
  | 'old-step'
  | 'one-output'
  | 'one-term'
  | 'own-slope'
  | 'passed-zero'
  | 'plain-descent'
  | 'slope-at-z'
  | 'swapped'
  | 'swapped-shares'
  | 'transposed'
  | 'weight-for-input'
  | 'wrong-end'
  | 'wrong-function'
  | 'wrong-input'
  | 'wrong-log'
  | 'wrong-point'
  | 'wrong-sign'
  | 'wrong-unit'
  | 'z-for-a'

/** The number a mistake leads to, computed, and what to say to who gives it. */
export interface Slip {
  readonly id: SlipId
  readonly value: number
  readonly sentence: string // plain words with {symbols}, at most 120 characters
  readonly both: boolean // two mistakes at once: rarer, so more digits must agree
}

export function slip(id: SlipId, value: number, sentence: string, both = false): Slip {
  return { id, value, sentence, both }
}

/** Units of a layer up to which a slip in one of them is looked for. */
export const FEW = 3
