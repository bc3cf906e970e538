import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { toX, toY } from '../../../ui/chart/axis'
import { plotIn } from '../../../ui/chart/rect'
import { shapeOf, shapePath } from '../../output/geometry/shapes'
import { PlaneAxes } from '../../output/PlaneAxes'
import { useTextPx } from '../../use-text-px'
import type { ViewSize } from '../../view-size'
import { axesOf, classesOf, gridStep, type Painting, type Spot, snapped, spotNear, spotsOf, withoutSpot, withSpot } from './painting'
import type { PaintingState } from './use-painting'
import { atWords, FULL, nameOf } from './words'

/** A class of the points that are placed, or points are erased. */
export type Tool = number | 'erase'

interface PaintPlaneProps extends ViewSize, Pick<PaintingState, 'painting' | 'change'> {
  readonly tool: Tool
  readonly setTool: (tool: Tool) => void
  readonly say: (words: string) => void
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}
/** Grid steps of an arrow key; with Shift it is one. */
const KEY_STEPS = 5
/** Px between the points of a stroke, and around the pointer where it erases. */
const SPACING = 16
const REACH = { mouse: 10, touch: 20 }
/** Of a point, as a share of the text size. */
const RADIUS = 0.4
/** A place so many px outside is taken for the edge. */
const EDGE = 6

let strokes = 0

/** The plane with its points. A pointer paints or erases while it is down; keys do it at a crosshair. */
export function PaintPlane({ width, height, painting, change, tool, setTool, say }: PaintPlaneProps) {
  const textPx = useTextPx()
  const [cross, setCross] = useState<readonly [number, number]>(() => [0, 1].map((k) => middle(painting, k)) as [number, number])
  const [byKeys, setByKeys] = useState(false)
  const stroke = useRef<{ readonly id: number; at: readonly [number, number] | null } | null>(null)
  const plot = plotIn(width, height, { left: textPx * 3.4, right: textPx * 1.2, above: textPx * 1.8, below: textPx * 2 })
  const { plane } = painting
  const perPx = [(plane[0][1] - plane[0][0]) / plot.width, (plane[1][1] - plane[1][0]) / plot.height] as const

  const place = ([x, y]: readonly [number, number], label: number, id?: number) => {
    const next = withSpot(painting, { x, y, label })
    change((now) => withSpot(now, { x, y, label }), id)
    say(next === painting ? FULL : `${nameOf(painting, label)} at ${atWords(painting, x, y)}, point ${spotsOf(next).length}`)
  }
  const erase = ([x, y]: readonly [number, number], reach: readonly [number, number], id?: number) => {
    const found = spotNear(painting, x, y, reach)
    change((now) => {
      const spot = spotNear(now, x, y, reach)
      return spot ? withoutSpot(now, spot) : now
    }, id)
    if (found)
      say(`${nameOf(painting, found.label)} at ${atWords(painting, found.x, found.y)} erased, ${spotsOf(painting).length - 1} left`)
    else if (id === undefined) say('No point here.')
  }
  const act = (at: readonly [number, number], reach: readonly [number, number], id?: number) =>
    tool === 'erase' ? erase(at, reach, id) : place(at, tool, id)

  const onPointer = (event: PointerEvent) => {
    if (!stroke.current) return
    const box = event.currentTarget.getBoundingClientRect()
    const px = [event.clientX - box.left, event.clientY - box.top] as const
    if (
      Math.abs(px[0] - plot.x - plot.width / 2) > plot.width / 2 + EDGE ||
      Math.abs(px[1] - plot.y - plot.height / 2) > plot.height / 2 + EDGE
    )
      return
    const value = [plane[0][0] + (px[0] - plot.x) * perPx[0], plane[1][0] + (plot.y + plot.height - px[1]) * perPx[1]] as const
    const at = [snapped(value[0], plane[0]), snapped(value[1], plane[1])] as const
    const last = stroke.current.at
    if (tool !== 'erase' && last && Math.hypot(px[0] - last[0], px[1] - last[1]) < SPACING) return
    stroke.current.at = px
    setCross(at)
    const reach = REACH[event.pointerType === 'touch' ? 'touch' : 'mouse']
    act(at, [perPx[0] * reach, perPx[1] * reach], stroke.current.id)
  }
  const goTo = (x: number, y: number) => {
    setCross([x, y])
    const spot = spotNear(painting, x, y, halfSteps(painting))
    say(`${atWords(painting, x, y)}${spot ? `: ${nameOf(painting, spot.label)}` : ''}`)
  }
  const goToSpot = (by: 1 | -1) => {
    const spots = spotsOf(painting)
    if (spots.length === 0) return say('No point yet.')
    const here = spots.findIndex(({ x, y }) => x === cross[0] && y === cross[1])
    const next = spots.at((here === -1 ? (by > 0 ? 0 : -1) : here + by) % spots.length)!
    goTo(next.x, next.y)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const move = MOVES[event.key]
    const label = classesOf(painting).length === 0 ? Number.NaN : Number(event.key) - 1
    if (move) {
      const steps = event.shiftKey ? 1 : KEY_STEPS
      goTo(
        snapped(cross[0] + move[0] * steps * gridStep(plane[0]), plane[0]),
        snapped(cross[1] + move[1] * steps * gridStep(plane[1]), plane[1]),
      )
    } else if (event.key === ' ' || event.key === 'Enter') act(cross, halfSteps(painting))
    else if (event.key === 'Delete' || event.key === 'Backspace') erase(cross, halfSteps(painting))
    else if (event.key === 'PageDown' || event.key === 'PageUp') goToSpot(event.key === 'PageDown' ? 1 : -1)
    else if (classesOf(painting)[label] !== undefined) {
      setTool(label)
      say(`Paints ${classesOf(painting)[label]}.`)
    } else return
    setByKeys(true)
    event.preventDefault()
    event.stopPropagation()
  }

  const [crossX, crossY] = [toX(plot, plane[0], cross[0]), toY(plot, plane[1], cross[1])]
  return (
    <div
      className="picture paint-plane"
      style={{ width, height }}
      role="application"
      aria-label="Plane to paint on"
      aria-description={KEYS_TEXT}
      tabIndex={0}
      data-tool={tool}
      data-keys={byKeys || undefined}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setByKeys(false)
        strokes += 1
        stroke.current = { id: strokes, at: null }
        onPointer(event)
      }}
      onPointerMove={onPointer}
      onPointerUp={() => {
        stroke.current = null
      }}
      onPointerCancel={() => {
        stroke.current = null
      }}
    >
      <svg width={width} height={height} aria-hidden="true">
        <PlaneAxes plot={plot} domain={plane} names={axesOf(painting)} textPx={textPx} />
        <g className="paint-cross">
          <line x1={plot.x} x2={plot.x + plot.width} y1={crossY} y2={crossY} />
          <line x1={crossX} x2={crossX} y1={plot.y} y2={plot.y + plot.height} />
        </g>
        {spotsOf(painting).map((spot) => (
          <Point
            key={`${spot.x} ${spot.y}`}
            spot={spot}
            x={toX(plot, plane[0], spot.x)}
            y={toY(plot, plane[1], spot.y)}
            radius={textPx * RADIUS}
            kind={painting.kind}
          />
        ))}
      </svg>
      {spotsOf(painting).length === 0 && <span className="paint-invite">Click, or drag, to paint</span>}
    </div>
  )
}

const KEYS_TEXT =
  'Arrow keys move the crosshair, with Shift in fine steps. Space places a point or erases it, Delete erases, 1 to 3 choose the class, Page Down and Page Up go from point to point, Control Z undoes.'

interface PointProps {
  readonly spot: Spot
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly kind: Painting['kind']
}

function Point({ spot: { label }, x, y, radius, kind }: PointProps) {
  const curve = kind === 'curve'
  return (
    <path
      className="paint-spot"
      data-label={curve ? undefined : label}
      d={shapePath(shapeOf(curve ? 0 : label), radius)}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
    />
  )
}

const middle = ({ plane }: Painting, k: number) => snapped((plane[k]![0] + plane[k]![1]) / 2, plane[k]!)

/** Half of what an arrow key moves. */
const halfSteps = ({ plane }: Painting) => [gridStep(plane[0]) * (KEY_STEPS / 2), gridStep(plane[1]) * (KEY_STEPS / 2)] as const
