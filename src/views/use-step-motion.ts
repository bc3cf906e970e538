import { useEffect, useRef } from 'react'
import type { StepMotion } from './step-motion'

/** Paints at once until the code for motion is there, which comes after the first sight. */
export function useStepMotion(): StepMotion {
  const loaded = useRef<StepMotion | null>(null)
  const motion = useRef<StepMotion>({
    paint: (frame, draw) => (loaded.current ? loaded.current.paint(frame, draw) : draw(frame, true)),
    stop: () => loaded.current?.stop(),
  })
  useEffect(() => {
    void import('./step-motion').then(({ createStepMotion }) => {
      loaded.current = createStepMotion()
    })
    return motion.current.stop
  }, [])
  return motion.current
}
