import { useRef } from 'react'
import { useSide } from '../../store'
import type { Frame } from '../../trainer/protocol'
import { formatCount, formatNumber } from '../../ui/format-number'
import { stepAxis, valueAxis } from '../curves/axis'
import { rowsWith } from '../curves/row-list'
import { fewestDigits } from '../fewest-digits'
import { fitCanvas } from '../fit-canvas'
import { paintNumber } from '../paint-number'
import { themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import { drawRate } from './draw-rate'

interface RatePanelProps {
  readonly width: number
  readonly height: number
  readonly textPx: number
}

const PADDING = 20
const LINE = 1.4

/** The learning rate of every step so far, with the one of the last step. */
export function RatePanel({ width, height, textPx }: RatePanelProps) {
  const { history } = useSide().frames
  const root = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const pictureWidth = width - PADDING
  const pictureHeight = Math.max(30, height - Math.ceil(3 * LINE * textPx) - 4)

  function paint({ trace, row }: Frame): void {
    if (!trace) return
    const rows = rowsWith(history.rows(), row)
    let highest = trace.learningRate
    for (let k = 0; k < rows.count; k++) highest = Math.max(highest, rows.at(k).learningRate)
    const newest = rows.count > 0 ? rows.at(rows.count - 1).step : 0
    const x = stepAxis(Math.max(trace.step, newest))
    const y = valueAxis(0, highest, false)
    const inset = 4
    const chart = { plot: { x: inset, y: inset, width: pictureWidth - 2 * inset, height: pictureHeight - 2 * inset }, x, y }
    const last = { step: trace.step, learningRate: trace.learningRate }
    drawRate(fitCanvas(canvas.current!, pictureWidth, pictureHeight), chart, rows, last, themeColors())
    const [top, end] = root.current!.querySelectorAll('.anatomy-scale')
    top!.textContent = formatNumber(y.domain[1], fewestDigits(y.domain[1], 4))
    end!.textContent = formatCount(x.domain[1])
    const used = root.current!.querySelector('.anatomy-number')
    paintNumber(used!, trace.learningRate, `trace:${trace.step}/learningRate`, fewestDigits(trace.learningRate, 4))
  }
  usePainter(paint, [pictureWidth, pictureHeight])

  return (
    <section className="anatomy-rate" ref={root} aria-label="Learning rate" style={{ width, height }}>
      <h3>
        Learning rate <span className="anatomy-number" />
      </h3>
      <p className="anatomy-scales">
        <span className="anatomy-scale" />
      </p>
      <canvas
        ref={canvas}
        style={{ width: pictureWidth, height: pictureHeight }}
        role="img"
        aria-label="The learning rate over the steps. Curves, rate, has it as a table."
      />
      <p className="anatomy-scales">
        <span>step 0</span>
        <span className="anatomy-scale" />
      </p>
    </section>
  )
}
