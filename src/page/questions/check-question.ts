import type { Document } from '../../document/types'
import type { StepTrace } from '../../engine/step/step-trace'
import type { CheckQuestion, RunId } from '../../trainer/protocol'

/** The h that are tried, 1, 2 and 5 of each power of ten: from all round-off to all truncation. */
export const CHECK_HS: readonly number[] = [
  ...Array.from({ length: 11 }, (_, k) => [1, 2, 5].map((digit) => Number(`${digit}e${k - 12}`))).flat(),
  0.1,
]

/** Whether a trace says all that a check needs: with masks those of every sample of the batch. */
export function holdsBatch({ mask, rows, included }: StepTrace): boolean {
  return mask.every((layer) => layer === null) || (included.length === rows.length && included.every((position, k) => position === k))
}

/** The question whether the gradient of a parameter agrees with central differences, from a trace that holds the batch. */
export function checkQuestionOf(run: RunId, document: Document, trace: StepTrace, parameter: number): Omit<CheckQuestion, 'request'> {
  const { step, rows, keep, mask, before, totalGradient } = trace
  return {
    type: 'check',
    run,
    document,
    step,
    rows,
    keep,
    masks: mask.some((layer) => layer !== null) ? mask.slice(0, -1).map((kept) => Uint8Array.from(kept ?? [])) : null,
    before,
    parameter,
    totalGradient: totalGradient[parameter] ?? Number.NaN,
    hs: CHECK_HS,
  }
}
