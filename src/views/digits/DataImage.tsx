import { useEffect, useRef } from 'react'
import type { Dataset } from '../../data/dataset'
import { INK, SIDE } from '../../data/digits/image'
import { subscribeTheme, themeColors } from '../theme-colors'
import { fillInk, inkColors, paintImage } from './paint-image'

/** An image of the data as a small picture. */
export function DataImage({ dataset, row }: { readonly dataset: Dataset; readonly row: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { columns, values } = dataset.X
  useEffect(() => {
    const paint = () =>
      canvas.current && paintImage(canvas.current, (pixels) => fillInk(pixels, values, row * columns, INK, inkColors(themeColors())))
    paint()
    return subscribeTheme(paint)
  }, [values, columns, row])
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} className="digits-picture" width={SIDE} height={SIDE} />
    </span>
  )
}
