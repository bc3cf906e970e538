import type { Dataset } from '../../../data/dataset'
import { inputDomain } from '../../../data/domain'
import { matrixOf } from '../../../data/generated'
import { classOf } from '../../../engine/network/classes'
import { cell } from '../../../engine/network/matrix'
import type { Interval } from '../../../ui/chart/axis'
import { counted } from '../../../words/counted'
import { MOST, type TypedRows } from '../edit/grid'

/** What is painted: points of two or three classes over two inputs, or the target over one input. */
export type Kind = 'two' | 'three' | 'curve'

export interface Spot {
  readonly x: number
  readonly y: number
  readonly label: number // its class
}

export interface Painting {
  readonly kind: Kind
  readonly spots: readonly Spot[] // those of another kind are kept for when it is chosen again
  readonly inputs: readonly [string, string] // names
  readonly target: string // name, of a curve
  readonly classes: readonly string[] // three names
  readonly plane: readonly [Interval, Interval]
}

const UNIT: Interval = [-1, 1]
const CLASSES = { two: 2, three: 3, curve: 1 } as const

const LETTERS = ['A', 'B', 'C']

export const EMPTY: Painting = { kind: 'two', spots: [], inputs: ['x1', 'x2'], target: 'y1', classes: LETTERS, plane: [UNIT, UNIT] }

/** The rows of a data set as a painting; null where they are too many or do not lie in a plane. */
export function paintingOf({ Y, task, outputNames, classNames, ...dataset }: Dataset): Painting | null {
  const { X, inputNames } = dataset.made ?? dataset
  const curve = task === 'regression'
  if (X.rows > MOST.rows || X.columns !== (curve ? 1 : 2) || Y.columns > (curve ? 1 : 3)) return null
  const spots = Array.from({ length: X.rows }, (_, row) => ({
    x: cell(X, row, 0),
    y: cell(curve ? Y : X, row, curve ? 0 : 1),
    label: curve ? 0 : classOf(Y.values, row * Y.columns, Y.columns),
  }))
  const [across, up = EMPTY.inputs.find((name) => name !== across)!] = inputNames as [string, string?]
  const letters = LETTERS.filter((letter) => !classNames.includes(letter))
  return {
    kind: curve ? 'curve' : classNames.length === 3 ? 'three' : 'two',
    spots,
    inputs: [across, up],
    target: curve ? outputNames[0]! : EMPTY.target,
    classes: [...classNames, ...letters].slice(0, 3),
    plane: planeOf(spots),
  }
}

/** From −1 to 1 while all points are inside. */
function planeOf(spots: readonly Spot[]): Painting['plane'] {
  const inside = spots.every(({ x, y }) => Math.abs(x) <= 1 && Math.abs(y) <= 1)
  if (inside) return EMPTY.plane
  const [across, up] = inputDomain({ X: matrixOf(spots.map(({ x, y }) => [x, y])) })
  return [across!, up!]
}

/** The points of the kind that is painted. */
export function spotsOf({ kind, spots }: Painting): readonly Spot[] {
  return kind === 'curve' ? spots : spots.filter(({ label }) => label < CLASSES[kind])
}

/** The names of the classes of the kind that is painted; none of a curve. */
export function classesOf({ kind, classes }: Painting): readonly string[] {
  return kind === 'curve' ? [] : classes.slice(0, CLASSES[kind])
}

/** The names of the axes. */
export function axesOf({ kind, inputs, target }: Painting): readonly [string, string] {
  return kind === 'curve' ? [inputs[0], target] : inputs
}

/** Places are multiples of a round step, so that painted numbers are short. */
export function gridStep([low, high]: Interval): number {
  const wanted = (high - low) / 200
  const power = 10 ** Math.floor(Math.log10(wanted) + 1e-9)
  const share = wanted / power
  return power * (share > 4.99 ? 5 : share > 1.99 ? 2 : 1)
}

export function snapped(value: number, interval: Interval): number {
  const step = gridStep(interval)
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9))
  const near = Number((Math.round(value / step) * step).toFixed(Math.min(decimals, 100)))
  return Math.max(interval[0], Math.min(interval[1], near)) + 0 // no −0
}

/** With a point more, or with another class for the one that lies there; the same where no more fit. */
export function withSpot(painting: Painting, spot: Spot): Painting {
  const others = painting.spots.filter(({ x, y }) => x !== spot.x || y !== spot.y)
  if (others.length >= MOST.rows) return painting
  return { ...painting, spots: [...others, spot] }
}

/** The point nearest to a place within reach along each axis; null where there is none. */
export function spotNear(painting: Painting, x: number, y: number, [reachX, reachY]: readonly [number, number]): Spot | null {
  let [nearest, least]: [Spot | null, number] = [null, 1]
  for (const spot of spotsOf(painting)) {
    const distance = Math.hypot((spot.x - x) / reachX, (spot.y - y) / reachY)
    if (distance <= least) [nearest, least] = [spot, distance]
  }
  return nearest
}

export function withoutSpot(painting: Painting, spot: Spot): Painting {
  return { ...painting, spots: painting.spots.filter((other) => other !== spot) }
}

export function withoutSpots(painting: Painting): Painting {
  return { ...painting, spots: [] }
}

/** How many points there are, in words. */
export function countWords(painting: Painting): string {
  const spots = spotsOf(painting)
  const total = `${counted(spots.length, 'point')} of at most ${MOST.rows}`
  if (painting.kind === 'curve' || spots.length === 0) return total
  const each = classesOf(painting).map((name, k) => `${spots.filter(({ label }) => label === k).length} ${name}`)
  return `${total}: ${each.join(', ')}`
}

/** Why the points cannot be trained on yet; null where they can. */
export function whyUnready(painting: Painting): string | null {
  const spots = spotsOf(painting)
  if (spots.length === 0) return 'Paint a point first.'
  const missing = classesOf(painting).find((_, k) => spots.every(({ label }) => label !== k))
  return missing === undefined ? null : `Class ${missing} has no point: paint at least one.`
}

/** The points as the rows that are typed. */
export function rowsOf(painting: Painting): TypedRows {
  const { kind } = painting
  const axes = axesOf(painting)
  const spots = spotsOf(painting)
  const classes = classesOf(painting)
  if (kind === 'curve') {
    const names = { inputs: [axes[0]], outputs: [axes[1]] }
    return { kind: 'rows', task: 'regression', X: spots.map(({ x }) => [x]), Y: spots.map(({ y }) => [y]), names }
  }
  const Y = spots.map(({ label }) => (kind === 'two' ? [label] : classes.map((_, k) => (k === label ? 1 : 0))))
  const names = { inputs: axes, outputs: classes }
  return { kind: 'rows', task: kind === 'two' ? 'binary' : 'classes', X: spots.map(({ x, y }) => [x, y]), Y, names }
}
