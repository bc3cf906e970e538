import { type DependencyList, useLayoutEffect, useRef } from 'react'
import { firstRun, subscribeLandscape, usePage, useSameShape, useThisRun } from '../../../page'
import type { Frame } from '../../../trainer/protocol'
import { usePainter } from '../../use-painter'
import { windowOver } from '../paint-window'
import { timesOfRuns } from './arrows'
import type { RunLayerProps } from './layer-props'

/** Paints with the frames of a run, as usePainter, and with each window. The arrows of compared runs have one scale, so with the frames of both. */
export function useArrowPainter(
  { layout, samples }: RunLayerProps,
  axes: readonly [number, number],
  paint: (frame: Frame, times: number | null) => void,
  deps: DependencyList,
): void {
  const { frames, mark } = useThisRun()
  const second = usePage(({ runs }) => runs[1] ?? null)
  const beside = useSameShape() ? second : null
  const scaled = (frame: Frame) => {
    const domain = windowOver(axes)
    paint(frame, beside && domain && timesOfRuns([firstRun, beside], axes, domain, layout, samples))
  }
  const newest = useRef(scaled)
  useLayoutEffect(() => {
    newest.current = scaled
  })
  usePainter(scaled, [...deps, beside])
  useLayoutEffect(() => {
    const repaint = () => {
      const frame = frames.latest()
      if (frame) newest.current(frame)
    }
    const other = mark === 'B' ? firstRun : beside
    const ends = [subscribeLandscape(repaint), other?.frames.subscribe(({ exact }) => exact && repaint())]
    return () => {
      for (const end of ends) end?.()
    }
  }, [frames, mark, beside])
}
