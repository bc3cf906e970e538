import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../src/document/types'
import { rowsUsed } from '../../src/trainer/run/lockstep'
import { tries } from '../support/proof'
import { createChance, documentWith, randomChange, VARIED } from '../support/run-documents'
import { createDriver, type Driver, hashOfFresh, openIn } from '../support/session-driver'

function stepsOf(driver: Driver): number[] {
  return [1, 2].map((run) => driver.of('frame').findLast(({ frame }) => frame.run === run)?.frame.position.step ?? Number.NaN)
}

function go(driver: Driver, command: Parameters<Driver['send']>[0]): void {
  driver.send(command)
  driver.settle()
}

test('random pairs: a run beside another, changed on its way, leaves the first one its bits, and has its own', () => {
  const chance = createChance(7)
  for (let pair = 0; pair < tries(30, 200); pair++) {
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

test('runs of any two batch sizes go on in play, and the second is never ahead', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: 1, max: 160 }), fc.constant('full' as const)), { minLength: 2, maxLength: 3 }),
      fc.constantFrom(20, 60, 300, 'max' as const),
      (sizes, rate) => {
        const driver = createDriver()
        const documents = sizes.map((batchSize) => documentWith('moons', { batchSize }))
        for (const [k, document] of documents.entries()) openIn(driver, k + 1, document)
        driver.send({ type: 'play', rate })
        const used = () => {
          const steps = sizes.map((_, k) => driver.of('frame').findLast(({ frame }) => frame.run === k + 1)?.frame.position.step ?? 0)
          return steps.map((step, k) => rowsUsed({ rows: 150, batchSize: sizes[k]!, changes: [] }, step))
        }
        let before = used()
        for (let round = 0; round < 3; round++) {
          if (rate === 'max') driver.slice(30)
          else driver.settle((1000 * 170) / rate)
          go(driver, { type: 'pause' })
          const [first, ...others] = used()
          for (const [k, other] of others.entries()) {
            expect(other).toBeLessThanOrEqual(first!)
            expect(other).toBeGreaterThan(before[k + 1]!)
          }
          before = [first!, ...others]
          driver.send({ type: 'play', rate })
        }
      },
    ),
    {
      numRuns: tries(6, 16),
      examples: [
        [[10, 25], 20],
        [[32, 10], 20],
        [[100, 60], 300],
        [[10, 64, 'full'], 60],
      ],
    },
  )
}, 120_000)

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

test('when the first one has diverged, the other goes on at the same rate, whatever its batch', () => {
  const driver = createDriver()
  openIn(driver, 1, documentWith('sine', { batchSize: 'full' }))
  openIn(driver, 2, documentWith('sine', { batchSize: 1 }))
  go(driver, { type: 'change', run: 1, change: { field: 'learningRate', value: 100 } })
  const diverged = () => driver.of('status').find(({ run, status }) => run === 1 && status === 'diverged')
  const beside = () => driver.of('checkpoint').findLast(({ run }) => run === 2)!.checkpoint.step
  driver.send({ type: 'play', rate: 300 })
  for (let k = 0; k < 100 && !diverged(); k++) driver.settle(100)
  expect(diverged()).toBeDefined()
  go(driver, { type: 'pause' })
  const before = beside()
  driver.send({ type: 'play', rate: 300 })
  driver.settle(2000)
  go(driver, { type: 'pause' })
  expect(beside() - before).toBeGreaterThan(590)
  expect(beside() - before).toBeLessThan(610)
})
