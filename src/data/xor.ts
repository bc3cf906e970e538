import { createGenerator, normal } from '../engine/arithmetic/random'
import type { Dataset } from './dataset'
import { generatedDataset } from './generated'

/**
 * The corners (0,0), (0,1), (1,0), (1,1) in turn; the target is 1 where the inputs differ. Four rows without noise are
 * the truth table.
 * @param noise standard deviation added to both inputs, after the target was decided
 */
export function xor(samples: number, noise: number, seed: number): Dataset {
  const generator = createGenerator(seed)
  return generatedDataset('binary', ['same', 'different'], samples, noise, (index) => {
    const first = Math.floor(index / 2) % 2
    const second = index % 2
    return { x: [first + noise * normal(generator), second + noise * normal(generator)], y: first === second ? 0 : 1 }
  })
}
