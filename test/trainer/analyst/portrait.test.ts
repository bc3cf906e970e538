import { expect, test } from 'vitest'
import { portraitSubject } from '../../../src/document/presets/portraits'
import { PRESETS } from '../../../src/document/presets/presets'
import { createAnalyst } from '../../../src/trainer/analyst/analyst'
import type { Answer, LandscapeQuestion, PortraitEvaluation } from '../../../src/trainer/protocol'
import { createDriver, openIn } from '../../support/session-driver'

function asking() {
  let clockMs = 0
  const answers: Answer[] = []
  const analyst = createAnalyst({ emit: (answer) => answers.push(answer), now: () => ++clockMs })
  const ask = (...ids: string[]) => analyst.handle({ type: 'portrait', run: 1, request: 1, subjects: ids.map(portraitSubject) })
  const finish = () => {
    while (analyst.work(5) === 0);
    return answers.filter((answer): answer is PortraitEvaluation => answer.type === 'portrait')
  }
  return { analyst, answers, ask, finish }
}

/** The run of a subject in a session, at its step. */
function sessionOf(id: string) {
  const driver = createDriver()
  openIn(driver, 1, portraitSubject(id).document)
  return driver.lastFrame()
}

test('every ready scenario but those with digits has a portrait, of each kind at least one', () => {
  const { ask, finish, answers } = asking()
  const ids = PRESETS.filter(({ group, id }) => group !== 'Digits' && id !== 'spirals').map(({ id }) => id) // which takes a while
  ask(...ids)
  const found = finish()
  expect(answers.filter(({ type }) => type === 'refused')).toEqual([])
  expect(found.map(({ id }) => id)).toEqual(ids)
  expect(found.map(({ done }) => done)).toEqual(ids.map((_, k) => k === ids.length - 1))
  expect(new Set(found.map(({ portrait }) => portrait.kind))).toEqual(new Set(['field', 'confusion', 'landscape', 'loss', 'network']))
})

test('a portrait has the bits of a session of the same document', () => {
  const { ask, finish } = asking()
  ask('two-two-two', 'momentum-valley', 'early-stopping')
  const [net, way, loss] = finish().map(({ portrait }) => portrait)
  if (net?.kind !== 'network' || way?.kind !== 'landscape' || loss?.kind !== 'loss') throw new Error('other kinds')
  expect(net.parameters).toEqual(sessionOf('two-two-two').parameters)
  expect(way.path.slice(0, 2)).toEqual(Float64Array.of(4, 0))
  expect(way.path.slice(-2)).toEqual(sessionOf('momentum-valley').parameters.slice(0, 2))
  expect(way.path).toHaveLength(2 * 301)
  expect(loss.points[0]!.step).toBe(0)
  expect(loss.points.at(-1)!.step).toBeGreaterThan(100)
})

test('the window of a landscape holds the whole path with room on every side', () => {
  const { ask, finish } = asking()
  ask('rate-limit', 'l1-l2', 'momentum-overshoot', 'sigmoid-stuck')
  for (const { id, portrait } of finish()) {
    if (portrait.kind !== 'landscape') throw new Error(id)
    const [across, up] = portrait.landscape.domain
    for (const [k, value] of portrait.path.entries()) {
      const [low, high] = k % 2 === 0 ? across : up
      const room = 0.1 * (high - low)
      expect(value, id).toBeGreaterThan(low + room)
      expect(value, id).toBeLessThan(high - room)
    }
    expect(portrait.landscape.levels.length, id).toBeGreaterThanOrEqual(6)
  }
})

test('a portrait waits for the first grid of a landscape, not for the finest', () => {
  const { analyst, ask, answers, finish } = asking()
  ask('parabola')
  const { document } = portraitSubject('moons')
  const { scenario, changes, view } = document
  const landscape: LandscapeQuestion = {
    type: 'landscape',
    run: 1,
    request: 2,
    document: { scenario, changes, view, step: 0 },
    training: scenario.training,
    step: 0,
    parameters: new Float64Array(25),
    apart: false,
    axes: [0, 1],
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
    sides: [26, 51, 101, 201],
  }
  analyst.handle(landscape)
  finish()
  const types = answers.map(({ type }) => type)
  expect(types).toHaveLength(5)
  expect(types[0]).toBe('landscape')
  expect(types.indexOf('portrait')).toBeLessThan(4)
})
