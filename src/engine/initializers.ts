export type InitializerSpec =
  | { readonly kind: 'zero' }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'uniform'; readonly range: number } // [-range, range]
  | { readonly kind: 'normal' } // standard deviation 1
  | { readonly kind: 'scaled' } // normal, standard deviation 1/sqrt(inputs)
  | { readonly kind: 'xavier' } // uniform, ±sqrt(6/(inputs+outputs))
  | { readonly kind: 'he' } // normal, standard deviation sqrt(2/inputs)
