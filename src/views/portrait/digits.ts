import type { Rect } from '../../ui/chart/rect'
import type { ThemeColors } from '../theme-colors'

/** Strokes of a 5, a 0, a 4 and a 7 as a hand draws them: x, y pairs from 0 to 1. */
const STROKES: readonly (readonly (readonly number[])[])[] = [
  [[0.85, 0.05, 0.3, 0.08, 0.22, 0.45, 0.5, 0.38, 0.78, 0.5, 0.8, 0.75, 0.55, 0.95, 0.2, 0.9]],
  [[0.5, 0.05, 0.2, 0.25, 0.15, 0.65, 0.4, 0.95, 0.7, 0.85, 0.85, 0.45, 0.72, 0.12, 0.5, 0.05]],
  [
    [0.3, 0.05, 0.15, 0.55, 0.85, 0.52],
    [0.68, 0.08, 0.62, 0.95],
  ],
  [[0.15, 0.1, 0.8, 0.06, 0.62, 0.45, 0.42, 0.95]],
]
const HEIGHT = 0.5 // of the frame
const WIDTH = 0.62 // of their height

/** Paints some digits: a scenario whose data are fetched only when it is chosen has no other picture. */
export function paintDigits(context: CanvasRenderingContext2D, frame: Rect, colors: ThemeColors): void {
  const height = frame.height * HEIGHT
  const step = height * WIDTH * 1.7
  const left = frame.x + (frame.width - step * (STROKES.length - 1) - height * WIDTH) / 2
  context.clearRect(frame.x, frame.y, frame.width, frame.height)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  context.lineWidth = height / 11
  context.strokeStyle = colors.ink
  for (const [k, strokes] of STROKES.entries()) {
    for (const points of strokes) {
      const place = (at: number): [number, number] => [
        left + k * step + points[at]! * height * WIDTH,
        frame.y + (frame.height - height) / 2 + points[at + 1]! * height,
      ]
      context.beginPath()
      context.moveTo(...place(0))
      for (let at = 2; at < points.length; at += 2) {
        const [x, y] = place(at)
        const next = at + 2 < points.length ? place(at + 2) : null
        if (next) context.quadraticCurveTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2)
        else context.lineTo(x, y)
      }
      context.stroke()
    }
  }
}
