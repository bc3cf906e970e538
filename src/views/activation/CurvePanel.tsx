import { useRef } from 'react'
import type { Activation } from '../../engine'
import type { StepTrace } from '../../engine/step/step-trace'
import type { Frame } from '../../trainer/protocol'
import { fitCanvas } from '../../ui/chart/canvas'
import { roundCeil } from '../../ui/chart/steady-scale'
import { paintNumber } from '../../ui/number/paint-number'
import { ref } from '../ref'
import { themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import { pointAt, pointsOf } from './curve-points'
import { drawFunction } from './draw'
import { endsRoom } from './geometry/plane'
import { functionCurve } from './layout'
import type { ShownUnit } from './shown-unit'
import { UnitWords } from './UnitWords'

interface CurvePanelProps extends ViewSize {
  readonly shown: ShownUnit
  readonly activation: Activation
  readonly made: Activation // of the step of the trace
  readonly trace: StepTrace | null // of the whole batch
  readonly textPx: number
}

const PADDING = 12
const WORD_LINES = 3
const LINE = 1.4

/** f and f′ of a unit with the samples of the batch on the curve, the shown sample with a ring, and the same in words. */
export function CurvePanel({ shown, activation, made, trace, width, height, textPx }: CurvePanelProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const numbers = useRef<HTMLParagraphElement>(null)
  const pictureWidth = width - 2 * PADDING
  const pictureHeight = Math.max(60, height - Math.ceil(WORD_LINES * LINE * textPx) - 4)
  const { layer, unit } = shown
  const batch = pointsOf(trace, shown, activation)

  function paint({ probe }: Frame): void {
    const [z, a] = [probe.z[layer]?.[unit] ?? Number.NaN, probe.a[layer]?.[unit] ?? Number.NaN]
    const [zNode, aNode, slopeNode] = numbers.current!.querySelectorAll('b')
    paintNumber(zNode!, z, ref('probe', probe.step, 'z', layer, probe.row, unit))
    paintNumber(aNode!, a, ref('probe', probe.step, 'a', layer, probe.row, unit))
    const point = pointAt(activation, z, a)
    paintNumber(slopeNode!, point.slope, ref('slope', probe.step, layer, probe.row, unit))
    if (!canvas.current) return
    const reach = batch.reduce((most, one) => Math.max(most, Math.abs(one.z)), Math.abs(z))
    const curve = functionCurve(activation, roundCeil(reach))
    const context = fitCanvas(canvas.current, pictureWidth, pictureHeight)
    if (!curve) return
    const [left, right, above, below] = [Math.max(textPx * 2, endsRoom(curve, 1, textPx)), textPx * 1.6, textPx * 0.7, textPx * 1.5]
    const plot = { x: left, y: above, width: pictureWidth - left - right, height: pictureHeight - above - below }
    drawFunction(context, curve, plot, batch, point, themeColors(), textPx)
  }
  usePainter(paint, [shown, activation, trace, pictureWidth, pictureHeight, textPx])

  return (
    <div className="view-panel unit-curve" style={{ width, height }}>
      {activation === 'softmax' ? (
        <p style={{ height: pictureHeight }}>Softmax weighs all outputs against each other: one unit alone has no curve.</p>
      ) : (
        <canvas
          ref={canvas}
          style={{ width: pictureWidth, height: pictureHeight }}
          role="img"
          aria-label={`${activation} f and its slope f′ over z, with the samples on f. The text below gives the values.`}
        />
      )}
      <p ref={numbers}>
        ◯ Shown sample: z <b />, a <b />
        <span hidden={activation === 'softmax'}>
          , f′ <b />
        </span>
      </p>
      <UnitWords shown={shown} activation={activation} made={made} trace={trace} />
    </div>
  )
}
