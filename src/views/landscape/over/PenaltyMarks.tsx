import { useLayoutEffect, useRef } from 'react'
import { latestLandscape, subscribeLandscape } from '../../../page'
import type { LandscapeEvaluation, Lowest } from '../../../trainer/protocol'
import { toX, toY } from '../../../ui/chart/axis'
import { fitCanvas } from '../../../ui/chart/canvas'
import { clipTo } from '../../../ui/chart/lines'
import { paintBlank, paintNumber } from '../../../ui/number/paint-number'
import { ref } from '../../ref'
import { subscribeTheme, type ThemeColors, themeColors } from '../../theme-colors'
import type { LandscapeLayout } from '../layout'
import type { LayerProps } from './layer-props'
import { type Apart, drawnSlice } from './penalty-lines'

/** Contours of the penalty, dashed, with its lowest point and that of the sum of both losses. */
export function PenaltyMarks({ width, height, layout }: LayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const marks = useRef<SVGSVGElement>(null)
  const shown = useRef<Apart | null>(null)
  useLandscape(() => {
    const newest = apartOf(latestLandscape())
    const lines = drawnSlice(shown.current, newest)
    shown.current = lines
    const context = fitCanvas(canvas.current!, width, height)
    marks.current!.toggleAttribute('data-hidden', newest === null)
    if (!lines || !newest) return
    drawLines(context, lines, layout, themeColors())
    placeLowest(marks.current!, newest, layout)
  })
  return (
    <>
      <canvas ref={canvas} style={{ width, height }} />
      <svg ref={marks} className="landscape-apart" width={width} height={height} aria-hidden="true" data-hidden="true">
        <g className="landscape-lowest">
          <path />
          <path />
        </g>
      </svg>
    </>
  )
}

function apartOf(evaluation: LandscapeEvaluation | null): Apart | null {
  return evaluation?.penalty ? (evaluation as Apart) : null // it is there
}

function drawLines(context: CanvasRenderingContext2D, { penalty, domain }: Apart, { plot }: LandscapeLayout, colors: ThemeColors): void {
  context.save()
  clipTo(context, plot)
  context.beginPath()
  for (const { lines } of penalty.contours) {
    for (const line of lines) {
      for (let k = 0; k < line.length; k += 2) {
        const [x, y] = [toX(plot, domain[0], line[k]!), toY(plot, domain[1], line[k + 1]!)]
        if (k === 0) context.moveTo(x, y)
        else context.lineTo(x, y)
      }
    }
  }
  context.setLineDash([4 * colors.stroke, 3 * colors.stroke])
  context.lineWidth = 0.8 * colors.stroke
  context.strokeStyle = colors.ink
  context.stroke()
  context.restore()
}

/** A square where the penalty is lowest, a diamond where the sum is; a point on the edge of the window is no lowest point. */
function placeLowest(svg: SVGSVGElement, { penalty: { minimum, sum }, domain }: Apart, { plot, textPx }: LandscapeLayout): void {
  const arm = textPx * 0.4
  const place = ({ at }: Lowest) => ({ x: toX(plot, domain[0], at[0]), y: toY(plot, domain[1], at[1]) })
  const [square, diamond] = [...svg.querySelectorAll('path')] as [SVGPathElement, SVGPathElement] // as made below
  const corner = place(minimum)
  square.setAttribute('d', `M${corner.x - arm},${corner.y - arm}h${2 * arm}v${2 * arm}h${-2 * arm}z`)
  const middle = place(sum)
  const reach = textPx * 0.7 // beyond the dot of the run, which comes to rest there
  diamond.setAttribute('d', `M${middle.x - reach},${middle.y}l${reach},${-reach}l${reach},${reach}l${-reach},${reach}z`)
  square.toggleAttribute('data-hidden', minimum.onEdge)
  diamond.toggleAttribute('data-hidden', sum.onEdge)
}

/** What the two marks are, with the losses there. */
export function PenaltyLegend() {
  const root = useRef<HTMLUListElement>(null)
  useLandscape(() => {
    const evaluation = apartOf(latestLandscape())
    root.current!.hidden = evaluation === null
    for (const line of root.current!.querySelectorAll<HTMLElement>('[data-lowest]')) {
      const name = line.dataset.lowest as 'penalty' | 'sum' // as made below
      const lowest = evaluation?.penalty[name === 'sum' ? 'sum' : 'minimum']
      line.toggleAttribute('data-hidden', lowest?.onEdge !== false)
      const number = line.querySelector('b')!
      if (lowest && !lowest.onEdge) paintNumber(number, lowest.loss, ref('landscape', evaluation!.step, name, 'loss'))
      else paintBlank(number)
    }
  })
  return (
    <ul ref={root} className="landscape-legend" hidden aria-label="Lowest points">
      <li data-lowest="penalty">
        <svg className="landscape-lowest" aria-hidden="true">
          <path d="M2,2h8v8h-8z" />
        </svg>
        lowest penalty ≈ <b />
      </li>
      <li data-lowest="sum">
        <svg className="landscape-lowest" aria-hidden="true">
          <path d="M1,6l5,-5l5,5l-5,5z" />
        </svg>
        lowest sum ≈ <b />
      </li>
    </ul>
  )
}

/** Paints with every slice, and again after every render and change of theme. */
function useLandscape(paint: () => void): void {
  const painter = useRef(paint)
  useLayoutEffect(() => {
    painter.current = paint
    paint()
  })
  useLayoutEffect(() => subscribeLandscape(() => painter.current()), [])
  useLayoutEffect(() => subscribeTheme(() => painter.current()), [])
}
