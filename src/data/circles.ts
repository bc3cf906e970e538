import { createGenerator, normal } from '../engine/arithmetic/random'
import { cos, sin } from '../engine/arithmetic/real'
import type { Dataset } from './dataset'
import { alternate, generatedDataset } from './generated'

const INNER = 0.5 // radius; the outer one is 1

/**
 * One circle inside another around 0, as make_circles of scikit-learn with factor 0.5.
 * @param noise standard deviation added to both inputs
 */
export function circles(samples: number, noise: number, seed: number): Dataset {
  const generator = createGenerator(seed)
  return generatedDataset('binary', ['outer', 'inner'], samples, noise, (index) => {
    const { label } = alternate(index, samples)
    const members = Math.ceil((samples - label) / 2)
    const angle = (2 * Math.PI * Math.floor(index / 2)) / members // the last point does not fall on the first
    const radius = label === 0 ? 1 : INNER
    return { x: [radius * cos(angle) + noise * normal(generator), radius * sin(angle) + noise * normal(generator)], y: label }
  })
}
