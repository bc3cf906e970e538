import { toX, toY } from '../../../ui/chart/axis'
import type { Rect } from '../../../ui/chart/rect'
import type { Domain } from '../path-geometry'

/** The corner of the plot that the spots, as values across and upwards, leave most room in, as `top-left`. */
export function freeCorner(plot: Rect, domain: Domain, spots: readonly (readonly number[])[]): string {
  const xs = spots.flatMap(([across]) => (across === undefined ? [] : [toX(plot, domain[0], across)]))
  const ys = spots.flatMap(([, up]) => (up === undefined ? [] : [toY(plot, domain[1], up)]))
  const before = (values: readonly number[], from: number, size: number) => Math.min(...values) - from > from + size - Math.max(...values)
  return `${before(ys, plot.y, plot.height) ? 'top' : 'bottom'}-${before(xs, plot.x, plot.width) ? 'left' : 'right'}`
}
