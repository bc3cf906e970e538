import type { Interval } from '../../../ui/chart/axis'

type Point = readonly [number, number]

/**
 * Two points of the line w1·x1 + w2·x2 + b = 0, both outside a plane, on either side of it; null where there is no line.
 * @param parameters w1, w2, b
 */
export function lineEnds(
  [w1, w2, b]: ArrayLike<number> & Iterable<number>,
  [across, up]: readonly [Interval, Interval],
): readonly [Point, Point] | null {
  const square = w1! * w1! + w2! * w2!
  if (!(square > 0)) return null
  const middle: Point = [(across[0] + across[1]) / 2, (up[0] + up[1]) / 2]
  const reach = across[1] - across[0] + up[1] - up[0]
  const away = (w1! * middle[0] + w2! * middle[1] + b!) / square
  const foot: Point = [middle[0] - away * w1!, middle[1] - away * w2!]
  const far = reach / Math.sqrt(square)
  return [
    [foot[0] - far * w2!, foot[1] + far * w1!],
    [foot[0] + far * w2!, foot[1] - far * w1!],
  ]
}
