import { createGenerator, normal, uniform } from '../engine/arithmetic/random'
import { sin } from '../engine/arithmetic/real'
import type { Dataset } from './dataset'
import { generatedDataset } from './generated'

const REACH = 1.5

/**
 * y = sin(2 x1) sin(2 x2) for x1, x2 uniform in -1.5..1.5: two hills and two hollows.
 * @param noise standard deviation added to the target
 */
export function hills(samples: number, noise: number, seed: number): Dataset {
  const generator = createGenerator(seed)
  return generatedDataset('regression', [], samples, noise, () => {
    const x1 = REACH * (2 * uniform(generator) - 1)
    const x2 = REACH * (2 * uniform(generator) - 1)
    return { x: [x1, x2], y: sin(2 * x1) * sin(2 * x2) + noise * normal(generator) }
  })
}
