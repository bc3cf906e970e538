import { gridCoordinate } from '../../engine/objective/landscape'
import type { LandscapeEvaluation, Lowest } from '../protocol'

/** Losses that differ by less than this share of the greatest are as low as each other: it is rounding. */
const ROUNDING = 1e-14

/** The lowest grid point; of several as low, as along a valley, the one nearest to where the run is. */
export function lowest(losses: Float64Array, side: number, domain: LandscapeEvaluation['domain'], near: readonly [number, number]): Lowest {
  const { best, loss } = lowestIndex(losses, (k) => {
    const across = gridCoordinate(domain[0], side, k % side) - near[0]
    const up = gridCoordinate(domain[1], side, Math.floor(k / side)) - near[1]
    return across * across + up * up
  })
  const column = best % side
  const row = Math.floor(best / side)
  const onEdge = column === 0 || row === 0 || column === side - 1 || row === side - 1
  return { at: [gridCoordinate(domain[0], side, column), gridCoordinate(domain[1], side, row)], loss, onEdge }
}

/** The same of a curve: the place is the parameter and its loss. */
export function lowestOfCurve(losses: Float64Array, window: readonly [number, number], near: number): Lowest {
  const last = losses.length - 1
  const { best, loss } = lowestIndex(losses, (k) => Math.abs(gridCoordinate(window, losses.length, k) - near))
  return { at: [gridCoordinate(window, losses.length, best), loss], loss, onEdge: best === 0 || best === last }
}

/** Where the losses are lowest, and the lowest of them; of several as low the one that is least `away`. */
function lowestIndex(losses: Float64Array, away: (k: number) => number): { readonly best: number; readonly loss: number } {
  let least = 0
  let greatest = 0
  for (let k = 1; k < losses.length; k++) {
    if (losses[k]! < losses[least]! || Number.isNaN(losses[least]!)) least = k
    if (Number.isFinite(losses[k]!)) greatest = Math.max(greatest, losses[k]!)
  }
  let best = least
  const alike = losses[least]! + ROUNDING * greatest
  for (let k = 0; k < losses.length; k++) if (losses[k]! <= alike && away(k) < away(best)) best = k
  return { best, loss: losses[least]! }
}
