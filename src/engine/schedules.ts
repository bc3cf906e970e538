/** Rate of update t = 0, 1, ... counted from the step at which the schedule was chosen. */
export type ScheduleSpec =
  | { readonly kind: 'constant' }
  | { readonly kind: 'step'; readonly gamma: number; readonly stepSize: number }
  | { readonly kind: 'exponential'; readonly gamma: number }
  | { readonly kind: 'inverse_time'; readonly k: number }
  | { readonly kind: 'cosine'; readonly steps: number; readonly minimum: number }
