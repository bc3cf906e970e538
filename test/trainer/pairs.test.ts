import { expect, test } from 'vitest'
import type { Change } from '../../src/document/types'
import { createChance, documentWith, randomChange, VARIED } from '../support/run-documents'
import { createDriver, type Driver, hashOfFresh, openIn } from '../support/session-driver'

function stepsOf(driver: Driver): number[] {
  return [1, 2].map((run) => driver.of('frame').findLast(({ frame }) => frame.run === run)?.frame.position.step ?? Number.NaN)
}

function go(driver: Driver, command: Parameters<Driver['send']>[0]): void {
  driver.send(command)
  driver.settle()
}

test('200 random pairs: a run beside another, changed on its way, leaves the first one its bits, and has its own', () => {
  const chance = createChance(7)
  for (let pair = 0; pair < 200; pair++) {
    const document = chance.pick(VARIED.slice(0, 3)) // networks that every random change fits
    const driver = createDriver()
    openIn(driver, 1, document)
    const from = chance.below(60)
    go(driver, { type: 'seek', step: from })
    openIn(driver, 2, { ...document, step: from })
    const changes: Change[] = []
    for (let k = 0; k < 2; k++) {
      go(driver, { type: 'change', run: 2, change: randomChange(chance) })
      go(driver, { type: 'step', steps: 1 + chance.below(40) })
    }
    changes.push(...(driver.of('changed').findLast((event) => event.run === 2)?.changes ?? []))
    const [a, b] = stepsOf(driver)
    expect(driver.session.hash(1)).toBe(hashOfFresh({ ...document, step: a! }))
    expect(driver.session.hash(2)).toBe(hashOfFresh({ ...document, changes, step: b! }))
    expect(driver.of('failed')).toEqual([])
  }
}, 60_000)

test.each([20, 300, 'max'] as const)('at %s steps a second two runs of one batch size are paused at the same step', (rate) => {
  const driver = createDriver()
  const document = documentWith('moons')
  openIn(driver, 1, document)
  openIn(driver, 2, document)
  go(driver, { type: 'change', run: 2, change: { field: 'dropout', value: 0.5 } })
  for (let round = 0; round < 5; round++) {
    driver.send({ type: 'play', rate })
    for (let k = 0; k < 9; k++) driver.slice(7)
    go(driver, { type: 'pause' })
    const [a, b] = stepsOf(driver)
    expect(a).toBe(b)
  }
  expect(stepsOf(driver)[0]).toBeGreaterThan(4)
})

test('runs of different batch sizes are level by the rows that they have used: played, stepped and rewound', () => {
  const driver = createDriver()
  const document = documentWith('moons') // 150 training rows in batches of 10
  openIn(driver, 1, document)
  openIn(driver, 2, document)
  go(driver, { type: 'change', run: 2, change: { field: 'batchSize', value: 'full' } })
  go(driver, { type: 'step', steps: 15 })
  expect(stepsOf(driver)).toEqual([15, 1])
  go(driver, { type: 'seek', step: 45 })
  expect(stepsOf(driver)).toEqual([45, 3])
  go(driver, { type: 'step', steps: 1 })
  expect(stepsOf(driver)).toEqual([46, 3]) // the full batch is never ahead
  driver.send({ type: 'play', rate: 60 })
  for (let k = 0; k < 20; k++) {
    driver.slice(50)
    const [a, b] = stepsOf(driver)
    expect(b).toBeLessThanOrEqual(Math.floor(a! / 15))
  }
  go(driver, { type: 'pause' })
  const [a, b] = stepsOf(driver)
  expect(a).toBeGreaterThan(46)
  expect(b).toBe(Math.floor(a! / 15))
  go(driver, { type: 'seek', step: 15 })
  expect(stepsOf(driver)).toEqual([15, 1])
})

test('a full batch that sets the pace waits for the online run beside it, and stops with it', () => {
  const driver = createDriver()
  const document = documentWith('moons', { batchSize: 'full' })
  openIn(driver, 1, document)
  openIn(driver, 2, document)
  go(driver, { type: 'change', run: 2, change: { field: 'batchSize', value: 1 } })
  driver.send({ type: 'play', rate: 'max' })
  for (let k = 0; k < 40; k++) driver.slice(5)
  go(driver, { type: 'pause' })
  const [a, b] = stepsOf(driver)
  expect(a).toBeGreaterThan(3)
  expect(b).toBe(150 * a!)
})

test('a run that diverges stops, the other goes on', () => {
  const driver = createDriver()
  const document = documentWith('valley', { learningRate: 0.01 })
  openIn(driver, 1, document)
  openIn(driver, 2, document)
  go(driver, { type: 'change', run: 2, change: { field: 'learningRate', value: 0.05 } })
  driver.send({ type: 'play', rate: 'max' })
  for (let k = 0; k < 60; k++) driver.slice(5)
  go(driver, { type: 'pause' })
  const [a, b] = stepsOf(driver)
  expect(driver.of('status').findLast(({ run }) => run === 2)?.status).toBe('diverged')
  expect(a).toBeGreaterThan(b!)
})
