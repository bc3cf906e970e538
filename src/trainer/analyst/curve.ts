import { gridCoordinate } from '../../engine/objective/landscape'
import type { Slice } from '../../engine/objective/network-slice'
import type { LandscapeEvaluation } from '../protocol'
import type { Sliced } from '../slices'
import { lowestOfCurve } from './lowest'
import { chooseDomain, roundWindow } from './window'

type Interval = readonly [number, number]

/** Points in the search for the lowest point. */
const SIDE = 101
/** Half a window is this many times as wide as the way to the lowest point, and at least this share of where it was looked for. */
const ROOM = 1.25
const LEAST_SHARE = 0.08
/** What is left free below the curve, as a share of its height. */
const BELOW = 0.06

/** Losses at `side` points of a window. */
export function* lossesAlong(slice: Slice, window: Interval, side: number): Sliced<Float64Array> {
  const losses = new Float64Array(side)
  for (let k = 0; k < side; k++) {
    losses[k] = slice.loss(gridCoordinate(window, side, k))
    yield
  }
  return losses
}

/** A window with round ends around the lowest point, in which the present value has room on its side; without a lowest point a wide one. */
export function* chooseCurve(slice: Slice, value: number): Sliced<LandscapeEvaluation['domain']> {
  const [wide] = chooseDomain(value, 0)
  const { at, onEdge } = lowestOfCurve(yield* lossesAlong(slice, wide, SIDE), wide, value)
  const width = wide[1] - wide[0]
  const half = Math.min(width, Math.max(ROOM * Math.abs(value - at[0]), LEAST_SHARE * width))
  const window = onEdge ? wide : roundWindow(at[0], half)
  return [window, heightOf(yield* lossesAlong(slice, window, SIDE))]
}

/** What there is to see of the losses: from 0 where the curve comes near it, with room below. */
function heightOf(losses: Float64Array): Interval {
  const finite = losses.filter(Number.isFinite)
  if (finite.length === 0) return [0, 1]
  const [low, high] = [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))]
  if (high === low) return [low - 1, high + 1]
  const from = low > 0 && low < high / 2 ? 0 : low
  return [from - BELOW * (high - from), high]
}
