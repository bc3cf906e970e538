import { createGenerator, normal, uniform } from '../engine/random'
import { exp, sin } from '../engine/real'
import type { Dataset } from './dataset'

/** y = sin(2x) with x uniform in [-2, 2] and normal noise on y. */
export function sineCurve(samples: number, noise: number, seed: number): Dataset {
  const generator = createGenerator(seed)
  const X = new Float64Array(samples)
  const Y = new Float64Array(samples)
  for (let row = 0; row < samples; row++) {
    X[row] = 4 * uniform(generator) - 2
    Y[row] = sin(2 * X[row]!) + noise * normal(generator)
  }
  return regression(samples, 1, X, Y)
}

/** A hill of height 1 at (0.8, 0.8) and a hollow of depth 1 at (-0.8, -0.8) over [-2, 2] x [-2, 2], with normal noise on y. */
export function hillAndHollow(samples: number, noise: number, seed: number): Dataset {
  const generator = createGenerator(seed)
  const X = new Float64Array(samples * 2)
  const Y = new Float64Array(samples)
  for (let row = 0; row < samples; row++) {
    const x1 = 4 * uniform(generator) - 2
    const x2 = 4 * uniform(generator) - 2
    X[row * 2] = x1
    X[row * 2 + 1] = x2
    Y[row] = bump(x1 - 0.8, x2 - 0.8) - bump(x1 + 0.8, x2 + 0.8) + noise * normal(generator)
  }
  return regression(samples, 2, X, Y)
}

function bump(dx: number, dy: number): number {
  return exp(-(dx * dx + dy * dy) / 0.8)
}

function regression(rows: number, columns: number, X: Float64Array, Y: Float64Array): Dataset {
  return {
    X: { rows, columns, values: X },
    Y: { rows, columns: 1, values: Y },
    inputNames: columns === 1 ? ['x1'] : ['x1', 'x2'],
    outputNames: ['y1'],
    classNames: [],
    task: 'regression',
  }
}
