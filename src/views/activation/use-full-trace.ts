import { useEffect, useState } from 'react'
import type { StepTrace } from '../../engine/step/step-trace'
import { useRun, useThisRun } from '../../page'

/**
 * The record of the last step with every sample of its batch, while the run rests; null while it plays. Before the first step it is that of
 * the step that comes next, and is made anew when a setting changes what that will be.
 */
export function useFullTrace(): StepTrace | null {
  const { traces } = useThisRun()
  const run = useRun((state) => state.run)
  const resting = useRun((state) => state.status === 'paused' || state.status === 'diverged')
  const step = useRun((state) => state.position?.step ?? 0)
  const changes = useRun((state) => state.document.changes)
  const [trace, setTrace] = useState<StepTrace | null>(null)
  useEffect(() => {
    let wanted = true
    if (!resting) setTrace(null)
    else
      void traces.request(Math.max(0, step - 1)).then((answer) => {
        if (wanted) setTrace(answer)
      })
    return () => {
      wanted = false
    }
  }, [traces, run, resting, step, changes])
  return trace
}
