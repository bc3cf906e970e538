import type { GradientCheck } from '../../engine/objective/gradient-check'

/** What a check at one h says. */
export type Verdict = 'agrees' | 'kink' | 'fixed' | 'nothing' | 'round-off' | 'truncation' | 'differs'

/** A check beside the gradient it is about; `fixed`: a bias that is not trained. */
export type Checked = GradientCheck & { readonly totalGradient: number; readonly fixed: boolean }

/** Up to this relative error the two numbers agree. */
const AGREEMENT = 1e-6

/** Up to this h the differences of a smooth loss differ by round-off only. */
const ROUND_OFF_H = 1.01e-10
/** How far round-off may reach beyond what was seen of it. */
const REACH = 4
/** A smaller h must do better by this factor before truncation gets the blame. */
const BETTER = 10

/** The words of a verdict before its relative error and after it; the error is shown where `shown`. */
export const VERDICT_WORDS: Readonly<Record<Verdict, { readonly before: string; readonly shown: boolean; readonly after: string }>> = {
  agrees: { before: 'Agrees: relative error', shown: true, after: '' },
  kink: { before: 'A kink lies within h: f is not smooth there', shown: false, after: '' },
  fixed: { before: 'Not compared: biases are fixed in this run, so this gradient is set to 0', shown: false, after: '' },
  nothing: { before: 'Nothing to compare: p + h and p − h do not give two different finite losses', shown: false, after: '' },
  'round-off': { before: 'Differs: relative error', shown: true, after: '. Round-off explains it: h is too small' },
  truncation: { before: 'Differs: relative error', shown: true, after: '. Truncation explains it: h is too large' },
  differs: { before: 'Differs: relative error', shown: true, after: '' },
}

/** What the check says at its k-th h. */
export function verdictOf(check: Checked, k: number): Verdict {
  const error = check.errors[k] ?? Number.NaN
  if (check.fixed) return 'fixed'
  if (check.kinks[k] === 1) return 'kink'
  if (Number.isNaN(error)) return 'nothing'
  if (error <= AGREEMENT) return 'agrees'
  if (isRoundOff(check, k)) return 'round-off'
  for (let j = 0; j < k; j++) if (check.kinks[j] === 0 && check.errors[j]! * BETTER <= error) return 'truncation'
  return 'differs'
}

/**
 * c of the round-off c/h in the differences, from how they scatter where h is smallest. The gradient is not asked:
 * a wrong one must not look like round-off.
 */
function roundOffOf({ hs, differences, kinks }: GradientCheck): number {
  let largest = 0
  for (let k = 0; k + 1 < hs.length && hs[k + 1]! <= ROUND_OFF_H; k++) {
    const jump = Math.abs(differences[k + 1]! - differences[k]!) * hs[k]!
    if (kinks[k + 1] === 0 && jump > largest) largest = jump
  }
  return largest
}

/** Whether round-off explains the whole difference. */
function isRoundOff(check: Checked, k: number): boolean {
  return Math.abs(check.differences[k]! - check.totalGradient) * check.hs[k]! <= REACH * roundOffOf(check)
}

/** The ends of the error curve that rise: for round-off on the left, for truncation, which a quadratic loss has not, on the right. */
export function sidesOf(check: Checked): { readonly roundOff: boolean; readonly truncation: boolean } {
  const { errors, kinks } = check
  const smooth = [...errors.keys()].filter((k) => kinks[k] === 0 && !Number.isNaN(errors[k]))
  const least = Math.min(...smooth.map((k) => errors[k]!))
  const best = errors.indexOf(least)
  const rising = smooth.filter((k) => errors[k]! > BETTER * least)
  return {
    roundOff: rising.some((k) => k < best && isRoundOff(check, k)),
    truncation: rising.some((k) => k > best && !isRoundOff(check, k)),
  }
}
