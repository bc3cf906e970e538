import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Training } from '../../src/document/types'
import { FakeWorker, fakePage } from '../page/fakes'
import { SettledPage } from '../page/session-worker'
import { documentWith } from '../support/run-documents'

const page = new SettledPage(fakePage())
const { settled } = page
const store = await import('../../src/page')
const { beginComparison, endComparison, showRun } = await import('../../src/page/documents/comparison')
const { leaveInside, enterInside } = await import('../../src/page/inside/inside')
const { openRuns, setTrainingWorker } = await import('../../src/page/state/runs')
const { resetUndo } = await import('../../src/page/documents/undo-actions')
const { scaleRate, toggleDropout, toggleMomentum } = await import('../../src/panels/lecture/quick-changes')

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterAll(() => {
  vi.useRealTimers()
})
beforeEach(() => {
  vi.advanceTimersByTime(1000)
  setTrainingWorker(page.create)
})
const second = () => store.page.getState().runs[1]!

afterEach(() => {
  leaveInside()
  endComparison()
  resetUndo()
  setTrainingWorker(() => new FakeWorker())
})

function opened(training: Partial<Training> = {}): void {
  settled(() => openRuns([documentWith('moons', training)]))
}

const said = () => store.page.getState().message?.text
const training = () => store.firstRun.state.getState().training!
const rates = () => [training().learningRate, second().state.getState().training?.learningRate]

test('in a comparison a quick change is one of the run whose settings are shown, and names it', () => {
  opened({ learningRate: 0.1 })
  settled(beginComparison)
  settled(() => scaleRate(2))
  expect([rates(), said()]).toEqual([[0.1, 0.2], 'Run B: learning rate 0.1 → 0.2'])
  showRun('A')
  settled(() => scaleRate(2))
  expect([rates(), said()]).toEqual([[0.2, 0.2], 'Run A: learning rate 0.1 → 0.2'])
})

test('keys pressed while a run is being opened act on it once it is there', () => {
  opened({ learningRate: 0.1 })
  settled(() => {
    openRuns([documentWith('moons', { learningRate: 0.2 })])
    expect(store.firstRun.state.getState().status).toBe('loading')
    scaleRate(2)
    scaleRate(2)
    toggleMomentum()
  })
  expect(training()).toMatchObject({ learningRate: 0.8, optimizer: { kind: 'momentum' } })
})

test('inside a step, which is one of run A, a quick change is one of run A though B was chosen', async () => {
  opened({ learningRate: 0.1 })
  settled(() => store.step(2))
  settled(beginComparison)
  settled(enterInside)
  await new Promise((done) => setTimeout(done))
  page.newest.settle()
  await new Promise((done) => setTimeout(done))
  expect(store.page.getState().inside?.step).toBe(1)
  settled(() => scaleRate(2))
  expect([rates(), said()]).toEqual([[0.2, 0.1], 'Run A, from the next step on: learning rate 0.1 → 0.2'])
})

test('under a schedule the rate in force is doubled, not the one it began with; keys pressed before the worker answers all count', async () => {
  opened({ learningRate: 0.1, schedule: { kind: 'step', gamma: 0.5, stepSize: 10 } })
  settled(() => store.step(25))
  expect(training().learningRate).toBe(0.1)
  scaleRate(2)
  await vi.dynamicImportSettled() // of the schedules
  page.newest.settle()
  expect(said()).toBe('Learning rate 0.025 → 0.05; the schedule begins again there')
  settled(() => store.step(1))
  expect(store.latestFrame()!.trace!.learningRate).toBe(0.05)
  scaleRate(2)
  scaleRate(2)
  scaleRate(0.5)
  await vi.dynamicImportSettled()
  page.newest.settle()
  expect(training().learningRate).toBe(0.1)
})

test('right after undo the rate that was there again is doubled', () => {
  opened({ learningRate: 0.1 })
  settled(() => scaleRate(2))
  settled(store.undo)
  settled(() => scaleRate(2))
  expect(training().learningRate).toBe(0.2)
})

test('the momentum key turns off what is on, Nesterov’s too and at β = 0, and says when the state of another optimizer is lost', () => {
  for (const [optimizer, then, words] of [
    [{ kind: 'sgd' }, 'momentum', 'Momentum on: β = 0.9'],
    [{ kind: 'momentum', beta: 0 }, 'sgd', 'Momentum off: plain gradient descent'],
    [{ kind: 'nesterov', beta: 0.9 }, 'sgd', 'Momentum (Nesterov) off: plain gradient descent'],
    [
      { kind: 'adam', beta1: 0.9, beta2: 0.999, eps: 1e-8 },
      'momentum',
      'Momentum on: β = 0.9. The optimizer starts again with an empty state.',
    ],
  ] as const) {
    opened({ optimizer })
    settled(toggleMomentum)
    expect([training().optimizer.kind, said()]).toEqual([then, words])
  }
})

test('the dropout key turns it on and off', () => {
  opened({ dropout: 0 })
  settled(toggleDropout)
  expect([training().dropout, said()]).toEqual([0.5, 'Dropout on: each hidden unit is dropped with chance 0.5'])
  settled(toggleDropout)
  expect([training().dropout, said()]).toEqual([0, 'Dropout off'])
})

test('M or P pressed twice, faster than the worker answers, is on and off again, and the messages say so', () => {
  opened({ optimizer: { kind: 'sgd' }, dropout: 0 })
  settled(() => {
    toggleMomentum()
    expect(said()).toBe('Momentum on: β = 0.9')
    toggleMomentum()
    expect(said()).toBe('Momentum off: plain gradient descent')
    toggleDropout()
    toggleDropout()
    expect(said()).toBe('Dropout off')
  })
  expect([training().optimizer.kind, training().dropout]).toEqual(['sgd', 0])
})

test('a network without hidden units has nothing to drop, and is left as it is', () => {
  const { scenario, ...rest } = documentWith('moons', {})
  const network = { ...scenario.network, hidden: [], activations: scenario.network.activations.slice(-1) }
  settled(() => openRuns([{ ...rest, scenario: { ...scenario, network } }]))
  settled(toggleDropout)
  expect(training().dropout).toBe(0)
  expect(store.currentDocument().changes).toEqual([])
  expect(said()).toBe('There is nothing to drop: dropout acts on hidden units, and this network has none')
})

test.each([
  [65.536, 2, 100, 'Learning rate 65.536 → 100, the largest that can be set', 'Learning rate 100 is the largest that can be set'],
  [
    0.0000015,
    0.5,
    0.000001,
    'Learning rate 0.0000015 → 0.000001, the smallest that can be set',
    'Learning rate 0.000001 is the smallest that can be set',
  ],
])('from %d the rate goes to its limit, is not refused, and stays there', (from, factor, limit, first, then) => {
  opened({ learningRate: from })
  settled(() => scaleRate(factor))
  expect([training().learningRate, said()]).toEqual([limit, first])
  settled(() => scaleRate(factor))
  expect([training().learningRate, said()]).toEqual([limit, then])
  store.say('error', 'The run diverged.')
  settled(() => scaleRate(factor))
  expect(said()).toBe('The run diverged.')
})
