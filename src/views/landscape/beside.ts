import type { Rect } from '../../ui/chart/rect'

export interface Spot {
  readonly x: number
  readonly y: number
  readonly radius: number
}

const GAP = 4

/** Where a label beside a mark fits best: within the plot, clear of the mark and of what is to be avoided; above right if it can. */
export function placeBeside(mark: Spot, width: number, height: number, plot: Rect, avoid: readonly Spot[]): Rect {
  const reach = mark.radius + GAP
  const inside = (x: number) => Math.max(plot.x + GAP, Math.min(plot.x + plot.width - GAP - width, x))
  const above = mark.y - reach - height
  const below = mark.y + reach
  const level = Math.max(plot.y, Math.min(plot.y + plot.height - height, mark.y - height / 2))
  const columns = [mark.x, mark.x - width / 2, mark.x - width]
  const rows = [0, 1, 2, 3].flatMap((line) => [above - line * height, below + line * height])
  const places = [...rows.flatMap((y) => columns.map((x) => [x, y])), [mark.x + reach, level], [mark.x - reach - width, level]].map(
    ([x, y]) => ({ x: inside(x!), y: y!, width, height }),
  )
  const cost = (place: Rect) => {
    const out = Math.max(0, plot.y - place.y) + Math.max(0, place.y + height - plot.y - plot.height)
    return [mark, ...avoid].reduce((sum, spot) => sum + overlap(place, spot), 4 * out)
  }
  return places.reduce((best, place) => (cost(place) < cost(best) ? place : best))
}

/** How deep a disc reaches into a box. */
function overlap(box: Rect, spot: Spot): number {
  const dx = Math.max(box.x - spot.x, 0, spot.x - box.x - box.width)
  const dy = Math.max(box.y - spot.y, 0, spot.y - box.y - box.height)
  return Math.max(0, spot.radius - Math.hypot(dx, dy))
}
