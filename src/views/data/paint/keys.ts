import { classesOf, gridStep, type Painting, snapped, spotsOf } from './painting'

/** A place of the plane. */
export type Place = readonly [number, number]

/** What a key does at the crosshair. */
export type KeyAction =
  | { readonly kind: 'go'; readonly to: Place | null } // null: there is no point to go to
  | { readonly kind: 'use' } // the tool
  | { readonly kind: 'erase' }
  | { readonly kind: 'choose'; readonly label: number } // a class

const MOVES: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}
/** Grid steps of an arrow key; with Shift it is one. */
const STEPS = 5

export const KEYS_TEXT =
  'Arrow keys move the crosshair, with Shift in fine steps. Space places a point or erases it, Delete erases, 1 to 3 choose the class, Page Down and Page Up go from point to point, Control Z undoes.'

/** What a key does; null for other keys. */
export function actionOf(key: string, shift: boolean, painting: Painting, cross: Place): KeyAction | null {
  const move = MOVES[key]
  if (move) {
    const to = ([0, 1] as const).map((k) => {
      const interval = painting.plane[k]
      return snapped(cross[k] + move[k] * (shift ? 1 : STEPS) * gridStep(interval), interval)
    })
    return { kind: 'go', to: to as [number, number] } // of two axes
  }
  if (key === ' ' || key === 'Enter') return { kind: 'use' }
  if (key === 'Delete' || key === 'Backspace') return { kind: 'erase' }
  if (key === 'PageDown' || key === 'PageUp') return { kind: 'go', to: nextPoint(painting, cross, key === 'PageDown' ? 1 : -1) }
  const label = /^[1-9]$/.test(key) ? Number(key) - 1 : -1
  return label >= 0 && label < classesOf(painting).length ? { kind: 'choose', label } : null
}

/** The point after or before that at the crosshair, from the last to the first again. */
function nextPoint(painting: Painting, cross: Place, by: 1 | -1): Place | null {
  const spots = spotsOf(painting)
  const here = spots.findIndex(({ x, y }) => x === cross[0] && y === cross[1])
  const next = spots.at(here === -1 ? Math.min(0, by) : (here + by) % spots.length)
  return next ? [next.x, next.y] : null
}

/** Half of what an arrow key moves: a key acts on a point so near. */
export function reachOfKeys({ plane }: Painting): Place {
  return [(gridStep(plane[0]) * STEPS) / 2, (gridStep(plane[1]) * STEPS) / 2]
}
