import type { GradientCheck } from '../../engine/objective/gradient-check'

/** What a check at one h says. */
export type Verdict = 'agrees' | 'kink' | 'fixed' | 'nothing' | 'round-off' | 'truncation' | 'differs'

/** A check beside the gradient it is about; `fixed`: a bias that is not trained. */
export type Checked = GradientCheck & { readonly totalGradient: number; readonly fixed: boolean }

/** Up to this relative error the two numbers agree. */
const AGREEMENT = 1e-6

/** An end of the curve rises where its error is this many times the least. */
const RISEN = 10

/** The words of a verdict before its relative error and after it; the error is shown where `shown`. */
export const VERDICT_WORDS: Readonly<Record<Verdict, { readonly before: string; readonly shown: boolean; readonly after: string }>> = {
  agrees: { before: 'Agrees: relative error', shown: true, after: '' },
  kink: { before: 'A kink lies within h: f is not smooth there', shown: false, after: '' },
  fixed: { before: 'Not compared: biases are fixed in this run, so this gradient is set to 0', shown: false, after: '' },
  nothing: { before: 'Nothing to compare: p + h and p − h do not give two different finite losses', shown: false, after: '' },
  'round-off': { before: 'Agrees within round-off, which grows as h falls: relative error', shown: true, after: '' },
  truncation: { before: 'Truncation: h is too large to tell, relative error', shown: true, after: '' },
  differs: { before: 'Differs: relative error', shown: true, after: '. Neither round-off nor truncation explains it' },
}

/** What the check says at its k-th h: that it differs only where no error explains it. */
export function verdictOf(check: Checked, k: number): Verdict {
  const error = check.errors[k] ?? Number.NaN
  if (check.fixed) return 'fixed'
  if (check.kinks[k] === 1) return 'kink'
  if (Number.isNaN(error)) return 'nothing'
  if (error <= AGREEMENT) return 'agrees'
  const gap = Math.abs(check.differences[k]! - check.totalGradient)
  if (gap <= check.roundOff[k]!) return 'round-off'
  return gap <= check.roundOff[k]! + check.truncation[k]! ? 'truncation' : 'differs'
}

/** The ends of the error curve that rise: for round-off on the left, for truncation, which a quadratic loss has not, on the right. */
export function sidesOf(check: Checked): { readonly roundOff: boolean; readonly truncation: boolean } {
  const { errors, kinks } = check
  const smooth = [...errors.keys()].filter((k) => kinks[k] === 0 && !Number.isNaN(errors[k]))
  const least = Math.min(...smooth.map((k) => errors[k]!))
  const best = errors.indexOf(least)
  const rising = smooth.filter((k) => errors[k]! > RISEN * least)
  const within = (k: number) => Math.abs(check.differences[k]! - check.totalGradient) <= check.roundOff[k]!
  return { roundOff: rising.some((k) => k < best && within(k)), truncation: rising.some((k) => k > best && !within(k)) }
}
