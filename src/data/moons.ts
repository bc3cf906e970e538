import { createGenerator, normal } from '../engine/arithmetic/random'
import { cos, sin } from '../engine/arithmetic/real'
import type { Dataset } from './dataset'
import { alternate, generatedDataset } from './generated'

/**
 * Two half circles of radius 1 that reach into each other, as make_moons of scikit-learn, moved so that the middle is 0.
 * @param noise standard deviation added to both inputs
 */
export function moons(samples: number, noise: number, seed: number): Dataset {
  const generator = createGenerator(seed)
  return generatedDataset('binary', ['upper', 'lower'], samples, noise, (index) => {
    const { label, along } = alternate(index, samples)
    const angle = Math.PI * along
    const x1 = label === 0 ? cos(angle) : 1 - cos(angle)
    const x2 = label === 0 ? sin(angle) : 0.5 - sin(angle)
    return { x: [x1 - 0.5 + noise * normal(generator), x2 - 0.25 + noise * normal(generator)], y: label }
  })
}
