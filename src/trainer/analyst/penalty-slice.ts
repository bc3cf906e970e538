import { type Network, parameterAt } from '../../engine/network/network'
import { gridCoordinate } from '../../engine/objective/landscape'
import { type PenaltySpec, penaltyOfWeight, penaltyValue } from '../../engine/step/penalties'
import type { Contour, LandscapeEvaluation, PenaltyEvaluation } from '../protocol'
import type { Sliced } from '../slices'
import { contourLines } from './contour'
import { lowest } from './lowest'

const LINES = 6

export interface PenaltySliceSource {
  readonly network: Network
  readonly penalty: PenaltySpec
  readonly trainingRows: number // n of the nielsen forms
  readonly parameters: Float64Array
  readonly axes: readonly [number, number]
  readonly domain: LandscapeEvaluation['domain']
}

/**
 * The penalty over two parameters: Σ of the held weights, plus c/2 w² or c |w| of each axis that is a weight. Its contours are evenly
 * spaced: circles for l2, diamonds for l1, lines where one axis is a bias. `losses` are the data losses of the same grid.
 */
export function* penaltySlice(source: PenaltySliceSource, losses: Float64Array, side: number): Sliced<PenaltyEvaluation> {
  const { network, penalty, trainingRows, parameters, axes, domain } = source
  const held = parameters.slice()
  for (const axis of axes) held[axis] = 0
  const rest = penaltyValue(penalty, network, held, trainingRows)
  const along = (axis: 0 | 1) => {
    const counts = parameterAt(network, axes[axis]).kind === 'weight'
    return Float64Array.from({ length: side }, (_, k) =>
      counts ? penaltyOfWeight(penalty, gridCoordinate(domain[axis], side, k), trainingRows) : 0,
    )
  }
  const [across, up] = [along(0), along(1)]
  const values = Float64Array.from({ length: side * side }, (_, k) => rest + across[k % side]! + up[Math.floor(k / side)]!)
  const reach = Math.max(...domain.flat().map(Math.abs))
  const contours: Contour[] = []
  for (let k = 1; k <= LINES; k++) {
    const level = rest + penaltyOfWeight(penalty, (reach * k) / LINES, trainingRows)
    contours.push({ level, lines: contourLines(values, side, level, domain) })
    yield
  }
  const near: readonly [number, number] = [parameters[axes[0]]!, parameters[axes[1]]!]
  const sums = losses.map((loss, k) => loss + values[k]!)
  return { spec: penalty, contours, minimum: lowest(values, side, domain, near), sum: lowest(sums, side, domain, near) }
}
