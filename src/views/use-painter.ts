import { type DependencyList, useLayoutEffect, useRef } from 'react'
import { type Run, useThisRun } from '../page'
import type { Frame } from '../trainer/protocol'
import { subscribeTheme } from './theme-colors'

/**
 * Paints every frame without a React render, and the newest frame again after a render in which `deps` changed
 * and after a change of theme; with `beside` also at the frames of that run, which on pause may come last.
 * Pictures are left as they are where `pictures` is false: the run swings, and they would flash.
 * `paint` may use refs and values of its render; the one of the newest render is called.
 */
export function usePainter(paint: (frame: Frame, pictures: boolean) => void, deps: DependencyList, beside: Run | null = null): void {
  const { frames } = useThisRun()
  const newest = useRef(paint)
  const repaint = () => {
    const frame = frames.latest()
    if (frame) newest.current(frame, true)
  }
  useLayoutEffect(() => {
    newest.current = paint
  })
  useLayoutEffect(() => frames.subscribe((frame, pictures) => newest.current(frame, pictures)), [frames])
  useLayoutEffect(
    () =>
      beside?.frames.subscribe((_, pictures) => {
        const frame = frames.latest()
        if (frame) newest.current(frame, pictures)
      }),
    [frames, beside],
  )
  useLayoutEffect(() => subscribeTheme(repaint), [frames])
  useLayoutEffect(repaint, [frames, beside, ...deps])
}
