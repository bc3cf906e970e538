import type { Rect } from '../../ui/chart/rect'
import { formatCount } from '../../ui/number/format-number'

export interface TimelineLayout {
  readonly track: Rect // the loss curve; its sides are where the middle of the thumb stands at the first and the last step
  readonly end: number // px; the base goes on to here, since the run may
  readonly thumb: number // px
}

const THUMB = 12
const WIDE_THUMB = 20
/** Share of the base that the steps so far have. */
const PAST = 0.94
/** Flags on the timeline that can be reached: those closer to each other share one. */
export const MOST_FLAGS = 24
/** Width of the button on a flag, and so the least distance of two flags. */
export const FLAG_PX = 24

/** @param targetPx least size of a target: large on touch and in the lecture mode */
export function layoutTimeline(width: number, height: number, targetPx: number): TimelineLayout {
  const thumb = targetPx >= 44 ? WIDE_THUMB : THUMB
  const flags = Math.round(height * 0.2)
  const end = Math.max(thumb / 2 + 1, width - thumb / 2)
  const track = {
    x: thumb / 2,
    y: flags,
    width: Math.max(1, Math.round((end - thumb / 2) * PAST)),
    height: Math.max(1, height - flags - 4),
  }
  return { track, end, thumb }
}

/** The range of the track; one step long at least, so that the track has a length before the first step. */
export function lastOf(lastStep: number, step: number): number {
  return Math.max(1, lastStep, step)
}

/** `step 1,240 of 3,000` */
export function stepText(step: number, last: number): string {
  return `step ${formatCount(step)} of ${formatCount(last)}`
}
