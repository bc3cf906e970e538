import type { Activation, Loss } from '../../engine'
import { logitPoint } from '../../explain/signals/logit-slope'
import type { Plane, Point } from './geometry/plane'

/** dL/dz of one output over its z, a line for each loss, with the point where the sample is. */
export interface LogitCurves extends Plane {
  readonly lines: readonly { readonly loss: Loss; readonly points: readonly Point[]; readonly at: Point }[]
}

const POINTS = 121
const LEAST_Z = 6

/**
 * @param z weighted sums of the outputs of the sample, of which that of `unit` is moved
 * @param reach z up to which the lines go at least
 */
export function logitCurves(
  losses: readonly Loss[],
  activation: Activation,
  z: Float64Array,
  y: Float64Array,
  unit: number,
  reach: number,
): LogitCurves {
  const full = Math.max(LEAST_Z, reach)
  const lines = losses.map((loss) => {
    const slope = (at: number) => logitPoint(loss, activation, z, y, unit, at).slope
    const points = Array.from({ length: POINTS }, (_, k) => full * ((2 * k) / (POINTS - 1) - 1)).map((at) => [at, slope(at)] as const)
    return { loss, points, at: [z[unit]!, slope(z[unit]!)] as const }
  })
  const values = lines.flatMap(({ points }) => points.map(([, value]) => value))
  return { full, low: Math.min(0, ...values), high: Math.max(0, ...values), lines }
}
