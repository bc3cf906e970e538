import { useRef } from 'react'
import { useRun, useThisRun } from '../../../page'
import type { Frame } from '../../../trainer/protocol'
import { fitCanvas } from '../../../ui/chart/canvas'
import { themeColors } from '../../theme-colors'
import { windowOver } from '../paint-window'
import { paintStepArrows, stepArrows } from './arrows'
import type { RunLayerProps } from './layer-props'
import { useArrowPainter } from './use-arrow-painter'

/** What the next step is made of, as arrows at the current point. */
export function ArrowCanvas(props: RunLayerProps) {
  const { width, height, layout, samples } = props
  const axes = useRun((state) => state.document.view.axes)
  const network = useRun((state) => state.network)
  const { mark } = useThisRun()
  const canvas = useRef<HTMLCanvasElement>(null)
  const blank = useRef(true)
  const paint = (frame: Frame, times: number | null) => {
    const domain = windowOver(axes)
    const arrows = network && domain && stepArrows(frame, network, axes, domain, layout, samples, times)
    if (!arrows && blank.current) return
    blank.current = !arrows
    const context = fitCanvas(canvas.current!, width, height)
    if (arrows) paintStepArrows(context, arrows, layout, themeColors(), mark)
  }
  useArrowPainter(props, axes, paint, [width, height, layout, axes, network, samples])
  return <canvas ref={canvas} style={{ width, height }} />
}
