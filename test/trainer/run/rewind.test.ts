import { expect, test } from 'vitest'
import type { Document } from '../../../src/document/types'
import { tries } from '../../support/proof'
import { createChance, documentWith, randomChange, VARIED } from '../../support/run-documents'
import { createDriver, type Driver, hashOfFresh, openIn } from '../../support/session-driver'

function hashAt(driver: Driver, step: number): string {
  driver.send({ type: 'seek', step })
  driver.settle()
  expect(driver.lastFrame().position.step).toBe(step)
  return driver.session.hash(1)
}

const TRIALS = tries(10, 50)
const known = (driver: Driver) => driver.of('changed').at(-1)?.changes ?? []

test('run to j, seek back to i, run to j again gives the same bits, optimizer state and generators included', () => {
  const chance = createChance(1)
  let trials = 0
  for (const document of [...VARIED, ...VARIED]) {
    const driver = createDriver()
    openIn(driver, 1, document)
    for (let trial = 0; trial < TRIALS; trial++, trials++) {
      const i = chance.below(180)
      const j = i + 1 + chance.below(90)
      const there = hashAt(driver, i)
      const end = hashAt(driver, j)
      expect(end).not.toBe(there)
      expect(hashAt(driver, i)).toBe(there)
      driver.send({ type: 'step', steps: j - i })
      driver.settle()
      expect(driver.session.hash(1)).toBe(end)
    }
    expect(driver.of('failed')).toEqual([])
  }
  expect(trials).toBe(14 * TRIALS)
}, 60_000)

test('a seek and a fresh run come to the same bits', () => {
  for (const document of VARIED) {
    const driver = createDriver()
    openIn(driver, 1, document)
    hashAt(driver, 700)
    for (const step of [0, 1, 63, 64, 65, 500]) expect(hashAt(driver, step)).toBe(hashOfFresh({ ...document, step }))
  }
})

test('live changes at random times, then the document with its change log in a fresh session: the same hash', () => {
  const chance = createChance(2)
  for (let round = 0; round < tries(3, 8); round++) {
    const document = documentWith('moons', { dropout: round % 2 === 0 ? 0.3 : 0 })
    const driver = createDriver()
    openIn(driver, 1, document)
    driver.send({ type: 'play', rate: chance.pick([60, 300, 'max'] as const) })
    for (let k = 0; k < 8; k++) {
      for (let s = chance.below(6); s >= 0; s--) driver.slice(1 + chance.below(5))
      driver.send({ type: 'change', run: 1, change: randomChange(chance) })
      if (chance.below(3) === 0) driver.send({ type: 'painted', run: 1 })
    }
    driver.send({ type: 'pause' })
    driver.settle()
    const { step } = driver.lastFrame().position
    const changes = known(driver)
    expect(changes.length).toBe(8)
    const replayed: Document = { ...document, changes, step }
    expect(hashOfFresh(replayed)).toBe(driver.session.hash(1))
  }
}, 30_000)

test('rewinding over changes and playing on replays them', () => {
  const chance = createChance(3)
  const driver = createDriver()
  openIn(driver, 1, documentWith('moons', { dropout: 0.2 }))
  for (const step of [40, 64, 64, 90, 128, 200]) {
    hashAt(driver, step)
    driver.send({ type: 'change', run: 1, change: randomChange(chance) })
  }
  const end = hashAt(driver, 260)
  for (const step of [250, 200, 199, 128, 127, 65, 64, 63, 1, 0]) {
    hashAt(driver, step)
    expect(hashAt(driver, 260)).toBe(end)
  }
  expect(known(driver).map((change) => change.step)).toEqual([40, 64, 64, 90, 128, 200])
})

test('a change in the past cuts the future: later changes, rows, points and checkpoints go, and the cut is told', () => {
  const document = documentWith('moons')
  const driver = createDriver()
  openIn(driver, 1, document)
  hashAt(driver, 100)
  driver.send({ type: 'change', run: 1, change: { field: 'dropout', value: 0.5 } })
  hashAt(driver, 300)
  hashAt(driver, 80)
  driver.send({ type: 'change', run: 1, change: { field: 'learningRate', value: 0.2 } })
  driver.settle()
  expect(driver.of('changed').at(-1)).toMatchObject({ changes: [{ step: 80, field: 'learningRate' }], cut: 300 })
  expect(driver.lastStatus().lastStep).toBe(80)
  driver.send({ type: 'trace', run: 1, step: 150, request: 7 })
  driver.settle()
  expect(driver.of('trace').at(-1)).toMatchObject({ request: 7, trace: null })
  const from = driver.events.length
  const hash = hashAt(driver, 300)
  expect(hash).toBe(hashOfFresh({ ...document, changes: known(driver), step: 300 }))
  const steps = driver.events.slice(from).flatMap((event) => (event.type === 'frame' ? event.frame.rows.map((row) => row.step) : []))
  expect(steps[0]).toBe(81)
  const points = driver.lastFrame().trajectory.points.filter((_, k) => k % 3 === 0)
  expect(Array.from(points)).toEqual(Array.from({ length: 220 }, (_, k) => 81 + k))
})

test('rows after a cut come at the steps of the new run, not of the old one', () => {
  const driver = createDriver()
  openIn(driver, 1, documentWith('moons'))
  for (const step of [300, 150]) hashAt(driver, step)
  driver.send({ type: 'change', run: 1, change: { field: 'batchSize', value: 12 } })
  const from = driver.events.length
  hashAt(driver, 260)
  const steps = driver.events.slice(from).flatMap((event) => (event.type === 'frame' ? event.frame.rows.map((row) => row.step) : []))
  expect(steps).toEqual([156, 169, 182, 195, 208, 221, 234, 247, 260])
})

test('a run opened from its mirrored checkpoint goes on to the same bits', () => {
  for (const document of VARIED) {
    const driver = createDriver()
    openIn(driver, 1, document)
    const end = hashAt(driver, 333)
    hashAt(driver, 217)
    const { checkpoint } = driver.of('checkpoint').at(-1)!
    expect(checkpoint.step).toBe(217)
    const fresh = createDriver()
    fresh.send({
      type: 'open',
      run: 1,
      document: { ...document, step: 333 },
      watch: { sample: 0, parameters: [], fieldSide: 0 },
      from: checkpoint,
    })
    fresh.settle()
    expect(fresh.lastFrame().position.step).toBe(333)
    expect(fresh.session.hash(1)).toBe(end)
    expect(hashAt(fresh, 217)).toBe(hashAt(driver, 217))
    expect(hashAt(fresh, 30)).toBe(hashAt(driver, 30))
    expect(hashAt(fresh, 333)).toBe(end)
  }
})

test('a checkpoint of another run is not used', () => {
  const other = createDriver()
  openIn(other, 1, documentWith('penguins'))
  hashAt(other, 50)
  const from = other.of('checkpoint').at(-1)!.checkpoint
  const driver = createDriver()
  const document = { ...documentWith('moons'), step: 60 }
  driver.send({ type: 'open', run: 1, document, watch: { sample: 0, parameters: [], fieldSide: 0 }, from })
  driver.settle()
  expect(driver.session.hash(1)).toBe(hashOfFresh(document))
})
