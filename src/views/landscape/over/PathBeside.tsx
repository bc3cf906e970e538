import { useRef } from 'react'
import { latestFrame, usePage, useRun, useThisRun } from '../../../page'
import type { Frame } from '../../../trainer/protocol'
import { fitCanvas } from '../../../ui/chart/canvas'
import { themeColors } from '../../theme-colors'
import { paintPath, paintPointBelow } from '../draw-path'
import { windowOver } from '../paint-window'
import type { RunLayerProps } from './layer-props'
import { useArrowPainter } from './use-arrow-painter'

/** The way of run B over the landscape of run A. */
export function PathBeside(props: RunLayerProps) {
  const { width, height, layout, samples } = props
  const { mark, frames } = useThisRun()
  const axes = useRun((state) => state.document.view.axes)
  const onTop = usePage(({ chosen }) => chosen === 1)
  const canvas = useRef<HTMLCanvasElement>(null)
  const buffer = useRef({ points: new Float32Array(0) })
  const paint = (frame: Frame, times: number | null) => {
    const domain = windowOver(axes)
    if (!canvas.current || !domain) return
    const context = fitCanvas(canvas.current, width, height)
    const [xs, ys] = [frames.trajectoryFor(axes[0]).values, frames.trajectoryFor(axes[1]).values]
    const colors = themeColors()
    const path = { frame, axes, domain, layout, xs, ys, colors, buffer: buffer.current, mark, onTop, bare: samples, times }
    paintPath(context, path)
    if (onTop) paintPointBelow(context, latestFrame() ?? undefined, path)
  }
  useArrowPainter(props, axes, paint, [width, height, layout, axes, samples, onTop])
  return <canvas ref={canvas} style={{ width, height }} />
}
