import { loadTables } from '../../src/data'
import { createGenerator, uniform } from '../../src/engine/arithmetic/random'
import { cos, exp, expm1, log, log1p, sigmoid, sin, softplus, tanh } from '../../src/engine/arithmetic/real'
import { useKernels } from '../../src/kernels/door'
import { compileKernels } from '../../src/kernels/kernels'
import { hashOf } from '../../src/trainer/run/hash'
import { FIXED_RUNS, LONG_RUNS, longHash } from './fixed-runs'

const POINTS = 100_000
const FUNCTIONS = { exp, expm1, log, log1p, tanh, sigmoid, softplus, sin, cos }

/**
 * What must be the same to the last bit wherever it is computed: the real functions, a long run by the engine, and all long runs by the
 * kernels of a module, as hashes by name.
 */
export async function bits(module: readonly number[]): Promise<Record<string, string>> {
  await loadTables()
  const { name, document } = FIXED_RUNS[0]!
  const byEngine = [`${name}, by the engine`, longHash(document)] as const
  useKernels(await compileKernels(Uint8Array.from(module)))
  const byKernels = Object.entries(LONG_RUNS).map(([run, of]) => [run, longHash(of)] as const)
  const points = functionPoints()
  const functions = Object.entries(FUNCTIONS).map(([name, f]) => [name, hashOf([new Uint32Array(points.map((x) => f(x)).buffer)])] as const)
  return Object.fromEntries([byEngine, ...byKernels, ...functions])
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
