import { useEffect, useState } from 'react'
import type { StepTrace } from '../../engine/step-trace'
import { requestTrace, useApp } from '../../store'

/** The record of the last step with every sample of its batch, while the run rests; null while it plays and before the first step. */
export function useFullTrace(): StepTrace | null {
  const run = useApp((state) => state.run)
  const resting = useApp((state) => state.status === 'paused' || state.status === 'diverged')
  const step = useApp((state) => state.position?.step ?? 0)
  const [trace, setTrace] = useState<StepTrace | null>(null)
  useEffect(() => {
    let wanted = true
    if (!resting || step === 0) setTrace(null)
    else
      void requestTrace(step - 1).then((answer) => {
        if (wanted) setTrace(answer)
      })
    return () => {
      wanted = false
    }
  }, [run, resting, step])
  return trace
}
