import { expect, test } from 'vitest'
import { buildScenario } from '../../../src/document/build'
import type { Document } from '../../../src/document/types'
import { createWorkspace } from '../../../src/engine/network/backprop'
import { datasetLoss } from '../../../src/engine/network/evaluate'
import { gridCoordinate } from '../../../src/engine/objective/landscape'
import type { PenaltySpec } from '../../../src/engine/step/penalties'
import { type Analyst, createAnalyst } from '../../../src/trainer/analyst/analyst'
import { contourLines } from '../../../src/trainer/analyst/contour'
import { levelsFor } from '../../../src/trainer/analyst/levels'
import { lowest } from '../../../src/trainer/analyst/lowest'
import type { Answer, LandscapeEvaluation, LandscapeQuestion } from '../../../src/trainer/protocol'
import { documentWith } from '../../support/run-documents'

type Interval = readonly [number, number]

function asking(): { readonly analyst: Analyst; readonly answers: Answer[]; readonly landscapes: () => LandscapeEvaluation[] } {
  let clockMs = 0
  const answers: Answer[] = []
  const analyst = createAnalyst({
    emit: (answer) => answers.push(answer),
    now: () => {
      clockMs += 0.05
      return clockMs
    },
  })
  const landscapes = () => answers.filter((answer): answer is LandscapeEvaluation => answer.type === 'landscape')
  return { analyst, answers, landscapes }
}

function questionOf(document: Document, more: Partial<LandscapeQuestion> = {}): LandscapeQuestion {
  const { training } = document.scenario
  const { parameters } = buildScenario(document.scenario)
  const [first, second] = more.axes ?? [0, 1]
  const point = [first, second!].map((axis) => [parameters[axis]!, parameters[axis]!] as const) as [Interval, Interval]
  return {
    type: 'landscape',
    run: 1,
    request: 1,
    document,
    training,
    step: 0,
    parameters,
    axes: [0, 1],
    apart: false,
    reached: point,
    reach: point,
    domain: null,
    levels: null,
    sides: [26, 51],
    ...more,
  }
}

function finish(analyst: Analyst): void {
  while (analyst.work(5) === 0);
}

test('grids come from coarse to fine with the same window and levels, the last one marked done', () => {
  const { analyst, landscapes } = asking()
  analyst.handle(questionOf(documentWith('two-two-two'), { axes: [6, 8], sides: [26, 51, 101] }))
  finish(analyst)
  expect(landscapes().map(({ side, done }) => [side, done])).toEqual([
    [26, false],
    [51, false],
    [101, true],
  ])
  const [coarse, , fine] = landscapes()
  expect(fine.domain).toEqual(coarse.domain)
  expect(fine.levels).toEqual(coarse.levels)
  for (let row = 0; row < 26; row++)
    for (let column = 0; column < 26; column++) expect(coarse.losses[row * 26 + column]).toBe(fine.losses[row * 4 * 101 + column * 4])
})

test('a grid that takes the points of a coarser one over has the bits of one computed by itself', () => {
  const losses = (sides: readonly number[]) => {
    const { analyst, landscapes } = asking()
    analyst.handle(questionOf(documentWith('moons'), { axes: [3, 11], sides }))
    finish(analyst)
    return landscapes().at(-1)!.losses
  }
  expect(losses([26, 51])).toEqual(losses([51]))
})

test('a landscape that nobody looks at any more is given up', () => {
  const { analyst, landscapes } = asking()
  analyst.handle(questionOf(documentWith('two-two-two'), { axes: [6, 8], sides: [26, 51, 101] }))
  while (landscapes().length === 0) analyst.work(5)
  analyst.handle({ type: 'cancelLandscape' })
  expect(analyst.work(5)).toBe(Number.POSITIVE_INFINITY)
  expect(landscapes()).toHaveLength(1)
})

/** (3w1 + 4w2 − 6)² with the window −4..6, −3..7 of 101 points a side: 0 and 1.47 are near points of it. */
function penaltyApart(kind: 'l1' | 'l2', form: 'plain' | 'orthant') {
  const document = documentWith('valley', { penalty: { kind, form, lambda: 1 } as PenaltySpec })
  const { analyst, landscapes } = asking()
  const domain = [
    [-4, 6],
    [-3, 7],
  ] as const
  analyst.handle(questionOf(document, { apart: true, domain, sides: [201] }))
  finish(analyst)
  return landscapes()[0]!
}

test('a penalty apart: the losses are of the data alone, and the lowest points are those of facts: (0, 1.47) with L1, (0.69, 0.92) with L2', () => {
  for (const [kind, form, at] of [
    ['l1', 'plain', [0, 1.46875]],
    ['l1', 'orthant', [0, 1.46875]],
    ['l2', 'plain', [18 / 26, 24 / 26]],
  ] as const) {
    const { losses, minimum, penalty, side, domain } = penaltyApart(kind, form)
    const value = (k: number) => [gridCoordinate(domain[0], side, k % side), gridCoordinate(domain[1], side, Math.floor(k / side))] as const
    for (let k = 0; k < losses.length; k += 997) {
      const [x, y] = value(k)
      expect(losses[k]).toBeCloseTo((3 * x + 4 * y - 6) ** 2, 9)
    }
    expect(minimum.loss).toBeCloseTo(0, 12)
    expect(penalty!.spec).toEqual({ kind, form, lambda: 1 })
    expect(penalty!.minimum).toMatchObject({ at: [0, 0], loss: 0, onEdge: false })
    for (const axis of [0, 1] as const) expect(Math.abs(penalty!.sum.at[axis] - at[axis])).toBeLessThan(0.06)
    if (kind === 'l1') expect(penalty!.sum.at[0]).toBe(0)
    expect(penalty!.sum.loss).toBeGreaterThan(penalty!.minimum.loss)
  }
})

test('contours of L1 are diamonds, of L2 circles, around 0', () => {
  for (const kind of ['l1', 'l2'] as const) {
    const { penalty } = penaltyApart(kind, 'plain')
    const { level, lines } = penalty!.contours[1]!
    expect(lines).toHaveLength(1)
    for (let k = 0; k < lines[0]!.length; k += 2) {
      const [x, y] = [lines[0]![k]!, lines[0]![k + 1]!]
      expect(kind === 'l1' ? Math.abs(x) + Math.abs(y) : x * x + y * y).toBeCloseTo(level, 1)
    }
  }
})

test('without a wish for it there is no penalty apart', () => {
  const { analyst, landscapes } = asking()
  analyst.handle(questionOf(documentWith('valley', { penalty: { kind: 'l2', form: 'plain', lambda: 1 } }), { sides: [5] }))
  finish(analyst)
  expect(landscapes()[0]!.penalty).toBeNull()
})

test('a grid point holds the loss of the training rows there, with the loss and penalty in force', () => {
  const document = documentWith('moons', { penalty: { kind: 'l2', form: 'plain', lambda: 0.01 } })
  const question = questionOf(document, {
    axes: [3, 20],
    domain: [
      [-1, 2],
      [0, 5],
    ],
    sides: [4],
  })
  const { analyst, landscapes } = asking()
  analyst.handle(question)
  finish(analyst)
  const { dataset, split, network, parameters } = buildScenario(document.scenario)
  parameters[3] = 1
  parameters[20] = 5
  const data = datasetLoss(network, parameters, dataset.X, dataset.Y, split.train, 'bce', createWorkspace(network, 8))
  let squares = 0
  for (const { W, b } of network.layers) for (let p = W; p < b; p++) squares += parameters[p] * parameters[p]
  expect(landscapes()[0].losses[3 * 4 + 2]).toBeCloseTo(data + 0.01 * squares, 12)
})

test('activations changed by the log are in force at the step asked for', () => {
  const document: Document = {
    ...documentWith('moons'),
    changes: [{ step: 5, field: 'functions', value: { activations: ['relu', 'relu', 'sigmoid'], loss: 'bce' } }],
  }
  const { analyst, landscapes } = asking()
  const losses = [4, 5].map((step) => {
    analyst.handle(questionOf(document, { step, sides: [3] }))
    finish(analyst)
    return landscapes().at(-1)?.losses
  })
  expect(losses[0]).not.toEqual(losses[1])
})

const SQUARES = [1, 4, 9, 16, 25, 36, 64, 100, 144, 196, 256, 324]

test('contours of (3w1 + 4w2 − 6)² are pairs of straight lines from border to border', () => {
  const { analyst, landscapes } = asking()
  analyst.handle(
    questionOf(documentWith('valley'), {
      domain: [
        [-2, 4],
        [-2, 4],
      ],
      levels: SQUARES,
      sides: [101],
    }),
  )
  finish(analyst)
  const [{ contours, minimum, domain }] = landscapes()
  expect(contours.map(({ level, lines }) => [level, lines.length])).toEqual(SQUARES.map((level) => [level, 2]))
  for (const { level, lines } of contours) {
    for (const line of lines) {
      for (let k = 0; k < line.length; k += 2) {
        const distance = Math.abs(Math.abs(3 * line[k] + 4 * line[k + 1] - 6) - Math.sqrt(level))
        expect(distance).toBeLessThan(0.03)
      }
      for (const end of [0, line.length - 2]) {
        const gap = Math.min(...[0, 1].flatMap((axis) => domain[axis].map((border) => Math.abs(line[end + axis] - border))))
        expect(gap).toBeLessThan(1e-9)
      }
    }
  }
  expect(minimum.loss).toBeLessThan(0.01)
})

test('a closed contour ends where it begins', () => {
  const side = 41
  const bowl = Float64Array.from({ length: side * side }, (_, k) => ((k % side) - 20) ** 2 + (Math.floor(k / side) - 20) ** 2)
  const lines = contourLines(bowl, side, 100, [
    [-2, 2],
    [-2, 2],
  ])
  expect(lines).toHaveLength(1)
  const [line] = lines
  expect(Array.from(line.subarray(0, 2))).toEqual(Array.from(line.subarray(-2)))
  for (let k = 0; k < line.length; k += 2) expect(Math.abs(Math.hypot(line[k], line[k + 1]) - 1)).toBeLessThan(0.01)
})

test('along a valley whose floor differs by rounding only, the lowest point is the one nearest to the run', () => {
  const losses = Float64Array.from({ length: 25 }, (_, k) => (k % 5 === 2 ? 1e-30 * (k + 1) : 100))
  const domain = [
    [-2, 2],
    [-2, 2],
  ] as const
  expect(lowest(losses, 5, domain, [0.4, 1.1]).at).toEqual([0, 1])
  expect(lowest(losses, 5, domain, [0.4, -1.9]).at).toEqual([0, -2])
})

test('the lowest grid point is named, and whether it lies on the edge', () => {
  const { analyst, landscapes } = asking()
  const document = documentWith('momentum-swings')
  analyst.handle(
    questionOf(document, {
      domain: [
        [0, 24],
        [0, 10],
      ],
      sides: [101],
    }),
  )
  analyst.handle(
    questionOf(document, {
      request: 2,
      domain: [
        [20, 24],
        [8, 10],
      ],
      sides: [11],
    }),
  )
  finish(analyst)
  expect(landscapes().map(({ request }) => request)).toEqual([2])
  expect(landscapes()[0].minimum.onEdge).toBe(true)
  analyst.handle(
    questionOf(document, {
      request: 3,
      domain: [
        [0, 24],
        [0, 10],
      ],
      sides: [101],
    }),
  )
  finish(analyst)
  const { at, onEdge, loss } = landscapes()[1].minimum
  expect(onEdge).toBe(false)
  expect(Math.abs(at[0] - 12.087)).toBeLessThan(1)
  expect(loss).toBeGreaterThan(126.86)
})

test('a newer question drops the one under way', () => {
  const { analyst, landscapes } = asking()
  analyst.handle(questionOf(documentWith('moons'), { sides: [26, 51, 101, 201] }))
  analyst.work(2)
  analyst.handle(questionOf(documentWith('moons'), { request: 2, sides: [26] }))
  finish(analyst)
  expect(landscapes().map(({ request, side }) => [request, side])).toEqual([[2, 26]])
  expect(analyst.work(5)).toBe(Number.POSITIVE_INFINITY)
})

test('a question that cannot be answered is refused, and the next one is answered', () => {
  const { analyst, answers } = asking()
  analyst.handle(questionOf(documentWith('moons'), { axes: [2, 2] }))
  finish(analyst)
  expect(answers).toMatchObject([{ type: 'refused', run: 1, problem: { place: 'landscape' } }])
  analyst.handle(questionOf(documentWith('moons'), { sides: [3] }))
  finish(analyst)
  expect(answers[1]).toMatchObject({ type: 'landscape', done: true })
})

const grid = (low: number, high: number) => Float64Array.from({ length: 2601 }, (_, k) => low + ((high - low) * k) / 2600)
const crossing = (levels: readonly number[], low: number, high: number) => levels.filter((level) => level > low && level < high)

test('6 to 16 round levels cross any grid that is not flat', () => {
  for (const [low, high] of [
    [0, 1700],
    [0.15, 0.45],
    [1.005, 1.2],
    [126, 27_000],
    [1e-9, 1e9],
    [3e-300, 7e-299],
    [1e290, 1e305],
    ...[1, 1e-3, 1e-5, 1e-8].map((spread) => [0.6896, 0.6896 + spread] as const),
    ...Array.from({ length: 60 }, (_, k) => [10 ** (k / 7 - 4), 10 ** (k / 7 - 4) * (1 + 10 ** (k / 9 - 4))] as const),
  ] as const) {
    const levels = levelsFor(grid(low, high), null)
    expect(crossing(levels, low, high).length, `${low} to ${high}: ${levels}`).toBe(levels.length)
    expect(levels.length, `${low} to ${high}: ${levels}`).toBeGreaterThanOrEqual(6)
    expect(levels.length, `${low} to ${high}: ${levels}`).toBeLessThanOrEqual(16)
    for (const [k, level] of levels.slice(1).entries()) expect(level).toBeGreaterThan(levels[k]!)
    if (high > 1.2 * low) for (const level of levels) expect(Number(level.toPrecision(3)), `${low} to ${high}`).toBe(level)
  }
})

test('levels stay while 6 to 16 of them cross the grid, and are chosen anew when fewer or more do', () => {
  const first = levelsFor(grid(0.15, 0.75), null)
  const sunk = levelsFor(grid(0.13, 0.7), first)
  expect(sunk).toBe(first)
  const deep = levelsFor(grid(0.001, 0.3), first)
  expect(deep).not.toBe(first)
  expect(crossing(deep, 0.001, 0.3).length).toBeGreaterThanOrEqual(6)
  expect(
    levelsFor(
      grid(0.15, 0.75),
      Array.from({ length: 40 }, (_, k) => k / 50),
    ).length,
  ).toBeLessThanOrEqual(16)
})

test('a flat grid has no levels', () => {
  expect(levelsFor(Float64Array.of(1, 1, 1), null)).toEqual([])
  expect(levelsFor(Float64Array.of(1, 1 + 2e-16, 1), [0.5])).toEqual([])
  expect(levelsFor(Float64Array.of(Number.NaN, Number.POSITIVE_INFINITY), null)).toEqual([])
})
