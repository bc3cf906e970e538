import { formatExact } from '../../../ui/number/format-number'
import { MOST } from '../edit/grid'
import { axesOf, classesOf, type Painting } from './painting'

export const FULL = `There are ${MOST.rows} points, as many as there can be: erase some first.`

/** What a point is called: its class, or just a point. */
export function nameOf(painting: Painting, label: number): string {
  return classesOf(painting)[label] ?? 'Point'
}

/** x1 0.25, x2 −0.5 */
export function atWords(painting: Painting, x: number, y: number): string {
  const [across, up] = axesOf(painting)
  return `${across} ${formatExact(x)}, ${up} ${formatExact(y)}`
}
