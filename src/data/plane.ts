import { createGenerator, type Generator, normal, uniform } from '../engine/random'
import { cos, sin } from '../engine/real'
import type { Dataset } from './dataset'

const { PI } = Math

/** A point of one class, by its place 0..1 along that class, and the generator for what is random in its shape. */
type Shape = (label: 0 | 1, along: number, generator: Generator) => readonly [number, number]

/** Two interleaving half circles, as in scikit-learn's make_moons, centred and twice as large. */
const moon: Shape = (label, along) => {
  const angle = PI * along
  const x = label === 0 ? cos(angle) : 1 - cos(angle)
  const y = label === 0 ? sin(angle) : 0.5 - sin(angle)
  return [(x - 0.5) * 1.4, (y - 0.25) * 1.4]
}

/** A disc's edge inside a circle, as in scikit-learn's make_circles with factor 0.4. */
const circle: Shape = (label, along) => {
  const angle = 2 * PI * along
  const radius = label === 0 ? 2 : 0.8
  return [radius * cos(angle), radius * sin(angle)]
}

/** Two arms of a spiral, one and a half turns each. */
const spiral: Shape = (label, along) => {
  const angle = 3 * PI * along + (label === 0 ? 0 : PI)
  const radius = 0.2 + 1.9 * along
  return [radius * sin(angle), radius * cos(angle)]
}

/** The four corners of a unit square, opposite ones alike; label 1 where x1 differs from x2. */
const corner: Shape = (label, along) => {
  const second = along < 0.5 ? 0 : 1
  return label === 0 ? [second, second] : [second, 1 - second]
}

/** Two clouds with standard deviation 0.6. */
const gaussian: Shape = (label, _along, generator) => {
  const centre = label === 0 ? -1 : 1
  return [centre + 0.6 * normal(generator), centre + 0.6 * normal(generator)]
}

export const PLANE_SHAPES = { moons: moon, circles: circle, spirals: spiral, xor: corner, gaussians: gaussian } as const

/**
 * Two classes in the plane, half the rows each and alternating, with normal noise of the given standard deviation on both inputs.
 * Evenly placed along its shape; a spiral's or a moon's place is jittered so that rows do not line up.
 */
export function planeClasses(kind: keyof typeof PLANE_SHAPES, samples: number, noise: number, seed: number): Dataset {
  const generator = createGenerator(seed)
  const X = new Float64Array(samples * 2)
  const Y = new Float64Array(samples)
  const perClass = [Math.ceil(samples / 2), Math.floor(samples / 2)]
  for (let row = 0; row < samples; row++) {
    const label = row % 2 === 0 ? 0 : 1
    const index = Math.floor(row / 2)
    const jitter = kind === 'xor' ? 0.5 : uniform(generator)
    const [x1, x2] = PLANE_SHAPES[kind](label, (index + jitter) / perClass[label]!, generator)
    X[row * 2] = x1 + noise * normal(generator)
    X[row * 2 + 1] = x2 + noise * normal(generator)
    Y[row] = label
  }
  return {
    X: { rows: samples, columns: 2, values: X },
    Y: { rows: samples, columns: 1, values: Y },
    inputNames: ['x1', 'x2'],
    outputNames: ['y1'],
    classNames: ['0', '1'],
    task: 'binary',
  }
}
