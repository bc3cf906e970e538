import { createGenerator, normal } from '../engine/arithmetic/random'
import type { Dataset } from './dataset'
import { alternate, generatedDataset } from './generated'

const SPREAD = 0.3 // so that there are two clouds, not two points, without noise

/**
 * Two round clouds around (-1, -1) and (1, 1).
 * @param noise added to the standard deviation of both inputs, which is 0.3 without noise
 */
export function gaussians(samples: number, noise: number, seed: number): Dataset {
  const generator = createGenerator(seed)
  return generatedDataset('binary', ['lower left', 'upper right'], samples, noise, (index) => {
    const { label } = alternate(index, samples)
    const centre = label === 0 ? -1 : 1
    const deviation = SPREAD + noise
    return { x: [centre + deviation * normal(generator), centre + deviation * normal(generator)], y: label }
  })
}
