import type { CheckEvaluation } from '../../trainer/protocol'
import { ref } from '../ref'

/** The reference of a number of a check. */
export function checkRef({ step, parameter }: CheckEvaluation, name: 'h' | 'difference' | 'error', k: number): string {
  return ref('check', step, parameter, name, k)
}
