/** Weight penalty, never on biases. Forms: half λ/2 Σw², plain λΣw² or λΣ|w|, nielsen λ/(2n) Σw² or λ/n Σ|w| (n training rows). */
export type PenaltySpec =
  | { readonly kind: 'none' }
  | { readonly kind: 'l2'; readonly form: 'half' | 'plain' | 'nielsen'; readonly lambda: number }
  | { readonly kind: 'l1'; readonly form: 'plain' | 'nielsen'; readonly lambda: number }
