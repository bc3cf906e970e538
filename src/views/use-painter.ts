import { type DependencyList, useEffect, useLayoutEffect, useRef } from 'react'
import { latestFrame, subscribeFrames } from '../store'
import type { Frame } from '../trainer/protocol'
import { subscribeTheme } from './theme-colors'

/**
 * Paints every frame without a React render, and the newest frame again after a render in which `deps` changed
 * and after a change of theme.
 * `paint` may use refs and values of its render; the one of the newest render is called.
 */
export function usePainter(paint: (frame: Frame) => void, deps: DependencyList): void {
  const newest = useRef(paint)
  useLayoutEffect(() => {
    newest.current = paint
  })
  useEffect(() => subscribeFrames((frame) => newest.current(frame)), [])
  useEffect(() => subscribeTheme(() => repaint(newest.current)), [])
  useLayoutEffect(() => repaint(newest.current), deps)
}

function repaint(paint: (frame: Frame) => void): void {
  const frame = latestFrame()
  if (frame) paint(frame)
}
