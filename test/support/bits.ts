import { loadTables } from '../../src/data'
import { createGenerator, uniform } from '../../src/engine/arithmetic/random'
import { cos, exp, expm1, log, log1p, sigmoid, sin, softplus, tanh } from '../../src/engine/arithmetic/real'
import { hashOf } from '../../src/trainer/run/hash'
import { fixedRuns } from './fixed-runs'

const POINTS = 100_000
const FUNCTIONS = { exp, expm1, log, log1p, tanh, sigmoid, softplus, sin, cos }

/** What must be the same to the last bit wherever it is computed: the fixed runs and the real functions, as hashes by name. */
export async function bits(): Promise<Record<string, string>> {
  await loadTables()
  const runs = fixedRuns().map(({ name, hash }) => [name, hash] as const)
  const points = functionPoints()
  const functions = Object.entries(FUNCTIONS).map(([name, f]) => [name, hashOf([new Uint32Array(points.map((x) => f(x)).buffer)])] as const)
  return Object.fromEntries([...runs, ...functions])
}

/** Points of both signs and all sizes that the functions are asked for, from 1e-20 to 1e3, and the special ones. */
function functionPoints(): Float64Array {
  const generator = createGenerator(20_000)
  const points = Float64Array.from({ length: POINTS }, () => {
    const size = exp((uniform(generator) * 23 - 20) * Math.LN2 * 3.3219)
    return uniform(generator) < 0.5 ? -size : size
  })
  points.set([0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MIN_VALUE, Number.MAX_VALUE, 1, -1])
  return points
}
