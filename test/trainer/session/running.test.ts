import { expect, test } from 'vitest'
import type { Change, Document } from '../../../src/document/types'
import type { Command } from '../../../src/trainer/protocol'
import { documentWith } from '../../support/run-documents'
import { createDriver, type Driver, openIn, WATCH } from '../../support/session-driver'

function began(document: Document): Driver {
  const driver = createDriver()
  openIn(driver, 1, document)
  return driver
}

function go(driver: Driver, command: Command): void {
  driver.send(command)
  driver.settle()
}

const steep = () => documentWith('valley', { learningRate: 0.05 })

test('(3w1 + 4w2 − 6)² at rate 0.05 grows, then diverges, and its last finite state is kept', () => {
  const driver = began(steep())
  // slowly enough that the page hears of the growth before the end
  go(driver, { type: 'play', rate: 20 })
  const flags = driver.of('status').map(({ status, growing }) => `${status}${growing ? ' growing' : ''}`)
  expect(flags).toEqual(['paused', 'playing', 'playing growing', 'diverged growing'])
  const { diverged, position, lastStep } = driver.lastStatus()
  expect(position.step).toBeGreaterThan(100)
  expect([diverged?.step, lastStep]).toEqual([position.step, position.step])
  expect(diverged?.tensor).toMatch(/^(loss|gradient of|weight)/)
  const frame = driver.lastFrame()
  expect(frame.exact).toBe(true)
  expect(frame.parameters.every(Number.isFinite)).toBe(true)
  expect(frame.next).toBeNull()
  for (const row of driver.of('frame').flatMap((event) => event.frame.rows)) expect(row.step).toBeLessThanOrEqual(position.step)
})

test('a diverged run goes on after a seek back or a change, and diverges again at the same step without one', () => {
  const driver = began(steep())
  go(driver, { type: 'play', rate: 'max' })
  const { step } = driver.lastStatus().position
  go(driver, { type: 'seek', step: 5 })
  expect(driver.lastStatus()).toMatchObject({ status: 'paused', diverged: null, lastStep: step, growing: false })
  go(driver, { type: 'seek', step: step + 10 })
  expect(driver.lastStatus()).toMatchObject({ status: 'diverged', diverged: { step } })
  go(driver, { type: 'seek', step: 5 })
  go(driver, { type: 'change', run: 1, change: { field: 'learningRate', value: 0.01 } })
  go(driver, { type: 'step', steps: 200 })
  expect(driver.lastStatus()).toMatchObject({ status: 'paused', diverged: null, position: { step: 205 } })
  expect(driver.lastFrame().row?.trainLoss).toBeLessThan(1e-9)
})

test('a change where a run has diverged lets it go on', () => {
  const driver = began(steep())
  go(driver, { type: 'play', rate: 'max' })
  const { step } = driver.lastStatus().position
  for (const index of [0, 1]) go(driver, { type: 'change', run: 1, change: { field: 'parameter', value: { index, value: 1 } } })
  expect(driver.lastStatus()).toMatchObject({ status: 'paused', diverged: null })
  go(driver, { type: 'step', steps: 3 })
  expect(driver.lastFrame().position.step).toBe(step + 3)
})

test('a new batch size acts from the next epoch on, at the start of an epoch at once', () => {
  const driver = began(documentWith('moons'))
  go(driver, { type: 'step', steps: 3 })
  go(driver, { type: 'change', run: 1, change: { field: 'batchSize', value: 50 } })
  expect(driver.lastFrame().position).toEqual({ step: 3, epoch: 0, batch: 4, batches: 15 })
  go(driver, { type: 'epoch' })
  expect(driver.lastFrame().position).toEqual({ step: 15, epoch: 1, batch: 1, batches: 3 })
  go(driver, { type: 'change', run: 1, change: { field: 'batchSize', value: 'full' } })
  expect(driver.lastFrame().position).toEqual({ step: 15, epoch: 1, batch: 1, batches: 1 })
})

test('every training row is used once an epoch, the last batch is smaller, listed order is kept', () => {
  for (const order of ['shuffled', 'listed'] as const) {
    const driver = began(documentWith('moons', { batchSize: 40, order }))
    const { train } = driver.of('opened')[0].split
    const epochs: number[][] = []
    for (let epoch = 0; epoch < 2; epoch++) {
      const sizes: number[] = []
      const rows: number[] = []
      for (let k = 0; k < 4; k++) {
        go(driver, { type: 'step', steps: 1 })
        const batch = driver.lastFrame().trace?.rows ?? new Int32Array(0)
        sizes.push(batch.length)
        rows.push(...batch)
      }
      expect(sizes).toEqual([40, 40, 40, 30])
      expect([...rows].sort((a, b) => a - b)).toEqual([...train])
      epochs.push(rows)
    }
    expect(epochs[0].join() === [...train].join()).toBe(order === 'listed')
    expect(epochs[0].join() === epochs[1].join()).toBe(order === 'listed')
  }
})

test('changing the rate restarts the schedule at that step, other changes do not', () => {
  const driver = began(documentWith('moons', { schedule: { kind: 'exponential', gamma: 0.5 }, learningRate: 0.8 }))
  go(driver, { type: 'step', steps: 2 })
  go(driver, { type: 'change', run: 1, change: { field: 'dropout', value: 0.1 } })
  expect(driver.lastFrame().row?.learningRate).toBe(0.2)
  go(driver, { type: 'change', run: 1, change: { field: 'learningRate', value: 0.4 } })
  expect(driver.lastFrame().row?.learningRate).toBe(0.4)
  go(driver, { type: 'step', steps: 1 })
  expect(driver.lastFrame().trace?.learningRate).toBe(0.4)
  expect(driver.lastFrame().row?.learningRate).toBe(0.2)
})

test('an optimizer of another kind starts with an empty state, of the same kind it keeps it', () => {
  const driver = began(documentWith('moons', { optimizer: { kind: 'momentum', beta: 0.9 } }))
  go(driver, { type: 'step', steps: 5 })
  const velocity = () => driver.lastFrame().trace?.state.velocity ?? new Float64Array(0)
  const before = velocity()
  go(driver, { type: 'change', run: 1, change: { field: 'optimizer', value: { kind: 'momentum', beta: 0 } } })
  go(driver, { type: 'change', run: 1, change: { field: 'optimizer', value: { kind: 'momentum', beta: 0.5 } } })
  go(driver, { type: 'step', steps: 1 })
  const { totalGradient } = driver.lastFrame().trace!
  expect(velocity()).toEqual(totalGradient.map((g, p) => 0.5 * before[p] + g))
  go(driver, { type: 'change', run: 1, change: { field: 'optimizer', value: { kind: 'nesterov', beta: 0.5 } } })
  go(driver, { type: 'step', steps: 1 })
  expect(velocity()).toEqual(driver.lastFrame().trace!.totalGradient)
})

test('turning dropout on and off changes neither the order of the rows nor the first weights', () => {
  const plain = began(documentWith('moons'))
  const dropped = began(documentWith('moons', { dropout: 0.5 }))
  expect(dropped.lastFrame().parameters).toEqual(plain.lastFrame().parameters)
  for (let k = 0; k < 20; k++) {
    for (const driver of [plain, dropped]) go(driver, { type: 'step', steps: 1 })
    expect(dropped.lastFrame().trace?.rows).toEqual(plain.lastFrame().trace?.rows)
  }
  expect(dropped.lastFrame().parameters).not.toEqual(plain.lastFrame().parameters)
})

test('a typed weight is in the row, the path and the frame of its step', () => {
  const driver = began(documentWith('moons'))
  go(driver, { type: 'step', steps: 4 })
  const before = driver.lastFrame().row?.trainLoss
  go(driver, { type: 'change', run: 1, change: { field: 'parameter', value: { index: 1, value: 2.5 } } })
  const { row, rows, trajectory, parameters } = driver.lastFrame()
  expect(parameters[1]).toBe(2.5)
  expect(row?.trainLoss).not.toBe(before)
  expect(rows).toEqual([row])
  expect(trajectory.reset).toBe(true)
  expect(Array.from(trajectory.points.subarray(-3))).toEqual([4, parameters[0], 2.5])
})

test('functions are exchanged with the weights kept', () => {
  const driver = began(documentWith('moons'))
  go(driver, { type: 'step', steps: 20 })
  const { parameters } = driver.lastFrame()
  go(driver, { type: 'change', run: 1, change: { field: 'functions', value: { activations: ['relu', 'relu', 'sigmoid'], loss: 'mse' } } })
  expect(driver.lastFrame().parameters).toEqual(parameters)
  expect(driver.lastFrame().training.loss).toBe('mse')
  expect(driver.lastFrame().probe.a[0].every((a) => a >= 0)).toBe(true)
})

test('history rows come at counted steps, the same whatever the speed', () => {
  const stepsOf = (driver: Driver) => driver.of('frame').flatMap(({ frame }) => frame.rows.map((row) => row.step))
  const expected = [...Array.from({ length: 101 }, (_, step) => step), ...Array.from({ length: 13 }, (_, k) => 105 + 15 * k)]
  const inOne = began(documentWith('moons'))
  go(inOne, { type: 'seek', step: 290 })
  expect(stepsOf(inOne)).toEqual(expected)
  const played = createDriver((event) => {
    if (event.type === 'frame') played.send({ type: 'painted', run: 1 })
  })
  openIn(played, 1, documentWith('moons'))
  played.send({ type: 'play', rate: 300 })
  played.settle(700)
  go(played, { type: 'seek', step: 290 })
  expect(stepsOf(played)).toEqual(expected)
})

test('the state is mirrored about once a second while running, and on every pause', () => {
  const driver = began(documentWith('moons'))
  driver.send({ type: 'play', rate: 20 })
  driver.settle(5000)
  const { length } = driver.of('checkpoint')
  expect(length).toBeGreaterThanOrEqual(5)
  expect(length).toBeLessThanOrEqual(7)
  go(driver, { type: 'pause' })
  expect(driver.of('checkpoint').at(-1)?.checkpoint.step).toBe(driver.lastFrame().position.step)
})

test('exact frames carry finer response maps, outputs of all rows and a confusion matrix', () => {
  const driver = createDriver()
  openIn(driver, 1, documentWith('moons'), { ...WATCH, fieldSide: 11 })
  const { field, outputs } = driver.lastFrame()
  expect([field?.side, field?.units.length, field?.units[2][0].length]).toEqual([22, 3, 484])
  expect(outputs?.values).toHaveLength(200)
  const total = (counts: Int32Array | undefined) => counts?.reduce((sum, count) => sum + count, 0)
  expect([total(outputs?.confusion?.train), total(outputs?.confusion?.test)]).toEqual([150, 50])
  driver.send({ type: 'painted', run: 1 })
  driver.send({ type: 'play', rate: 20 })
  driver.settle(60)
  expect(driver.lastFrame()).toMatchObject({ exact: false, field: { side: 11 } })
})

test('a run that throws says so with its step and is closed, the other goes on', () => {
  const driver = began(documentWith('moons'))
  openIn(driver, 2, documentWith('sine'))
  go(driver, { type: 'step', steps: 3 })
  const wrong = { activations: ['tanh', 'linear'], loss: 'bce' } as const
  go(driver, { type: 'change', run: 2, change: { field: 'functions', value: wrong } })
  expect(driver.of('failed')).toMatchObject([{ run: 2, step: 3 }])
  expect(() => driver.session.hash(2)).toThrow()
  go(driver, { type: 'step', steps: 3 })
  expect(driver.lastFrame()).toMatchObject({ run: 1, position: { step: 6 } })
})

test('two runs play in lockstep', () => {
  const driver = began(documentWith('moons'))
  openIn(driver, 2, documentWith('dropout'))
  driver.send({ type: 'play', rate: 'max' })
  for (let k = 0; k < 10; k++) driver.slice(5)
  go(driver, { type: 'pause' })
  const [a, b] = [1, 2].map((run) => driver.of('frame').findLast(({ frame }) => frame.run === run)?.frame.position.step ?? Number.NaN)
  expect(a).toBeGreaterThan(10)
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1)
  go(driver, { type: 'seek', step: 33 })
  for (const run of [1, 2]) expect(driver.of('frame').findLast(({ frame }) => frame.run === run)?.frame.position.step).toBe(33)
})

test('the change log keeps what was set, in order', () => {
  const driver = began(documentWith('moons'))
  const log: Change[] = []
  for (const [step, value] of [
    [0, 0.2],
    [7, 0.3],
    [7, 0.4],
  ]) {
    go(driver, { type: 'seek', step })
    go(driver, { type: 'change', run: 1, change: { field: 'learningRate', value } })
    log.push({ field: 'learningRate', value, step })
  }
  expect(driver.of('changed').at(-1)).toEqual({ type: 'changed', run: 1, changes: log, cut: null })
})

test('a weight that is typed far off is no growing loss: the rows before are of other weights', () => {
  const driver = createDriver()
  openIn(driver, 1, documentWith('two-two-two'))
  driver.send({ type: 'seek', step: 3000 })
  driver.settle()
  const before = driver.lastFrame().row!.trainLoss
  driver.send({ type: 'change', run: 1, change: { field: 'parameter', value: { index: 6, value: 20 } } })
  driver.settle()
  expect(driver.lastFrame().row!.trainLoss).toBeGreaterThan(100 * before)
  expect(driver.lastStatus().growing).toBe(false)
  driver.send({ type: 'seek', step: 2990 })
  driver.settle()
  driver.send({ type: 'seek', step: 3000 })
  driver.settle()
  expect(driver.lastStatus().growing).toBe(false)
})
