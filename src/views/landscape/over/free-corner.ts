import type { Rect } from '../../../ui/chart/rect'

const CORNERS = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const
export type Corner = (typeof CORNERS)[number]

/**
 * The corner of the plot in which a box covers the fewest spots, x and y in px, the present one where it is among them;
 * null where even there it would lie on the way.
 */
export function freeCorner(
  plot: Rect,
  box: { readonly width: number; readonly height: number },
  spots: readonly (readonly [number, number])[],
  present: Corner | undefined,
): Corner | null {
  const covered = (corner: Corner) => {
    const left = corner.endsWith('left') ? plot.x : plot.x + plot.width - box.width
    const top = corner.startsWith('top') ? plot.y : plot.y + plot.height - box.height
    return spots.filter(([x, y]) => x >= left && x <= left + box.width && y >= top && y <= top + box.height).length
  }
  const best = [...(present ? [present] : []), ...CORNERS].reduce((one, corner) => (covered(corner) < covered(one) ? corner : one))
  return covered(best) > 0 ? null : best
}
