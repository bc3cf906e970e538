import { expect, test } from 'vitest'
import { buildScenario } from '../../../src/document/build'
import { presetDocument } from '../../../src/document/presets/presets'
import type { Change, Document } from '../../../src/document/types'
import { createAnalyst } from '../../../src/trainer/analyst/analyst'
import type { Answer, HistoryRow, LandscapeQuestion, SweepEvaluation, SweepQuestion } from '../../../src/trainer/protocol'
import { createChance, documentWith, randomChange, VARIED } from '../../support/run-documents'
import { createDriver, openIn } from '../../support/session-driver'

function asking(lookMs = 0.05) {
  let clockMs = 0
  const answers: Answer[] = []
  const now = () => {
    clockMs += lookMs
    return clockMs
  }
  const analyst = createAnalyst({ emit: (answer) => answers.push(answer), now })
  const sweeps = () => answers.filter((answer): answer is SweepEvaluation => answer.type === 'sweep')
  const finish = () => {
    while (analyst.work(5) === 0);
    return sweeps().at(-1)!
  }
  return { analyst, answers, sweeps, finish }
}

function questionOf(documents: readonly Document[], patch: Partial<SweepQuestion> = {}): SweepQuestion {
  return { type: 'sweep', run: 1, request: 1, documents, limit: false, ...patch }
}

/** The row of the exact frame of a session at the document's step. */
function rowOfSession(document: Document): HistoryRow {
  const driver = createDriver()
  openIn(driver, 1, document)
  const { row } = driver.lastFrame()
  if (row?.step !== document.step) throw new Error('the session has no row there')
  return row
}

function changesOf(seed: number): Change[] {
  const chance = createChance(seed)
  return [3, 11, 40].map((step) => ({ step, ...randomChange(chance) }))
}

test('each result has the bits of a session of the same document, live changes included', () => {
  const documents = [...VARIED.map((document) => ({ ...document, step: 57 }))]
  for (let seed = 1; seed <= 8; seed++) documents.push({ ...documentWith('moons'), changes: changesOf(seed), step: 57 })
  const { analyst, finish } = asking()
  analyst.handle(questionOf(documents))
  const { results, done, progress } = finish()
  expect([results.length, done, progress]).toEqual([documents.length, true, 1])
  for (const [k, document] of documents.entries()) {
    const { trainLoss, testLoss } = rowOfSession(document)
    expect(results[k]).toMatchObject({ diverged: false })
    expect(results[k].history.at(-1)).toEqual({ step: 57, trainLoss, testLoss })
    const middle = results[k].history[5]
    const there = rowOfSession({ ...document, step: middle.step })
    expect(middle).toEqual({ step: 30, trainLoss: there.trainLoss, testLoss: there.testLoss })
  }
})

test('an entry may start from any weights: those given as its first weights', () => {
  const start = presetDocument('moons')
  const { parameters } = buildScenario(start.scenario)
  const given = {
    ...start,
    step: 10,
    scenario: { ...start.scenario, initialization: { kind: 'given', parameters: [...parameters] } as const },
  }
  const { analyst, finish } = asking()
  analyst.handle(questionOf([given, { ...start, step: 10 }, { ...start, step: 0 }]))
  const [a, b, none] = finish().results
  expect(a).toEqual(b)
  expect(none.history).toEqual([a.history[0]])
  expect(a.history[0].step).toBe(0)
})

test('a run that diverges keeps the losses of its last finite weights, as a session does', () => {
  const wild = { ...documentWith('valley', { learningRate: 100 }), step: 200 }
  const { analyst, finish } = asking()
  analyst.handle(questionOf([wild, { ...wild, step: 2 }]))
  const [lost, kept] = finish().results
  const driver = createDriver()
  openIn(driver, 1, wild)
  const { diverged } = driver.lastStatus()
  expect(diverged?.step).toBeGreaterThan(10)
  expect(lost.diverged).toBe(true)
  expect(lost.history.at(-1)?.step).toBe(diverged?.step)
  expect(kept.diverged).toBe(false)
})

test('answers come as it goes on, at most ten a second, and each holds those before', () => {
  const documents = Array.from({ length: 6 }, (_, seed) => ({ ...documentWith('moons', { shuffleSeed: seed }), step: 300 }))
  const { analyst, sweeps, finish } = asking(1)
  analyst.handle(questionOf(documents))
  finish()
  const all = sweeps()
  expect(all.length).toBeGreaterThan(6)
  for (const [k, later] of all.slice(1).entries()) {
    expect(later.progress).toBeGreaterThanOrEqual(all[k].progress)
    expect(later.results.slice(0, all[k].results.length)).toEqual(all[k].results)
  }
  expect(all.filter(({ done }) => done)).toEqual([all.at(-1)])
  expect(new Set(all.map(({ results }) => results.length)).size).toBeGreaterThan(3)
})

function landscapeOf(document: Document): LandscapeQuestion {
  const { scenario } = document
  const { parameters } = buildScenario(scenario)
  const rest = {
    training: scenario.training,
    step: 0,
    parameters,
    axes: [0, 1],
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
    sides: [5, 9],
  } as const
  return { type: 'landscape', run: 1, request: 2, document, ...rest }
}

test('a landscape asked during a sweep is finished long before it, and changes no bit of it', () => {
  const documents = Array.from({ length: 4 }, (_, seed) => ({ ...documentWith('moons', { shuffleSeed: seed }), step: 200 }))
  const alone = asking()
  alone.analyst.handle(questionOf(documents))
  const { analyst, answers, sweeps, finish } = asking()
  analyst.handle(questionOf(documents))
  for (let slice = 0; slice < 20; slice++) analyst.work(1)
  analyst.handle(landscapeOf(documents[0]))
  while (answers.filter(({ type }) => type === 'landscape').length < 2) analyst.work(1)
  expect(sweeps().every(({ progress }) => progress < 0.9)).toBe(true)
  expect(finish().results).toEqual(alone.finish().results)
})

test('a sweep has slices of its own: it ends even where one landscape follows the other', () => {
  const documents = [{ ...presetDocument('moons'), step: 300 }]
  const { analyst, answers, sweeps } = asking()
  analyst.handle(questionOf(documents))
  let slices = 0
  while (sweeps().at(-1)?.done !== true) {
    analyst.handle(landscapeOf(documents[0])) // the one before is dropped
    analyst.work(5)
    slices += 1
    if (slices > 1000) throw new Error('the sweep has starved')
  }
  expect(slices).toBeGreaterThan(10)
  expect(answers.filter(({ type }) => type === 'landscape').length).toBeGreaterThan(slices / 2)
})

test('a cancelled sweep says nothing more, and a newer one takes its place', () => {
  const documents = Array.from({ length: 4 }, () => ({ ...presetDocument('moons'), step: 300 }))
  const { analyst, sweeps, finish } = asking(1)
  analyst.handle(questionOf(documents))
  analyst.work(250)
  const heard = sweeps().length
  expect(heard).toBeGreaterThan(0)
  analyst.handle({ type: 'cancelSweep' })
  expect(analyst.work(5)).toBe(Number.POSITIVE_INFINITY)
  expect(sweeps()).toHaveLength(heard)
  analyst.handle(questionOf(documents))
  analyst.handle(questionOf(documents.slice(1, 2), { request: 2 }))
  expect(finish()).toMatchObject({ request: 2, done: true })
  expect(
    sweeps()
      .slice(heard)
      .every(({ request }) => request === 2),
  ).toBe(true)
})

test('a slice ends soon after its time, whatever the size of the network', () => {
  const wide = presetDocument('spirals')
  const scenario = { ...wide.scenario, network: { ...wide.scenario.network, hidden: [200, 200, 12] } }
  let looks = 0
  const analyst = createAnalyst({ emit: () => undefined, now: () => looks++ })
  analyst.handle(questionOf([{ ...wide, scenario, step: 3 }]))
  let slices = 0
  while (analyst.work(1) === 0) slices += 1
  expect(slices).toBeGreaterThan(50) // 42,000 parameters: 8 rows a chunk
})

test('the exact limit is told where it is known, and asked for', () => {
  const valley = { ...presetDocument('valley'), step: 1 }
  const limitOf = (document: Document, limit = true) => {
    const { analyst, finish } = asking()
    analyst.handle(questionOf([document], { limit }))
    return finish().limit?.rate ?? Number.NaN
  }
  const one = (x: number, y: number): Document => ({
    ...valley,
    scenario: {
      ...valley.scenario,
      data: { kind: 'rows', task: 'regression', X: [[x]], Y: [[y]] },
      initialization: { kind: 'given', parameters: [1, 0] },
    },
    view: { ...valley.view },
  })
  expect(limitOf(valley)).toBeCloseTo(0.04, 16)
  expect(limitOf(one(3, 10))).toBeCloseTo(0.1111, 4)
  expect(limitOf(one(1, 0))).toBe(1)
  expect(limitOf(valley, false)).toBeNaN()
  expect(limitOf({ ...documentWith('valley', { optimizer: { kind: 'momentum', beta: 0.9 } }), step: 1 })).toBeCloseTo(0.076, 15)
  expect(limitOf({ ...documentWith('valley', { optimizer: { kind: 'nesterov', beta: 0.9 } }), step: 1 })).toBeNaN()
  expect(limitOf({ ...documentWith('momentum-valley', { batchSize: 1 }), step: 1 })).toBeNaN()
  expect(limitOf({ ...presetDocument('moons'), step: 1 })).toBeNaN()
})

test('a document that does not fit is refused with its problem', () => {
  const moons = presetDocument('moons')
  const wrong = { ...moons, scenario: { ...moons.scenario, network: { hidden: [4], activations: ['tanh'] } } } as Document
  const { analyst, answers, finish } = asking()
  analyst.handle(questionOf([{ ...moons, step: 1 }, wrong]))
  finish()
  expect(answers.at(-1)).toMatchObject({ type: 'refused', question: 'sweep', request: 1, problem: { place: 'list of activations' } })
})
