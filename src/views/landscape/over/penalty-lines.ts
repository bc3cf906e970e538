import type { LandscapeEvaluation } from '../../../trainer/protocol'

/** A slice with its penalty apart. */
export type Apart = LandscapeEvaluation & { readonly penalty: NonNullable<LandscapeEvaluation['penalty']> }

/**
 * The slice whose contours of the penalty are drawn. A coarser grid of the same window, as while a run plays, does not replace a finer
 * one of the same penalty: the lines would tremble.
 */
export function drawnSlice(drawn: Apart | null, newest: Apart | null): Apart | null {
  if (!drawn || !newest || drawn.side <= newest.side) return newest
  return subjectOf(drawn) === subjectOf(newest) ? drawn : newest
}

function subjectOf({ run, domain, penalty: { spec } }: Apart): string {
  return JSON.stringify([run, domain, spec])
}
