import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from 'react'
import { currentDocument, refitLandscape, setWindow } from '../../page'
import type { Rect } from '../../ui/chart/rect'
import type { LandscapeNodes } from './nodes'
import { windowOver } from './paint-window'
import { type Domain, type Place, zoomed } from './path-geometry'

const KEY_FACTORS: Readonly<Record<string, number>> = { '+': 1 / 1.5, '=': 1 / 1.5, '-': 1.5, '−': 1.5 }
/** Px of a wheel that halve or double the window; a notch is about 100. A pinch on a touchpad comes as a wheel with Ctrl, in small steps. */
const WHEEL_PX = 250
const PINCH_PX = 50
/** A pointer that moved less has clicked. */
const CLICK_PX = 4

/** What the pointers took hold of, and where. */
interface Grip {
  readonly domain: Domain
  readonly at: Place
  readonly spread: number // px between two of them
  readonly moves: boolean // it is no click
}

/**
 * Drag, pinch, wheel and keys set the window: another part of the slice, nearer or farther around what is pointed at, 0 to fit the path again.
 * Where the page scrolls, the wheel alone and one finger are left to it.
 * @param middle shares of the window, 0..1, that keys leave in their place
 */
export function useWindow(nodes: LandscapeNodes, plot: Rect, axes: readonly [number, number], middle: () => Place | null) {
  const pointers = useRef(new Map<number, { readonly x: number; readonly y: number }>())
  const grip = useRef<Grip | null>(null)

  const domainNow = (): Domain | null => currentDocument().view.window ?? windowOver(axes)
  const set = (domain: Domain | null, from: Place, factor: number, to = from) => {
    const wanted = domain && zoomed(domain, from, factor, to)
    if (wanted) setWindow(wanted)
  }
  /** The middle of some pointers, px of the page, as shares of the window. */
  const placeOf = (points: readonly { readonly x: number; readonly y: number }[]): Place => {
    const box = nodes.marks.current!.getBoundingClientRect()
    const mean = (axis: 'x' | 'y') => points.reduce((sum, point) => sum + point[axis], 0) / points.length
    return { u: (mean('x') - box.left - plot.x) / plot.width, v: 1 - (mean('y') - box.top - plot.y) / plot.height }
  }

  function onWheel(event: WheelEvent): void {
    const pinched = event.ctrlKey || event.metaKey
    const at = placeOf([event])
    if ((!pinched && pageScrolls()) || Math.min(at.u, at.v) < 0 || Math.max(at.u, at.v) > 1) return
    event.preventDefault()
    set(domainNow(), at, 2 ** (Math.max(-100, Math.min(100, event.deltaY)) / (pinched ? PINCH_PX : WHEEL_PX)))
  }

  function takeHold(): void {
    const points = [...pointers.current.values()]
    const domain = domainNow()
    grip.current =
      domain && points.length > 0 ? { domain, at: placeOf(points), spread: spreadOf(points), moves: points.length > 1 || moving() } : null
  }

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    const at = placeOf([{ x: event.clientX, y: event.clientY }])
    const inPlot = Math.min(at.u, at.v) >= 0 && Math.max(at.u, at.v) <= 1
    if (event.button !== 0 || !inPlot || pointers.current.size === 2) return
    event.currentTarget.setPointerCapture(event.pointerId) // it is let go wherever it ends
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    takeHold()
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (!pointers.current.has(event.pointerId)) return
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    const held = grip.current
    if (!held) return
    const points = [...pointers.current.values()]
    const to = placeOf(points)
    const movedPx = Math.hypot((to.u - held.at.u) * plot.width, (to.v - held.at.v) * plot.height)
    if (!held.moves && movedPx < CLICK_PX) return
    grip.current = { ...held, moves: true }
    event.currentTarget.dataset.dragged = 'true'
    set(held.domain, held.at, points.length > 1 ? held.spread / Math.max(1, spreadOf(points)) : 1, to)
  }

  function onPointerUp(event: PointerEvent<HTMLElement>): void {
    if (!pointers.current.delete(event.pointerId)) return
    delete event.currentTarget.dataset.dragged
    takeHold() // of what another finger holds
  }

  const moving = () => grip.current?.moves === true
  const newest = useRef(onWheel)
  useLayoutEffect(() => {
    newest.current = onWheel
  })
  useLayoutEffect(() => {
    const picture = nodes.marks.current!.parentElement!
    const wheel = (event: WheelEvent) => newest.current(event)
    const touch = (event: TouchEvent) => {
      if (event.cancelable && (event.touches.length > 1 || !pageScrolls())) event.preventDefault()
    }
    picture.addEventListener('wheel', wheel, { passive: false }) // React's own cannot keep the page from scrolling
    picture.addEventListener('touchmove', touch, { passive: false })
    return () => {
      picture.removeEventListener('wheel', wheel)
      picture.removeEventListener('touchmove', touch)
    }
  }, [nodes.marks])

  return {
    moving,
    /** Moves the window by a share of its sides. */
    shift: (u: number, v: number) => set(domainNow(), { u, v }, 1, { u: 0, v: 0 }),
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: onPointerUp,
      onKeyDown(event: KeyboardEvent) {
        const factor = KEY_FACTORS[event.key]
        if (event.ctrlKey || event.metaKey || (!factor && event.key !== '0')) return
        event.preventDefault()
        event.stopPropagation()
        if (factor) set(domainNow(), middle() ?? { u: 0.5, v: 0.5 }, factor)
        else refitLandscape()
      },
    },
  }
}

function spreadOf([first, second]: readonly { readonly x: number; readonly y: number }[]): number {
  return first && second ? Math.hypot(second.x - first.x, second.y - first.y) : 0
}

function pageScrolls(): boolean {
  const { scrollHeight, clientHeight } = document.documentElement
  return scrollHeight > clientHeight
}
