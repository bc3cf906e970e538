import type { Lens } from '../../../document/types'
import type { Frame, RunId } from '../../../trainer/protocol'
import { referenceOf } from './stroke-scale'
import { lastMarks } from './values'

/** References of the second marks of a run: found once, then kept, so that the strokes never rescale by themselves. */
export interface MarkScales {
  readonly run: RunId
  readonly gradients: number | null
  readonly updates: number | null
}

export const NO_MARKS: MarkScales = { run: -1, gradients: null, updates: null }

/** The same object, unless a frame brings the first marks of its run under this lens. */
export function withFrame(scales: MarkScales, frame: Frame, lens: Lens): MarkScales {
  if (lens !== 'gradients' && lens !== 'updates') return scales
  const own = scales.run === frame.run ? scales : { ...NO_MARKS, run: frame.run }
  const marks = lastMarks(frame, lens)
  if (own[lens] !== null || !marks) return scales
  const reference = referenceOf(marks)
  return reference === null ? scales : { ...own, [lens]: reference }
}
