import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import { createAnalyst } from '../../../src/trainer/analyst/analyst'
import type { Answer, LandscapeEvaluation, TrajectoryChunk } from '../../../src/trainer/protocol'
import { createLossScale } from '../../../src/views/landscape/field/loss-scale'
import { tries } from '../../support/proof'
import { createDriver, openIn } from '../../support/session-driver'

const STEPS = [0, 50, 200, 1000, 10_000]
const SIDES = [tries(51, 101)]

type Interval = readonly [number, number]

/** Least and greatest value that any of the chunks or points has at a place. */
function covered(chunks: readonly TrajectoryChunk[], points: readonly (readonly number[])[]): [Interval, Interval] {
  const along = (axis: 0 | 1): Interval => {
    const values = chunks.flatMap(({ points: numbers }) => Array.from(numbers.filter((_, k) => k % 3 === axis + 1)))
    for (const point of points) values.push(point[axis]!)
    return [Math.min(...values), Math.max(...values)]
  }
  return [along(0), along(1)]
}

/** The landscapes of a run at some of its steps, each with what the path covers. */
function landscapesOf(
  id: string,
): { readonly step: number; readonly landscape: LandscapeEvaluation; readonly reach: [Interval, Interval] }[] {
  const document = presetDocument(id)
  const { axes } = document.view
  const driver = createDriver()
  openIn(driver, 1, document, { sample: 0, parameters: [...axes], fieldSide: 0 })
  const answers: Answer[] = []
  const analyst = createAnalyst({ emit: (answer) => answers.push(answer), now: () => 0 })
  let levels: readonly number[] | null = null
  return STEPS.map((step, k) => {
    if (step > 0) driver.send({ type: 'step', steps: step - STEPS[k - 1]! })
    driver.settle()
    const frames = driver.of('frame').map(({ frame }) => frame)
    const chunks = frames.map(({ trajectory }) => trajectory)
    const since = chunks.slice(chunks.findLastIndex(({ reset }) => reset))
    const { parameters, next, training } = frames.at(-1)!
    const at = (values: Float64Array) => axes.map((axis) => values[axis]!)
    const reached = covered(since, [at(parameters)])
    const reach = covered(since, [at(parameters), at(next!.after)])
    const about = { type: 'landscape', run: 1, request: k, document: { ...document, step }, training, step, parameters, axes } as const
    analyst.handle({ ...about, apart: false, reached, reach, domain: null, levels, sides: SIDES })
    while (analyst.work(1e9) === 0);
    const landscape = answers.at(-1) as LandscapeEvaluation
    levels = landscape.levels
    return { step, landscape, reach }
  })
}

test.each(['moons', 'spirals', 'penguins', 'two-two-two'])('%s: contours, path and colours can be seen at any step', (id) => {
  for (const { step, landscape, reach } of landscapesOf(id)) {
    const { domain, contours, levels, losses } = landscape
    const name = `step ${step}`
    const seen = contours.filter(({ lines }) => lines.length > 0).length
    expect(seen, `contours at ${name}`).toBeGreaterThanOrEqual(6)
    expect(seen, `contours at ${name}`).toBeLessThanOrEqual(16)
    const shares = reach.map(([low, high], axis) => (high - low) / (domain[axis]![1] - domain[axis]![0]))
    if (step > 0) expect(Math.max(...shares), `path at ${name}`).toBeGreaterThanOrEqual(0.35)
    const tones = Array.from(losses, createLossScale(levels)).sort((a, b) => a - b)
    const used = tones[Math.floor(0.99 * tones.length)]! - tones[Math.floor(0.01 * tones.length)]!
    expect(used, `colours at ${name}`).toBeGreaterThanOrEqual(0.4)
  }
})
