import { gridCoordinate } from '../../../engine/objective/landscape'
import type { Frame, LandscapeEvaluation } from '../../../trainer/protocol'
import { toX, toY } from '../../../ui/chart/axis'
import type { Rect } from '../../../ui/chart/rect'

/** A landscape over one parameter, with all that places it. */
export type Curve = Pick<LandscapeEvaluation, 'domain' | 'side' | 'losses'>

export interface Place {
  readonly x: number
  readonly y: number
}

/** Loss at a value, on the line between the grid points beside it; NaN outside the window. */
export function lossAt({ domain: [[low, high]], side, losses }: Curve, value: number): number {
  if (!(value >= low && value <= high)) return Number.NaN
  const place = ((value - low) / (high - low)) * (side - 1)
  const before = Math.min(Math.floor(place), side - 2)
  const share = place - before
  return (1 - share) * losses[before]! + share * losses[before + 1]!
}

/** Px of a value on the curve; y is NaN outside the window and where the loss is not finite. */
export function placeOn(curve: Curve, plot: Rect, value: number): Place {
  const y = toY(plot, curve.domain[1], lossAt(curve, value))
  return { x: toX(plot, curve.domain[0], value), y: Number.isFinite(y) ? y : Number.NaN }
}

/** The grid points of the curve in px. */
export function curvePlaces(curve: Curve, plot: Rect): Place[] {
  return Array.from({ length: curve.side }, (_, k) => placeOn(curve, plot, gridCoordinate(curve.domain[0], curve.side, k)))
}

/** Where a run has been as x, y pairs in px, each at least 1 px from the one before; what is outside the window breaks the line. */
export function trailPoints(curve: Curve, plot: Rect, values: ArrayLike<number>): number[] {
  const points: number[] = []
  for (let k = 0; k < values.length; k++) {
    const { x, y } = placeOn(curve, plot, values[k]!)
    const [lastX, lastY] = points.slice(-2)
    const near = Math.abs(x - lastX!) < 1 && Math.abs(y - lastY!) < 1
    if (!near && !(Number.isNaN(y) && Number.isNaN(lastY))) points.push(x, y)
  }
  return points
}

/** What the next step does, in px. */
export interface NextStep {
  readonly angle: number // of the tangent, in radians; downwards to the right is positive, as y is
  readonly landing: Place // y is NaN outside the window
}

/** The tangent at the point, whose slope is the gradient, and where the update leads; null while the step is not known. */
export function nextStep(curve: Curve, plot: Rect, { next }: Pick<Frame, 'next'>): NextStep | null {
  if (!next) return null
  const [[left, right], [low, high]] = curve.domain
  const rise = (next.totalGradient[0]! * (right / plot.width - left / plot.width)) / (high / plot.height - low / plot.height)
  return { angle: -Math.atan(rise), landing: placeOn(curve, plot, next.after[0]!) }
}
