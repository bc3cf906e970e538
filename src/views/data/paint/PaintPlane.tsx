import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { toX, toY } from '../../../ui/chart/axis'
import { plotIn } from '../../../ui/chart/rect'
import { shapeOf, shapePath } from '../../output/geometry/shapes'
import { PlaneAxes } from '../../output/PlaneAxes'
import { useTextPx } from '../../use-text-px'
import type { ViewSize } from '../../view-size'
import { actionOf, KEYS_TEXT, type Place, reachOfKeys } from './keys'
import { axesOf, type Painting, type Spot, snapped, spotNear, spotsOf, withoutSpot, withSpot } from './painting'
import type { PaintingState } from './use-painting'
import { atWords, FULL, nameOf } from './words'

/** A class of the points that are placed, or points are erased. */
export type Tool = number | 'erase'

interface PaintPlaneProps extends ViewSize, Pick<PaintingState, 'painting' | 'change'> {
  readonly tool: Tool
  readonly setTool: (tool: Tool) => void
  readonly say: (words: string) => void
}

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
  const [cross, setCross] = useState<Place>(() => [middle(painting, 0), middle(painting, 1)])
  const [byKeys, setByKeys] = useState(false)
  const stroke = useRef<{ readonly id: number; at: Place | null } | null>(null)
  const plot = plotIn(width, height, { left: textPx * 3.4, right: textPx * 1.2, above: textPx * 1.8, below: textPx * 2 })
  const { plane } = painting
  const perPx = [(plane[0][1] - plane[0][0]) / plot.width, (plane[1][1] - plane[1][0]) / plot.height] as const

  const place = ([x, y]: Place, label: number, id?: number) => {
    const next = withSpot(painting, { x, y, label })
    change((now) => withSpot(now, { x, y, label }), id)
    say(next === painting ? FULL : `${nameOf(painting, label)} at ${atWords(painting, x, y)}, point ${spotsOf(next).length}`)
  }
  const erase = ([x, y]: Place, reach: Place, id?: number) => {
    const found = spotNear(painting, x, y, reach)
    change((now) => {
      const spot = spotNear(now, x, y, reach)
      return spot ? withoutSpot(now, spot) : now
    }, id)
    if (found)
      say(`${nameOf(painting, found.label)} at ${atWords(painting, found.x, found.y)} erased, ${spotsOf(painting).length - 1} left`)
    else if (id === undefined) say('No point here.')
  }
  const act = (at: Place, reach: Place, id?: number) => (tool === 'erase' ? erase(at, reach, id) : place(at, tool, id))

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
  const go = (to: Place | null) => {
    if (!to) return say('No point yet.')
    setCross(to)
    const spot = spotNear(painting, to[0], to[1], reachOfKeys(painting))
    say(`${atWords(painting, to[0], to[1])}${spot ? `: ${nameOf(painting, spot.label)}` : ''}`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const action = event.ctrlKey || event.metaKey || event.altKey ? null : actionOf(event.key, event.shiftKey, painting, cross)
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    setByKeys(true)
    if (action.kind === 'go') go(action.to)
    else if (action.kind === 'use') act(cross, reachOfKeys(painting))
    else if (action.kind === 'erase') erase(cross, reachOfKeys(painting))
    else {
      setTool(action.label)
      say(`Paints ${nameOf(painting, action.label)}.`)
    }
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
        {spotsOf(painting).map((spot, k) => (
          <Point
            key={k}
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

const middle = ({ plane }: Painting, k: 0 | 1) => snapped((plane[k][0] + plane[k][1]) / 2, plane[k])
