import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { currentDocument, refitLandscape, setWindow } from '../../page'
import type { Rect } from '../../ui/chart/rect'
import type { LandscapeNodes } from './nodes'
import { windowOver } from './paint-window'
import { type Domain, zoomed } from './path-geometry'

const KEY_FACTORS: Readonly<Record<string, number>> = { '+': 1 / 1.5, '=': 1 / 1.5, '-': 1.5, '−': 1.5 }
/** Px of a wheel that halve or double the window; a notch is about 100. */
const WHEEL_PX = 250

/**
 * Wheel and keys set the window: nearer or farther around what is pointed at, 0 to fit the path again.
 * @param middle shares of the window, 0..1, that keys leave in their place
 */
export function useZoom(nodes: LandscapeNodes, plot: Rect, axes: readonly [number, number], middle: () => { u: number; v: number } | null) {
  const zoom = (factor: number, { u, v }: { u: number; v: number }) => {
    const domain: Domain | null = currentDocument().view.window ?? windowOver(axes)
    const wanted = domain && zoomed(domain, u, v, factor)
    if (wanted) setWindow(wanted)
  }
  const onWheel = (event: WheelEvent) => {
    const box = nodes.marks.current!.getBoundingClientRect()
    const u = (event.clientX - box.left - plot.x) / plot.width
    const v = 1 - (event.clientY - box.top - plot.y) / plot.height
    if (Math.min(u, v) < 0 || Math.max(u, v) > 1) return
    event.preventDefault()
    zoom(2 ** (Math.max(-100, Math.min(100, event.deltaY)) / WHEEL_PX), { u, v })
  }
  const newest = useRef(onWheel)
  useLayoutEffect(() => {
    newest.current = onWheel
  })
  useLayoutEffect(() => {
    const picture = nodes.marks.current!.parentElement!
    const listen = (event: WheelEvent) => newest.current(event)
    picture.addEventListener('wheel', listen, { passive: false }) // React's own cannot keep the page from scrolling
    return () => picture.removeEventListener('wheel', listen)
  }, [nodes.marks])

  return (event: KeyboardEvent) => {
    const factor = KEY_FACTORS[event.key]
    if (event.ctrlKey || event.metaKey || (!factor && event.key !== '0')) return
    event.preventDefault()
    event.stopPropagation()
    if (factor) zoom(factor, middle() ?? { u: 0.5, v: 0.5 })
    else refitLandscape()
  }
}
