import { useRef } from 'react'
import type { Frame } from '../../trainer/protocol'
import type { Interval } from '../../ui/chart/axis'
import type { Rect } from '../../ui/chart/rect'
import { usePainter } from '../use-painter'
import { lineEnds } from './geometry/line-ends'
import './perceptron.css'

interface LineBeforeProps {
  readonly plot: Rect
  readonly domain: readonly [Interval, Interval]
}

/** Where the border of one unit with two inputs was before the last step, faintly; nothing where it did not move. */
export function LineBefore({ plot, domain }: LineBeforeProps) {
  const line = useRef<SVGLineElement>(null)
  usePainter(
    ({ trace }: Frame) => {
      const node = line.current!
      const moved = trace?.update.some((change) => change !== 0)
      const ends = trace && moved && trace.before.length === 3 ? lineEnds(trace.before, domain) : null
      node.style.display = ends ? '' : 'none'
      if (!ends) return
      for (const [k, [x, y]] of ends.entries()) {
        node.setAttribute(`x${k + 1}`, String((plot.width * (x - domain[0][0])) / (domain[0][1] - domain[0][0])))
        node.setAttribute(`y${k + 1}`, String((plot.height * (domain[1][1] - y)) / (domain[1][1] - domain[1][0])))
      }
    },
    [plot, domain],
  )
  return (
    <svg className="output-before" width={plot.x + plot.width} height={plot.y + plot.height} aria-hidden="true">
      <svg x={plot.x} y={plot.y} width={plot.width} height={plot.height} aria-hidden="true">
        <line ref={line} />
      </svg>
    </svg>
  )
}
