import { expect, test } from 'vitest'
import { buildScenario } from '../../../src/document/build'
import type { Document } from '../../../src/document/types'
import { gridCoordinate } from '../../../src/engine/objective/landscape'
import { createAnalyst } from '../../../src/trainer/analyst/analyst'
import type { Answer, LandscapeEvaluation, LandscapeQuestion } from '../../../src/trainer/protocol'
import { documentWith } from '../../support/run-documents'

function curveOf(document: Document, weight: number, more: Partial<LandscapeQuestion> = {}): LandscapeEvaluation {
  const answers: Answer[] = []
  const analyst = createAnalyst({ emit: (answer) => answers.push(answer), now: () => 0 })
  const parameters = buildScenario(document.scenario).parameters.slice()
  parameters[0] = weight
  const { training } = document.scenario
  const asked = {
    type: 'landscape',
    run: 1,
    request: 1,
    step: 0,
    axes: [0],
    apart: false,
    reached: [
      [0, 0],
      [0, 0],
    ],
    reach: [
      [0, 0],
      [0, 0],
    ],
    domain: null,
    levels: null,
    sides: [101],
  } as const
  analyst.handle({ ...asked, document, training, parameters, ...more })
  while (analyst.work(5) === 0);
  expect(answers).toHaveLength(1)
  return answers[0] as LandscapeEvaluation
}

const valueAt = ({ domain, side }: LandscapeEvaluation, k: number) => gridCoordinate(domain[0], side, k)

test('the landscape over one parameter is the curve of its losses: w² at each of its points, lowest at 0', () => {
  const curve = curveOf(documentWith('parabola'), 2)
  expect(curve).toMatchObject({
    axes: [0],
    side: 101,
    domain: [
      [-3, 3],
      [expect.any(Number), 9],
    ],
    levels: [],
    contours: [],
    done: true,
  })
  expect(curve.losses).toHaveLength(101)
  for (const [k, loss] of curve.losses.entries()) expect(loss).toBeCloseTo(valueAt(curve, k) ** 2, 12)
  expect(curve.minimum).toEqual({ at: [0, 0], loss: 0, onEdge: false })
})

test('a penalty in force is in the curve', () => {
  const curve = curveOf(documentWith('parabola', { penalty: { kind: 'l2', form: 'plain', lambda: 0.5 } }), 2)
  for (const [k, loss] of curve.losses.entries()) expect(loss).toBeCloseTo(1.5 * valueAt(curve, k) ** 2, 12)
})

test('the window holds the weight and the lowest point, and what is shown of the losses holds both', () => {
  for (const [name, lowest] of [
    ['parabola', 0],
    ['one-weight', 10 / 3],
  ] as const) {
    for (const weight of [2, -7.3, 0.001, 3.3, 1e4, -2.5e30, 4e120]) {
      const { domain, losses } = curveOf(documentWith(name), weight)
      const [[left, right], [low, high]] = domain
      expect(Math.min(weight, lowest), `${name} at ${weight}`).toBeGreaterThan(left)
      expect(Math.max(weight, lowest), `${name} at ${weight}`).toBeLessThan(right)
      expect(low).toBeLessThan(0)
      expect(high).toBe(Math.max(...losses))
    }
  }
})

test('where losses overflow the curve has a window and a height all the same', () => {
  for (const weight of [1e155, -1e300, Number.MAX_VALUE]) {
    const { domain } = curveOf(documentWith('parabola'), weight)
    for (const end of domain.flat()) expect(Number.isFinite(end)).toBe(true)
    for (const [low, high] of domain) expect(low).toBeLessThan(high)
  }
})

test('a window that is given stays', () => {
  const domain = [
    [-1, 4],
    [-0.5, 20],
  ] as const
  expect(curveOf(documentWith('parabola'), 2, { domain }).domain).toEqual(domain)
})
