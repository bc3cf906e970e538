import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { presetDocument } from '../../src/document/presets/presets'
import { parseDocument } from '../../src/document/schema/schema'
import { createDriver, openIn } from '../support/session-driver'
import { optimizerOf, type Traces } from '../support/traces'

const { tables }: Traces = JSON.parse(readFileSync(new URL('../fixtures/traces.json', import.meta.url), 'utf8'))

/** 0.5 (w1² + 10 w2²) is half the sum of squares of a linear unit without bias on the rows (1, 0) and (0, √10), whose targets are 0. */
const FUNCTION = '0.5*(w1^2 + 10*w2^2)'
const ROWS = [
  [1, 0],
  [0, Math.sqrt(10)],
]

test('all paths of the reference are over that function', () => {
  expect(new Set(tables.paths.map((path) => path.function))).toEqual(new Set([FUNCTION]))
  expect(tables.paths.length).toBe(6)
})

test.each(tables.paths)('the preset of the valley, on its rows, goes down the path of $optimizer.name, point by point', (path) => {
  const preset = presetDocument('momentum-valley')
  const data = { kind: 'rows', task: 'regression', X: ROWS, Y: [[0], [0]] } as const
  const training = {
    ...preset.scenario.training,
    loss: 'sse_half',
    optimizer: optimizerOf(path.optimizer),
    learningRate: path.optimizer.lr,
    batchSize: 'full',
    trainBiases: false,
  } as const
  const initialization = { kind: 'given', parameters: [...path.start, 0] } as const
  const parsed = parseDocument({ ...preset, scenario: { ...preset.scenario, data, training, initialization } })
  if (!parsed.ok) throw new Error(`${parsed.problem.place}: ${parsed.problem.message}`)
  const driver = createDriver((event) => {
    if (event.type === 'frame') driver.send({ type: 'painted', run: 1 })
  })
  openIn(driver, 1, parsed.document)
  for (const [k, point] of path.points.entries()) {
    const { parameters, row, position } = driver.lastFrame()
    expect(position.step).toBe(k)
    for (const axis of [0, 1]) expect(parameters[axis]).toBeCloseTo(point[axis]!, 12)
    expect(parameters[2]).toBe(0) // biases are not trained
    expect(row!.trainLoss).toBeCloseTo(path.values[k]!, 11)
    driver.send({ type: 'step', steps: 1 })
    driver.settle()
  }
})
