import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { gridCoordinate } from '../../engine/objective/landscape'
import { holdLandscape, latestFrame } from '../../page'
import type { LandscapeEvaluation } from '../../trainer/protocol'
import { toX, toY } from '../../ui/chart/axis'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { gridPointAt, type LandscapeLayout } from './layout'
import type { LandscapeNodes } from './nodes'
import type { Place } from './path-geometry'

/** Steps in which the arrow keys cross the picture. */
const KEY_STEPS = 25
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The cross that reads the loss at a grid point, moved by pointer or keys. It keeps its place when the grid becomes finer. */
export function useReadOut(
  nodes: LandscapeNodes,
  layout: LandscapeLayout,
  axes: readonly [number, number],
  slice: () => LandscapeEvaluation | null,
  beyond?: (u: number, v: number) => void, // keys go on past the edge
) {
  const place = useRef<Place | null>(null)

  function paint(): void {
    holdLandscape(place.current !== null)
    const evaluation = slice()
    const shown = place.current !== null && evaluation !== null
    nodes.cross.current?.toggleAttribute('data-hidden', !shown)
    nodes.notes.current!.hidden = shown
    nodes.readOut.current!.hidden = !shown
    const numbers = nodes.readOut.current!.children
    if (!shown) {
      for (const number of numbers) paintBlank(number)
      return
    }
    const { side, domain, losses, step } = evaluation
    const curve = evaluation.axes.length === 1
    const column = Math.round(place.current!.u * (side - 1))
    const row = curve ? 0 : Math.round(place.current!.v * (side - 1))
    const at = row * side + column
    const values = [gridCoordinate(domain[0], side, column), curve ? losses[at]! : gridCoordinate(domain[1], side, row)] as const
    paintNumber(numbers[0]!, values[0], ref('landscape', step, 'coordinate', 0, column), 3)
    if (!curve) paintNumber(numbers[1]!, values[1], ref('landscape', step, 'coordinate', 1, row), 3)
    paintNumber(numbers[numbers.length - 1]!, losses[at]!, ref('landscape', step, 'loss', at))
    paintCross(nodes.cross.current!, layout, toX(layout.plot, domain[0], values[0]), toY(layout.plot, domain[1], values[1]))
  }

  function onKeyDown(event: KeyboardEvent): void {
    const evaluation = slice()
    const move = MOVES[event.key]
    if (event.key === 'Escape' && place.current) {
      place.current = null
    } else if (move && evaluation) {
      event.preventDefault()
      const step = event.shiftKey ? 1 / (evaluation.side - 1) : 1 / KEY_STEPS
      const from = place.current ?? placeOfPoint(evaluation, axes)
      const to = { u: from.u + move[0] * step, v: from.v + move[1] * step }
      place.current = { u: unit(to.u), v: unit(to.v) }
      const past = { u: to.u - place.current.u, v: to.v - place.current.v }
      if (past.u !== 0 || past.v !== 0) beyond?.(past.u, past.v)
    } else {
      return
    }
    event.stopPropagation()
    paint()
    nodes.live.current!.textContent = place.current ? nodes.readOut.current!.textContent : ''
  }

  function onPointer(event: PointerEvent<HTMLElement>): void {
    const evaluation = slice()
    if (!evaluation) return
    const box = event.currentTarget.getBoundingClientRect()
    const { column, row } = gridPointAt(layout.plot, evaluation.side, event.clientX - box.left, event.clientY - box.top)
    place.current = { u: column / (evaluation.side - 1), v: row / (evaluation.side - 1) }
    paint()
  }

  function hide(): void {
    place.current = null
    paint()
  }

  useEffect(() => () => holdLandscape(false), [])

  function onPointerLeave(event: PointerEvent): void {
    if (event.pointerType !== 'touch') hide() // a tap leaves the cross where it was set
  }

  return {
    paint,
    place: () => place.current,
    handlers: { onKeyDown, onPointerMove: onPointer, onPointerDown: onPointer, onPointerLeave, onBlur: hide },
  }
}

function placeOfPoint({ domain }: LandscapeEvaluation, axes: readonly [number, number]): Place {
  const parameters = latestFrame()?.parameters
  const share = (axis: 0 | 1) => {
    const [low, high] = domain[axis]
    return unit(((parameters?.[axes[axis]] ?? low) - low) / (high - low))
  }
  return { u: share(0), v: share(1) }
}

function unit(share: number): number {
  return Math.max(0, Math.min(1, share))
}

function paintCross(svg: SVGSVGElement, { plot }: LandscapeLayout, x: number, y: number): void {
  const [across, up] = svg.querySelectorAll('line')
  const ends = { x1: plot.x, x2: plot.x + plot.width, y1: y, y2: y }
  for (const [name, value] of Object.entries(ends)) across!.setAttribute(name, String(value))
  const upEnds = { x1: x, x2: x, y1: plot.y, y2: plot.y + plot.height }
  for (const [name, value] of Object.entries(upEnds)) up!.setAttribute(name, String(value))
}
