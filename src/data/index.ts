import { circles } from './circles'
import type { Dataset } from './dataset'
import { gaussians } from './gaussians'
import { hills } from './hills'
import { moons } from './moons'
import { sine } from './sine'
import { spirals } from './spirals'
import { xor } from './xor'

export type { Dataset } from './dataset'
export { inputDomain } from './domain'
export { givenRows } from './given'
export { loadPenguins, penguins } from './penguins'
export { splitRows } from './split'
export { standardize } from './standardize'

const generators = { circles, gaussians, hills, moons, sine, spirals, xor }

/** A generated data set: the same arguments give the same bits. @throws RangeError for a bad number of rows or noise */
export function generate(kind: keyof typeof generators, samples: number, noise: number, seed: number): Dataset {
  return generators[kind](samples, noise, seed)
}
