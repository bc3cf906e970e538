import { useRef } from 'react'
import { useApp } from '../../../store'
import type { Frame } from '../../../trainer/protocol'
import { fitCanvas } from '../../fit-canvas'
import { themeColors } from '../../theme-colors'
import { usePainter } from '../../use-painter'
import type { RunLayerProps } from '../parts'
import { paintStepArrows, stepArrows } from './arrows'

/** What the next step is made of, as arrows at the current point. */
export function ArrowCanvas({ width, height, layout, domain, samples }: RunLayerProps) {
  const axes = useApp((state) => state.document.view.axes)
  const network = useApp((state) => state.network)
  const canvas = useRef<HTMLCanvasElement>(null)
  const blank = useRef(true)
  const paint = (frame: Frame) => {
    const arrows = network && stepArrows(frame, network, axes, domain, layout, samples)
    if (!arrows && blank.current) return
    blank.current = !arrows
    const context = fitCanvas(canvas.current!, width, height)
    if (arrows) paintStepArrows(context, arrows, layout, themeColors())
  }
  usePainter(paint, [width, height, layout, domain, axes, network, samples])
  return <canvas ref={canvas} style={{ width, height }} />
}
