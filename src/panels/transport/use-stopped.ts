import { useApp } from '../../store'
import type { Stopped } from '../../trainer/protocol'

/** The rule that has ended the run where it stands; null while no rule has fired here. */
export function useStopped(): Stopped | null {
  return useApp((state) => (state.status === 'paused' ? state.stopped : null))
}
