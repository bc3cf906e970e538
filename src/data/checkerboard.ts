import { createGenerator, normal, uniform } from '../engine/arithmetic/random'
import type { Dataset } from './dataset'
import { generatedDataset } from './generated'

const SIDE = 4 // fields
const FIELD = 0.75

/**
 * A board of 4 x 4 fields around 0, from -1.5 to 1.5: rows alternate between light and dark, each uniform in a field of its colour.
 * @param noise standard deviation added to both inputs, after the target was decided
 */
export function checkerboard(samples: number, noise: number, seed: number): Dataset {
  const generator = createGenerator(seed)
  return generatedDataset('binary', ['light', 'dark'], samples, noise, (index) => {
    const label = index % 2
    const row = Math.floor(SIDE * uniform(generator))
    const column = 2 * Math.floor((SIDE / 2) * uniform(generator)) + ((row + label) % 2)
    const place = (field: number) => (field - SIDE / 2 + uniform(generator)) * FIELD + noise * normal(generator)
    return { x: [place(column), place(row)], y: label }
  })
}
