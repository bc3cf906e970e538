import { createGenerator, normal } from '../engine/arithmetic/random'
import { cos, sin } from '../engine/arithmetic/real'
import type { Dataset } from './dataset'
import { alternate, generatedDataset } from './generated'

const TURNS = 1.5
const RADIUS = 2

/**
 * Two arms wound around 0, the second being the first turned by half a turn. The radius grows with the root of the place
 * along the arm, so that the points lie about equally dense.
 * @param noise standard deviation added to both inputs
 */
export function spirals(samples: number, noise: number, seed: number): Dataset {
  const generator = createGenerator(seed)
  return generatedDataset('binary', ['first arm', 'second arm'], samples, noise, (index) => {
    const { label } = alternate(index, samples)
    const members = Math.ceil((samples - label) / 2)
    const out = Math.sqrt((Math.floor(index / 2) + 0.5) / members) // never 0, where both arms would meet
    const angle = 2 * Math.PI * TURNS * out
    const radius = label === 0 ? RADIUS * out : -RADIUS * out
    return { x: [radius * cos(angle) + noise * normal(generator), radius * sin(angle) + noise * normal(generator)], y: label }
  })
}
