import { useRef } from 'react'
import { useRun, useThisRun } from '../../page'
import { planAhead } from '../../page/run/rate-plan'
import type { Frame } from '../../trainer/protocol'
import { fitCanvas } from '../../ui/chart/canvas'
import { stepAxis, valueAxis } from '../../ui/chart/domains'
import { fewestDigits } from '../../ui/number/fewest-digits'
import { formatCount, formatNumber } from '../../ui/number/format-number'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { rowsWith } from '../curves/row-list'
import { ref } from '../ref'
import { themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import { drawRate } from './draw-rate'

interface RatePanelProps extends ViewSize {
  readonly textPx: number
}

const PADDING = 20
const LINE = 1.4

/** The learning rate of every step so far, with the one of the last step; dashed, what the settings plan for the steps ahead. */
export function RatePanel({ width, height, textPx }: RatePanelProps) {
  const changes = useRun((state) => state.document.changes)
  const { history } = useThisRun().frames
  const root = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const pictureWidth = width - PADDING
  const pictureHeight = Math.max(30, height - Math.ceil(5 * LINE * textPx) - 4)

  function paint(frame: Frame): void {
    const { trace, row, training, position } = frame
    if (!trace) return
    const rows = rowsWith(history.rows(), row)
    const plan = planAhead(frame, changes)
    let highest = Math.max(trace.learningRate, plan.rates[0]!)
    for (const { learningRate } of rows) highest = Math.max(highest, learningRate)
    const newest = rows.at(-1)?.step ?? 0
    const end = plan.from + (plan.rates.length - 1) * plan.stride
    const x = stepAxis(Math.max(trace.step, newest, end))
    const y = valueAxis(0, highest, false)
    const inset = 4
    const chart = { plot: { x: inset, y: inset, width: pictureWidth - 2 * inset, height: pictureHeight - 2 * inset }, x, y }
    const last = { step: trace.step, learningRate: trace.learningRate }
    drawRate(fitCanvas(canvas.current!, pictureWidth, pictureHeight), chart, rows, last, plan, themeColors())
    const [top, right] = root.current!.querySelectorAll('.anatomy-scale')
    top!.textContent = formatNumber(y.domain[1], fewestDigits(y.domain[1], 4))
    right!.textContent = formatCount(Math.round(x.domain[1]))
    const [used, step, planned] = root.current!.querySelectorAll('.anatomy-number')
    paintNumber(used!, trace.learningRate, ref('trace', trace.step, 'learningRate'), fewestDigits(trace.learningRate, 4))
    if (training.schedule.kind === 'constant') {
      paintBlank(step!)
      paintBlank(planned!)
    } else {
      const rate = plan.rates.at(-1)!
      paintNumber(step!, end, ref('plan', position.step, 'step', end), 'count')
      paintNumber(planned!, rate, ref('plan', position.step, 'rate', end), fewestDigits(rate, 4))
    }
    step!.parentElement!.hidden = training.schedule.kind === 'constant'
  }
  usePainter(paint, [pictureWidth, pictureHeight, changes])

  return (
    <section className="anatomy-rate" ref={root} aria-label="Learning rate" style={{ width, height }}>
      <h3>
        Rate <span className="anatomy-number" />
      </h3>
      <p className="anatomy-scales">
        <span className="anatomy-scale" />
      </p>
      <canvas
        ref={canvas}
        style={{ width: pictureWidth, height: pictureHeight }}
        role="img"
        aria-label="The learning rate over the steps; the planned rate is dashed. For a table of past steps, open Curves > rate."
      />
      <p className="anatomy-scales">
        <span>step 0</span>
        <span className="anatomy-scale" />
      </p>
      <p className="anatomy-plan">
        Dashed: the plan.
        <span>
          <br />
          Step <span className="anatomy-number" />: <span className="anatomy-number" />
        </span>
      </p>
    </section>
  )
}
