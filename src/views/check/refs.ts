import type { CheckEvaluation } from '../../trainer/protocol'

/** The reference of a number of a check, for `resolveRef`. */
export function checkRef({ step, parameter }: CheckEvaluation, name: 'h' | 'difference' | 'error', k: number): string {
  return `check:${step}/${parameter}/${name}/${k}`
}
