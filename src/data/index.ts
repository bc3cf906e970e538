import type { Dataset } from './dataset'
import { type PLANE_SHAPES, planeClasses } from './plane'
import { hillAndHollow, sineCurve } from './regression'

export type { Dataset, Matrix, Split, Task } from './dataset'
export { inputDomain } from './domain'
export { penguins } from './penguins'
export { splitRows } from './split'
export { givenRows } from './table'

/** The data sets that are generated from a number of rows, a noise and a seed. */
export type GeneratedName = keyof typeof PLANE_SHAPES | 'sine' | 'hills'

/** A generated data set; the same arguments give the same bits everywhere. */
export function generate(name: GeneratedName, samples: number, noise: number, seed: number): Dataset {
  switch (name) {
    case 'sine':
      return sineCurve(samples, noise, seed)
    case 'hills':
      return hillAndHollow(samples, noise, seed)
    default:
      return planeClasses(name, samples, noise, seed)
  }
}
