import { type DependencyList, useLayoutEffect, useRef } from 'react'
import { firstRun, useThisRun } from '../../../page'
import type { Frame } from '../../../trainer/protocol'
import { usePainter } from '../../use-painter'
import { timesOfRunA } from './arrows'
import type { RunLayerProps } from './layer-props'

/** Paints with the frames of a run, as usePainter; those of run B on the scale of run A's arrows, so with its frames too. */
export function useArrowPainter(
  { layout, domain, samples }: RunLayerProps,
  axes: readonly [number, number],
  paint: (frame: Frame, times: number | null) => void,
  deps: DependencyList,
): void {
  const { mark, frames } = useThisRun()
  const beside = mark === 'B'
  const scaled = (frame: Frame) => paint(frame, beside ? timesOfRunA(axes, domain, layout, samples) : null)
  const newest = useRef(scaled)
  useLayoutEffect(() => {
    newest.current = scaled
  })
  usePainter(scaled, deps)
  useLayoutEffect(() => {
    if (!beside) return undefined
    return firstRun.frames.subscribe(({ exact }) => {
      const frame = frames.latest()
      if (exact && frame) newest.current(frame)
    })
  }, [beside, frames])
}
