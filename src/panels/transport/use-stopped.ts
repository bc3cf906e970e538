import { useRun } from '../../page'
import type { Stopped } from '../../trainer/protocol'

/** The stopping rule that fired at this step, or null. */
export function useStopped(): Stopped | null {
  return useRun((state) => (state.status === 'paused' ? state.stopped : null))
}
