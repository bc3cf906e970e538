import { expect, test } from 'vitest'
import type { Document, StoppingSpec } from '../../../src/document/types'
import type { Checkpoint, HistoryRow } from '../../../src/trainer/protocol'
import { StopWatch } from '../../../src/trainer/run/stopping'
import { tries } from '../../support/proof'
import { createChance, documentWith, randomChange } from '../../support/run-documents'
import { createDriver, type Driver, hashOfFresh, openIn } from '../../support/session-driver'

const PATIENCE: StoppingSpec = { kind: 'test', patience: 8 }
const overfitting = (stopping: StoppingSpec = PATIENCE) => documentWith('dropout', { stopping, learningRate: 0.3 })

/** Plays until the run stands, and answers with its step. */
function play(driver: Driver): number {
  driver.send({ type: 'play', rate: 'max' })
  driver.settle()
  expect(driver.lastStatus().status).toBe('paused')
  return driver.lastStatus().position.step
}

function seek(driver: Driver, step: number): void {
  driver.send({ type: 'seek', step })
  driver.settle()
  expect(driver.lastStatus().position.step).toBe(step)
}

const rowsOf = (driver: Driver): Map<number, HistoryRow> =>
  new Map(driver.of('frame').flatMap(({ frame }) => frame.rows.map((row) => [row.step, row])))

/** Plays with credit for every frame, so that all rows are sent. */
function opened(document: Document): Driver {
  const driver: Driver = createDriver((event) => {
    if (event.type === 'frame') driver.send({ type: 'painted', run: 1 })
  })
  openIn(driver, 1, document)
  return driver
}

test('the rules fire where their condition begins to hold, once, and anew after it has failed', () => {
  const watch = new StopWatch()
  const rule: StoppingSpec = { kind: 'gradient', tolerance: 1 }
  const fired: number[] = []
  for (const [step, norm] of [Number.NaN, 5, 0.5, 0.4, 2, 0.9].entries()) {
    watch.sees(rule, { step, gradientNorms: [norm, 0] } as unknown as HistoryRow, 0)
    if (watch.at(rule, step)) fired.push(step)
  }
  expect(fired).toEqual([2, 5])
  expect(watch.at(rule, 5)).toEqual({ rule, step: 5, value: 0.9, bestStep: null })
})

test('after 3 epochs of 15 batches the run stops at step 45, pauses, and says which rule it was', () => {
  const rule: StoppingSpec = { kind: 'epochs', epochs: 3 }
  const driver = opened(documentWith('moons', { stopping: rule }))
  expect(play(driver)).toBe(45)
  expect(driver.lastStatus().stopped).toEqual({ rule, step: 45, value: 3, bestStep: null })
  expect(driver.lastFrame()).toMatchObject({ exact: true, position: { step: 45, epoch: 3 } })
})

test('after it has stopped, Play goes on, and so does Step', () => {
  const driver = opened(documentWith('moons', { stopping: { kind: 'epochs', epochs: 2 } }))
  expect(play(driver)).toBe(30)
  driver.send({ type: 'step', steps: 20 })
  driver.settle()
  expect(driver.lastStatus()).toMatchObject({ status: 'paused', stopped: null, position: { step: 50 } })
  seek(driver, 30)
  expect(driver.lastStatus().stopped).toMatchObject({ step: 30, value: 2 })
  driver.send({ type: 'play', rate: 'max' })
  driver.slice(3)
  driver.send({ type: 'pause' })
  driver.settle()
  expect(driver.lastStatus().position.step).toBeGreaterThan(50)
})

test('the gradient norm, the change of the loss and the outputs stop at the first row that is within the tolerance', () => {
  const valley = (stopping: StoppingSpec) => opened(documentWith('valley', { stopping }))
  const norm = (row: HistoryRow) => Math.sqrt(row.gradientNorms.reduce((sum, part) => sum + part * part, 0))

  const byGradient = valley({ kind: 'gradient', tolerance: 0.01 })
  const at = play(byGradient)
  const rows = rowsOf(byGradient)
  expect(norm(rows.get(at)!)).toBeLessThan(0.01)
  expect(norm(rows.get(at - 1)!)).toBeGreaterThanOrEqual(0.01)
  expect(byGradient.lastStatus().stopped).toMatchObject({ step: at, value: norm(rows.get(at)!) })

  const byChange = valley({ kind: 'change', tolerance: 0.001 })
  const still = play(byChange)
  const loss = (step: number) => rowsOf(byChange).get(step)!.trainLoss
  expect(loss(still - 1) - loss(still)).toBeLessThan(0.001)
  expect(loss(still - 2) - loss(still - 1)).toBeGreaterThanOrEqual(0.001)
  expect(byChange.lastStatus().stopped?.value).toBe(loss(still - 1) - loss(still))

  const byOutputs = valley({ kind: 'outputs', tolerance: 0.1 })
  const close = play(byOutputs)
  const [w1, w2] = byOutputs.lastFrame().parameters
  expect(Math.abs(3 * w1 + 4 * w2 - 6)).toBeLessThanOrEqual(0.1)
  expect(rowsOf(byOutputs).get(close - 1)!.trainLoss).toBeGreaterThan(0.01) // the square of 0.1
  expect(byOutputs.lastStatus().stopped?.value).toBeCloseTo(Math.abs(3 * w1 + 4 * w2 - 6), 12)
})

test('early stopping waits for 8 rows without a better test loss; its best step has the lowest one', () => {
  const driver = opened(overfitting())
  const at = play(driver)
  const stopped = driver.lastStatus().stopped!
  const rows = [...rowsOf(driver).values()].sort((a, b) => a.step - b.step)
  const best = rows.reduce((low, row) => (row.testLoss < low.testLoss ? row : low))
  expect(stopped).toEqual({ rule: PATIENCE, step: at, value: best.testLoss, bestStep: best.step })
  expect(rows.filter(({ step }) => step > best.step).length).toBe(8)
})

test('going to the best step gives the best weights back bit for bit, and playing on stops at the same step again', () => {
  const document = overfitting()
  const first = opened(document)
  const at = play(first)
  const { bestStep } = first.lastStatus().stopped!
  expect(bestStep).toBeGreaterThan(0)
  // what the weights were when the run came by for the first time
  const passing = opened(document)
  passing.send({ type: 'step', steps: bestStep! })
  passing.settle()
  seek(first, bestStep!)
  expect(first.lastStatus().stopped).toBeNull()
  expect(first.lastFrame().parameters).toEqual(passing.lastFrame().parameters)
  expect(first.session.hash(1)).toBe(passing.session.hash(1))
  expect(first.lastFrame().row?.testLoss).toBe(passing.lastFrame().row?.testLoss)
  expect(play(first)).toBe(at)
  expect(first.lastStatus().stopped?.bestStep).toBe(bestStep)
})

const RULES: readonly StoppingSpec[] = [
  { kind: 'epochs', epochs: 15 },
  { kind: 'gradient', tolerance: 0.15 },
  { kind: 'change', tolerance: 0.0002 },
  { kind: 'test', patience: 5 },
]

test.each(RULES)('%j: from wherever the run is wound back to, it fires at the same step with the same value', (stopping) => {
  const chance = createChance(4)
  const driver = opened(documentWith('moons', { stopping, dropout: 0.1 }))
  const at = play(driver)
  const { stopped } = driver.lastStatus()
  expect(stopped?.step).toBe(at)
  for (let trial = 0; trial < tries(4, 12); trial++) {
    seek(driver, chance.below(at))
    if (trial % 3 === 0) seek(driver, chance.below(at))
    let here = play(driver)
    // a rule may have fired before, where the person went on
    while (here < at) here = play(driver)
    expect(driver.lastStatus().stopped).toEqual(stopped)
  }
})

test('wound back over changes of the run, a rule still fires at the same steps', () => {
  const chance = createChance(5)
  const driver = opened(documentWith('moons', { stopping: { kind: 'test', patience: 3 } }))
  for (const step of [20, 64, 64, 100, 150]) {
    seek(driver, step)
    driver.send({ type: 'change', run: 1, change: randomChange(chance) })
    driver.settle()
  }
  const fires = (): (readonly [number, number | undefined])[] =>
    [0, 1, 2, 3].map(() => [play(driver), driver.lastStatus().stopped?.value] as const)
  const first = fires()
  expect(first.every(([step]) => step > 150)).toBe(true)
  for (const back of [149, 100, 64, 63, 0]) {
    seek(driver, back)
    const again: (readonly [number, number | undefined])[] = []
    while (again.length < 4) {
      const step = play(driver)
      if (step > 150) again.push([step, driver.lastStatus().stopped?.value])
    }
    expect(again).toEqual(first)
  }
})

test('a run that goes on from its mirrored checkpoint fires at the same step', () => {
  const document = overfitting()
  const whole = opened(document)
  const at = play(whole)
  const part = opened(document)
  part.send({ type: 'step', steps: at - 3 })
  part.settle()
  const from: Checkpoint = part.of('checkpoint').at(-1)!.checkpoint
  expect(from.step).toBe(at - 3)
  const next = createDriver()
  next.send({ type: 'open', run: 1, document: { ...document, step: at - 3 }, watch: { sample: 0, parameters: [], fieldSide: 0 }, from })
  next.settle()
  expect(play(next)).toBe(at)
  expect(next.lastStatus().stopped).toEqual(whole.lastStatus().stopped)
})

test('a replay to a later step goes through a rule that fired on the way', () => {
  const document = documentWith('moons', { stopping: { kind: 'epochs', epochs: 2 } })
  const driver = opened({ ...document, step: 100 })
  expect(driver.lastStatus()).toMatchObject({ status: 'paused', stopped: null, position: { step: 100 } })
})

test('a rule changes no bit of the run', () => {
  const step = 217
  for (const stopping of RULES) {
    expect(hashOfFresh({ ...documentWith('moons', { stopping }), step })).toBe(hashOfFresh({ ...documentWith('moons'), step }))
  }
})

test('a rule set while the run goes on begins there; one that holds already fires at the next step', () => {
  const driver = opened({ ...documentWith('moons'), step: 60 })
  driver.send({ type: 'change', run: 1, change: { field: 'stopping', value: { kind: 'epochs', epochs: 2 } } })
  driver.settle()
  expect(driver.lastStatus()).toMatchObject({ stopped: null, training: { stopping: { kind: 'epochs', epochs: 2 } } })
  expect(play(driver)).toBe(61)
})

test('of two runs side by side, the one with a rule stops both level', () => {
  const driver = createDriver((event) => {
    if (event.type === 'frame') driver.send({ type: 'painted', run: event.run })
  })
  openIn(driver, 1, documentWith('moons'))
  openIn(driver, 2, documentWith('moons', { stopping: { kind: 'epochs', epochs: 4 }, batchSize: 50 }))
  driver.send({ type: 'play', rate: 'max' })
  driver.settle()
  const last = (run: number) => driver.of('status').findLast((event) => event.run === run)!
  expect(last(2)).toMatchObject({ status: 'paused', position: { step: 12, epoch: 4 }, stopped: { step: 12 } })
  expect(last(1)).toMatchObject({ status: 'paused', position: { step: 60, epoch: 4 }, stopped: null })
})
