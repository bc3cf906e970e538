import type { Run } from '../../page'
import type { Frame } from '../../trainer/protocol'
import type { Source } from './draw'
import { rowsWith, rowUpTo } from './row-list'

export const NO_SOURCE: Source = { rows: [], present: null }

/** What the lines of a run are drawn from at a frame. */
export function sourceOf(history: Run['frames']['history'], frame: Frame): Source {
  const rows = rowsWith(history.rows(), frame.row)
  return { rows, present: frame.row ?? rowUpTo(rows, frame.position.step) }
}

/** The same of run B at its newest frame. */
export function sourceOfRun({ frames }: Run): Source {
  const frame = frames.latest()
  return frame ? sourceOf(frames.history, frame) : NO_SOURCE
}
