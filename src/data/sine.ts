import { createGenerator, normal, uniform } from '../engine/arithmetic/random'
import { sin } from '../engine/arithmetic/real'
import type { Dataset } from './dataset'
import { generatedDataset } from './generated'

const REACH = 1.5

/**
 * y = sin(pi x) for x uniform in -1.5..1.5: one and a half waves.
 * @param noise standard deviation added to the target
 */
export function sine(samples: number, noise: number, seed: number): Dataset {
  const generator = createGenerator(seed)
  return generatedDataset('regression', [], samples, noise, () => {
    const x = REACH * (2 * uniform(generator) - 1)
    return { x: [x], y: sin(Math.PI * x) + noise * normal(generator) }
  })
}
