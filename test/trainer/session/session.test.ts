import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import type { Command } from '../../../src/trainer/protocol'
import { tries } from '../../support/proof'
import { createChance, documentWith, randomChange } from '../../support/run-documents'
import { createDriver, type Driver, hashOfFresh, openIn, WATCH } from '../../support/session-driver'

function began(document = documentWith('moons'), watch = WATCH): Driver {
  const driver = createDriver()
  openIn(driver, 1, document, watch)
  return driver
}

function go(driver: Driver, command: Command): void {
  driver.send(command)
  driver.settle()
}

test('the 2-2-2 network comes to the published weights and losses', () => {
  const driver = began(presetDocument('two-two-two'))
  expect(driver.lastFrame().row?.trainLoss).toBeCloseTo(0.298371109, 9)
  go(driver, { type: 'step', steps: 1 })
  const { parameters, row } = driver.lastFrame()
  const weights = [0, 1, 2, 3, 6, 7, 8, 9].map((index) => parameters[index])
  const published = [0.149780716, 0.19956143, 0.24975114, 0.29950229, 0.35891648, 0.408666186, 0.51130127, 0.561370121]
  for (const [k, weight] of published.entries()) expect(weights[k]).toBeCloseTo(weight, 8)
  expect(row?.trainLoss).toBeCloseTo(0.291027774, 9)
  go(driver, { type: 'seek', step: 10_000 })
  const loss = driver.lastFrame().row?.trainLoss ?? Number.NaN
  expect(Math.abs(loss / 0.0000351018778298 - 1)).toBeLessThan(1e-9)
  const biases = [4, 5, 10, 11].map((index) => driver.lastFrame().parameters[index])
  expect(biases).toEqual([0.35, 0.35, 0.6, 0.6])
})

test('a document opens paused at its step, with one exact frame', () => {
  const driver = began({ ...documentWith('moons'), step: 130 })
  expect(driver.events[0].type).toBe('opened')
  expect(driver.of('status').map(({ status }) => status)).toEqual(['seeking', 'paused'])
  expect(driver.of('frame')).toHaveLength(1)
  const frame = driver.lastFrame()
  expect(frame).toMatchObject({ exact: true, rowsReset: true, position: { step: 130, epoch: 8, batch: 11, batches: 15 } })
  expect(frame.rows.map((row) => row.step)).toEqual([...Array.from({ length: 101 }, (_, step) => step), 105, 120])
})

test('a scenario that cannot be built is refused with its problem', () => {
  const document = documentWith('moons')
  const driver = began({ ...document, scenario: { ...document.scenario, network: { hidden: [4], activations: ['tanh'] } } })
  expect(driver.of('refused')).toHaveLength(1)
  expect(driver.of('refused')[0].problem.message).toContain('activations')
})

const COMMANDS = tries(60, 250)

test('after every command the exact frame and the status show the step of the worker', () => {
  const chance = createChance(11)
  const driver = began(documentWith('moons', { dropout: 0.2 }))
  let answered = 0
  for (let k = 0; k < COMMANDS; k++) {
    const playing = chance.below(3) === 0
    if (playing) driver.send({ type: 'play', rate: chance.pick([1, 20, 300, 'max'] as const) })
    for (let s = chance.below(4); s > 0; s--) driver.slice(1 + chance.below(20))
    if (chance.below(2) === 0) driver.send({ type: 'painted', run: 1 })
    const { step } = driver.lastStatus().position
    const commands: Command[] = [
      { type: 'pause' },
      { type: 'step', steps: 1 + chance.below(30) },
      { type: 'epoch' },
      { type: 'seek', step: chance.below(step + 40) },
      { type: 'change', run: 1, change: randomChange(chance) },
      { type: 'watch', run: 1, watch: { sample: chance.below(200), parameters: [chance.below(25)], fieldSide: 0 } },
    ]
    driver.send(chance.pick(commands))
    for (let s = chance.below(3); s > 0; s--) driver.slice(1)
    if (chance.below(4) > 0) driver.send(chance.pick(commands))
    driver.send({ type: 'pause' })
    const before = driver.of('frame').length
    driver.settle()
    const frames = driver.of('frame').slice(before)
    expect(frames.length).toBeGreaterThanOrEqual(1)
    const frame = driver.lastFrame()
    expect(frame.exact).toBe(true)
    expect(driver.lastStatus()).toMatchObject({ status: 'paused', position: frame.position, training: frame.training })
    expect([frame.probe.step, frame.row?.step, frame.outputs?.step]).toEqual(Array(3).fill(frame.position.step))
    if (frame.position.step > 0) expect(frame.trace?.step).toBe(frame.position.step - 1)
    else expect(frame.trace).toBeNull()
    answered += 1
  }
  expect(answered).toBe(COMMANDS)
  expect(driver.of('failed')).toEqual([])
  const changes = driver.of('changed').at(-1)?.changes ?? []
  const step = driver.lastFrame().position.step
  expect(hashOfFresh({ ...documentWith('moons', { dropout: 0.2 }), changes, step })).toBe(driver.session.hash(1))
}, 30_000)

test('quick steps add up, the newest seek wins', () => {
  const driver = began()
  for (let k = 0; k < 5; k++) driver.send({ type: 'step', steps: 1 })
  driver.settle()
  expect(driver.lastFrame().position.step).toBe(5)
  driver.send({ type: 'seek', step: 5000 })
  driver.slice(2)
  driver.send({ type: 'seek', step: 9 })
  driver.settle()
  expect(driver.lastFrame().position.step).toBe(9)
  expect(driver.of('progress').length).toBeGreaterThanOrEqual(1)
})

test('epoch goes to the first step of the next epoch, twice to the one after', () => {
  const driver = began()
  go(driver, { type: 'step', steps: 4 })
  go(driver, { type: 'epoch' })
  expect(driver.lastFrame().position).toEqual({ step: 15, epoch: 1, batch: 1, batches: 15 })
  driver.send({ type: 'epoch' })
  driver.send({ type: 'epoch' })
  driver.settle()
  expect(driver.lastFrame().position).toMatchObject({ step: 45, epoch: 3, batch: 1 })
})

test('a cancelled seek stays where it is, and a change made during a seek acts where it ends', () => {
  const driver = began()
  driver.send({ type: 'seek', step: 100_000 })
  for (let k = 0; k < 3; k++) driver.slice(3)
  go(driver, { type: 'pause' })
  const { step } = driver.lastFrame().position
  expect(step).toBeGreaterThan(0)
  expect(step).toBeLessThan(100_000)
  driver.send({ type: 'seek', step: 40 })
  driver.send({ type: 'change', run: 1, change: { field: 'learningRate', value: 0.5 } })
  driver.settle()
  expect(driver.of('changed').at(-1)).toMatchObject({ changes: [{ field: 'learningRate', value: 0.5, step: 40 }], cut: step })
  expect(driver.lastFrame()).toMatchObject({ position: { step: 40 }, training: { learningRate: 0.5 } })
})

test('while running a frame goes out only after the one before was painted', () => {
  let unpainted = 0
  let sent = 0
  const driver = createDriver((event) => {
    if (event.type !== 'frame' || event.frame.exact) return
    unpainted += 1
    sent += 1
    expect(unpainted).toBe(1)
  })
  openIn(driver, 1, documentWith('moons'))
  const chance = createChance(5)
  for (const rate of [5, 60, 300, 'max'] as const) {
    driver.send({ type: 'painted', run: 1 })
    driver.send({ type: 'play', rate })
    for (let k = 0; k < 60; k++) {
      if (rate === 'max') driver.slice(1)
      else driver.settle(chance.below(Math.round(2000 / rate)))
      if (chance.below(2) === 0) {
        driver.send({ type: 'painted', run: 1 })
        unpainted = 0
      }
    }
  }
  expect(sent).toBeGreaterThan(60)
  for (const { frame } of driver.of('frame')) if (frame.position.step > 0) expect(frame.trace?.step).toBe(frame.position.step - 1)
})

test('a pause without credit still sends its exact frame', () => {
  const driver = began()
  driver.send({ type: 'play', rate: 'max' })
  driver.slice(30)
  const before = driver.of('frame').length
  go(driver, { type: 'pause' })
  expect(driver.of('frame').length).toBe(before + 1)
  expect(driver.lastFrame().exact).toBe(true)
  expect(driver.lastFrame().next?.update).toHaveLength(25)
})

test('slow rates make so many steps a second, and every one has its frame', () => {
  for (const rate of [1, 5, 20, 60] as const) {
    const driver = createDriver((event) => {
      if (event.type === 'frame') driver.send({ type: 'painted', run: 1 })
    })
    openIn(driver, 1, documentWith('moons'))
    driver.send({ type: 'play', rate })
    driver.settle(10_000)
    const steps = driver.of('frame').map(({ frame }) => frame.position.step)
    const last = steps[steps.length - 1]
    expect(Math.abs(last - 10 * rate)).toBeLessThanOrEqual(2)
    expect(steps).toEqual(Array.from({ length: last + 1 }, (_, step) => step))
  }
})

test('the next step of a paused frame is the one that is made then, with the first samples of its batch', () => {
  const driver = began(documentWith('moons', { dropout: 0.4, optimizer: { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 } }))
  go(driver, { type: 'step', steps: 14 })
  for (let k = 0; k < 3; k++) {
    const { next } = driver.lastFrame()
    const hash = driver.session.hash(1)
    go(driver, { type: 'watch', run: 1, watch: { ...WATCH, sample: k } })
    expect(driver.session.hash(1)).toBe(hash)
    go(driver, { type: 'step', steps: 1 })
    expect(driver.lastFrame().trace?.update).toEqual(next?.update)
    expect(driver.lastFrame().trace?.rows).toEqual(next?.rows)
    expect([...(next?.included ?? [])]).toEqual(Array.from({ length: 10 }, (_, position) => position))
  }
})

test('trace answers any step made with the record its frame had, and does not disturb the run', () => {
  const driver = began(documentWith('moons', { dropout: 0.3, optimizer: { kind: 'momentum', beta: 0.9 } }))
  const frames = new Map<number, ReturnType<typeof driver.lastFrame>>()
  for (let step = 0; step < 150; step += 10) {
    go(driver, { type: 'seek', step: step + 1 })
    frames.set(step, driver.lastFrame())
    if (step === 70)
      go(driver, {
        type: 'change',
        run: 1,
        change: { field: 'functions', value: { activations: ['relu', 'tanh', 'sigmoid'], loss: 'mse' } },
      })
  }
  const hash = driver.session.hash(1)
  for (const [step, frame] of frames) {
    go(driver, { type: 'trace', run: 1, step, request: step })
    const answer = driver.of('trace').at(-1)
    expect(answer?.request).toBe(step)
    const { trace } = answer!
    expect(trace?.included).toHaveLength(trace!.rows.length)
    for (const part of ['rows', 'before', 'dataGradient', 'totalGradient', 'update', 'after'] as const)
      expect(trace?.[part]).toEqual(frame.trace?.[part])
    expect(trace?.after).toEqual(step === 70 ? frames.get(70)?.parameters : frame.parameters)
    expect(trace?.totalLoss).toBe(frame.trace?.totalLoss)
  }
  // of the present step it is the one that comes next, which the answer does not make
  go(driver, { type: 'trace', run: 1, step: 141, request: 141 })
  const { trace: next } = driver.of('trace').at(-1)!
  expect(next).toMatchObject({ step: 141, before: driver.lastFrame().parameters, update: driver.lastFrame().next!.update })
  for (const step of [-1, 142, 9999]) {
    go(driver, { type: 'trace', run: 1, step, request: 1000 })
    expect(driver.of('trace').at(-1)).toMatchObject({ request: 1000, trace: null })
  }
  expect(driver.session.hash(1)).toBe(hash)
})

test('the frame shows the watched sample of the batch with its mask, else the first of the batch', () => {
  const driver = began(documentWith('moons', { dropout: 0.5, batchSize: 'full' }))
  go(driver, { type: 'step', steps: 1 })
  const [row] = driver.of('opened')[0].split.train
  const [other] = driver.of('opened')[0].split.test
  go(driver, { type: 'watch', run: 1, watch: { ...WATCH, sample: row } })
  const { trace } = driver.lastFrame()
  expect(trace?.rows[trace.included[0]]).toBe(row)
  expect(trace?.mask[0]).toHaveLength(4)
  go(driver, { type: 'watch', run: 1, watch: { ...WATCH, sample: other } })
  expect([...(driver.lastFrame().trace?.included ?? [])]).toEqual([0])
  expect(driver.lastFrame().probe.row).toBe(other)
})
