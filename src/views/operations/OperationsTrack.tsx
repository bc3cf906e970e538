import { useLayoutEffect, useRef } from 'react'
import type { Operations, Phase } from '../../explain/operations/operation'
import { usePage } from '../../page'
import { goToOperation } from '../../page/inside/inside'
import { fitCanvas } from '../../ui/chart/canvas'
import { subscribeTheme, type ThemeColors, themeColors } from '../theme-colors'
import type { ViewSize } from '../view-size'
import './operations.css'

const COLORS: Readonly<Record<Phase, 'forward' | 'backward' | 'update'>> = { forward: 'forward', backward: 'backward', update: 'update' }
const THUMB = 12

/** A slider over the operations of the step, each in the hue of its phase; what is done is full, what is to come is pale. */
export function OperationsTrack({ width, height }: ViewSize) {
  const inside = usePage((state) => state.inside)
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    if (!inside) return
    const paint = () =>
      paintTrack(fitCanvas(canvas.current!, width, height), inside.operations, inside.index, inside.bookmarks, width, height)
    paint()
    return subscribeTheme(paint)
  }, [inside, width, height])
  if (!inside) return null
  const count = inside.operations.count('operation')
  return (
    <div className="layers operations-track" style={{ width, height }}>
      <canvas ref={canvas} style={{ width, height }} />
      <input
        type="range"
        aria-label="Operation"
        min={0}
        max={count - 1}
        value={inside.index}
        aria-valuetext={`operation ${inside.index + 1} of ${count}, ${inside.operations.at(inside.index).phase}`}
        onChange={(event) => goToOperation(Number(event.target.value))}
      />
    </div>
  )
}

function paintTrack(
  context: CanvasRenderingContext2D,
  operations: Operations,
  index: number,
  bookmarks: readonly number[],
  width: number,
  height: number,
): void {
  const colors: ThemeColors = themeColors()
  const count = operations.count('operation')
  const span = Math.max(1, width - THUMB)
  const xOf = (operation: number) => THUMB / 2 + (operation / Math.max(1, count - 1)) * span
  const top = height * 0.35
  const thick = height * 0.3
  for (let px = 0; px < span; px++) {
    const operation = Math.min(count - 1, Math.round((px / span) * (count - 1)))
    context.fillStyle = colors[COLORS[operations.at(operation).phase]]
    context.globalAlpha = operation <= index ? 1 : 0.28
    context.fillRect(THUMB / 2 + px, top, 1, thick)
  }
  context.globalAlpha = 1
  context.fillStyle = colors.ink
  for (const mark of bookmarks) {
    if (mark >= count) continue
    context.beginPath()
    context.moveTo(xOf(mark) - 4, 0)
    context.lineTo(xOf(mark) + 4, 0)
    context.lineTo(xOf(mark) + 4, 9)
    context.lineTo(xOf(mark), 6)
    context.lineTo(xOf(mark) - 4, 9)
    context.fill()
  }
  context.fillRect(xOf(index) - 1.5, top - 5, 3, thick + 10)
}
