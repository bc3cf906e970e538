import { useRef } from 'react'
import { histogram } from '../../explain/signals/distribution'
import { fitCanvas } from '../../ui/chart/canvas'
import { themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import { drawHistogram } from './draw'

interface HistogramProps extends ViewSize {
  readonly values: Float64Array
  readonly full: number // from −full to full
  readonly label: string
}

/** An odd number, so that the values around 0 have a bar of their own. */
const BINS = 25

/** How values are spread around 0. */
export function Histogram({ values, full, width, height, label }: HistogramProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  usePainter(() => {
    drawHistogram(fitCanvas(canvas.current!, width, height), histogram(values, full, BINS), width, height, themeColors())
  }, [values, full, width, height])
  return (
    <canvas ref={canvas} style={{ width, height }} role="img" aria-label={`Distribution of the ${label}. The table lists the values.`} />
  )
}
