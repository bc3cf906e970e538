import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Frame, LandscapeQuestion } from '../../../src/trainer/protocol'
import { fakePage, frame, workerFactory } from '../fakes'

fakePage()
const { firstRun, holdLandscape, latestLandscape, page, refitLandscape, setWindow, sizeLandscape, subscribeLandscape } = await import(
  '../../../src/page'
)
const { initialRun } = await import('../../../src/page/run/run-state')
const { setAnalystWorker, updateLandscape } = await import('../../../src/page/questions/landscape')

const { frames } = firstRun
let workers = workerFactory()
let end = () => {}
const heard = vi.fn()

beforeEach(async () => {
  vi.useFakeTimers()
  workers = workerFactory()
  await setAnalystWorker(workers.create)
  frames.reset()
  const { document } = initialRun()
  const { scenario } = document
  firstRun.state.setState({
    ...initialRun(),
    document: { ...document, view: { ...document.view, axes: [0, 1] } },
    run: 1,
    status: 'paused',
    training: scenario.training,
    activations: scenario.network.activations,
  })
  heard.mockClear()
  frames.receive(frame(1, 0))
  end = subscribeLandscape(heard)
})
afterEach(async () => {
  end()
  await setAnalystWorker(workers.create)
  vi.useRealTimers()
})

const questions = () => workers.made.flatMap((worker) => worker.posted) as unknown as LandscapeQuestion[]
const newest = () => questions().at(-1)!
const domain = [
  [-1, 1],
  [-2, 2],
] as const

function answer(patch: Record<string, unknown> = {}): void {
  const { run, request, step, axes } = newest()
  workers
    .newest()
    .say({ type: 'landscape', run, request, step, axes, domain, levels: [0.1, 0.2], side: 26, penalty: null, done: true, ...patch })
}

function move(step: number): void {
  vi.advanceTimersByTime(300)
  frames.receive(frame(1, step))
  updateLandscape()
}

test('after a change the question waits for the frame that the change is in', () => {
  answer()
  const { length } = questions()
  const { document } = firstRun.state.getState()
  firstRun.state.setState({ document: { ...document, changes: [{ step: 0, field: 'parameter', value: { index: 0, value: 5 } }] } })
  frames.outdate() // as the event of the change does
  updateLandscape()
  vi.advanceTimersByTime(300)
  expect(questions()).toHaveLength(length)
  frames.receive(frame(1, 0, { parameters: Float64Array.of(5, 0) }))
  updateLandscape()
  vi.advanceTimersByTime(300)
  expect(questions()).toHaveLength(length + 1)
  expect([...newest().parameters]).toEqual([5, 0])
})

test('the Analyst chooses the window for the way of the run, and keeps levels while it can', () => {
  expect(newest()).toMatchObject({ step: 0, axes: [0, 1], domain: null, levels: null, sides: [26, 51, 101] })
  answer()
  expect(heard).toHaveBeenCalledTimes(1)
  expect(latestLandscape()?.levels).toEqual([0.1, 0.2])
  firstRun.state.setState({ status: 'playing' })
  move(1)
  vi.advanceTimersByTime(1000) // the questions are paced
  expect(newest()).toMatchObject({ step: 1, domain: null, levels: [0.1, 0.2], sides: [26, 51] })
})

test('nothing is asked twice', () => {
  answer()
  vi.advanceTimersByTime(1000)
  updateLandscape()
  updateLandscape()
  expect(questions()).toHaveLength(1)
})

test('a picture that is pointed at keeps its window', () => {
  answer()
  holdLandscape(true)
  move(1)
  expect(newest()).toMatchObject({ step: 1, domain })
  answer()
  vi.advanceTimersByTime(300)
  holdLandscape(false)
  expect(newest()).toMatchObject({ step: 1, domain: null })
})

test('the window is for where the runs are, have been and will be next', () => {
  answer()
  vi.advanceTimersByTime(300)
  const next = { after: Float64Array.of(5, 1) } as unknown as Frame['next']
  const trajectory = { reset: true, stride: 1, parameters: [0, 1], points: Float64Array.of(0, -3, 2, 1, 4, 2) }
  frames.receive({ ...frame(1, 1, { parameters: Float64Array.of(4, 2) }), trajectory, next })
  updateLandscape()
  expect(newest().reached).toEqual([
    [-3, 4],
    [2, 2],
  ])
  expect(newest().reach).toEqual([
    [-3, 5],
    [1, 2],
  ])
})

test('a window that a person has set is asked for until Fit gives the path its own again', () => {
  answer()
  vi.advanceTimersByTime(300)
  const window = [
    [-9, 9],
    [0, 18],
  ] as const
  setWindow(window)
  expect(newest().domain).toEqual(window)
  answer({ domain: window })
  move(1)
  expect(newest()).toMatchObject({ step: 1, domain: window })
  answer({ domain: window })
  vi.advanceTimersByTime(300)
  refitLandscape()
  expect(firstRun.state.getState().document.view.window).toBeNull()
  expect(newest().domain).toBeNull()
})

test('only a large plot gets the finest grid, asked for once it is large', () => {
  answer({ side: 101 })
  vi.advanceTimersByTime(1000)
  sizeLandscape(400)
  expect(questions()).toHaveLength(1)
  sizeLandscape(900)
  expect(newest().sides).toEqual([26, 51, 101, 201])
  answer({ side: 201 })
  vi.advanceTimersByTime(1000)
  sizeLandscape(400)
  expect(questions()).toHaveLength(2)
  expect(latestLandscape()?.side).toBe(201)
})

test('other axes, another loss or other data clear the picture and choose anew', () => {
  const { document, training } = firstRun.state.getState()
  const { scenario, view } = document
  const others = [
    { document: { ...document, view: { ...view, axes: [2, 3] as const } } },
    { training: { ...training!, loss: 'mse' as const } },
    { document: { ...document, scenario: { ...scenario, data: { kind: 'xor', samples: 8, noise: 0, seed: 1 } as const } } },
  ]
  for (const other of others) {
    vi.advanceTimersByTime(300)
    updateLandscape()
    answer()
    expect(latestLandscape()).not.toBeNull()
    vi.advanceTimersByTime(300)
    firstRun.state.setState(other)
    updateLandscape()
    expect(latestLandscape()).toBeNull()
    expect(newest()).toMatchObject({ domain: null, levels: null })
  }
})

test('a restart or another rate keeps the levels', () => {
  answer()
  const { document } = firstRun.state.getState()
  const { scenario } = document
  vi.advanceTimersByTime(300)
  firstRun.state.setState({
    run: 2,
    document: { ...document, scenario: { ...scenario, training: { ...scenario.training, learningRate: 9 } } },
  })
  frames.receive(frame(2, 0))
  updateLandscape()
  expect(newest()).toMatchObject({ run: 2, levels: [0.1, 0.2] })
})

test('where one weight is all that is trained, a curve over it is asked for, without a penalty apart', () => {
  answer()
  const { training } = firstRun.state.getState()
  vi.advanceTimersByTime(300)
  page.setState({ penaltyApart: true })
  firstRun.state.setState({
    network: { parameterCount: 2 } as ReturnType<typeof initialRun>['network'],
    training: { ...training!, trainBiases: false, penalty: { kind: 'l2', form: 'plain', lambda: 1 } },
  })
  updateLandscape()
  expect(newest()).toMatchObject({ axes: [0], sides: [101], domain: null, apart: false })
  answer({ levels: [] })
  vi.advanceTimersByTime(300)
  refitLandscape()
  expect(newest()).toMatchObject({ axes: [0], domain: null })
  answer({ levels: [] })
  vi.advanceTimersByTime(300)
  firstRun.state.setState({ training: { ...training!, trainBiases: true } })
  updateLandscape()
  expect(latestLandscape()).toBeNull()
  expect(newest()).toMatchObject({ axes: [0, 1] })
  page.setState({ penaltyApart: false })
})

test('refit chooses anew', () => {
  answer()
  vi.advanceTimersByTime(300)
  refitLandscape()
  expect(newest()).toMatchObject({ domain: null, levels: null })
  expect(questions()).toHaveLength(2)
})

test('an answer about axes that are gone is dropped', () => {
  const { document } = firstRun.state.getState()
  firstRun.state.setState({ document: { ...document, view: { ...document.view, axes: [4, 5] } } })
  answer()
  expect(latestLandscape()).toBeNull()
})

test('without a listener nothing is computed', () => {
  answer()
  end()
  move(5)
  expect(questions()).toHaveLength(1)
})

test('who looks away gives a landscape up that is still getting finer; whoever looks again has it asked again', () => {
  answer({ done: false })
  end()
  expect(workers.newest().types()).toEqual(['landscape', 'cancelLandscape'])
  vi.advanceTimersByTime(300)
  end = subscribeLandscape(heard)
  vi.advanceTimersByTime(300)
  expect(workers.newest().types()).toEqual(['landscape', 'cancelLandscape', 'landscape'])
  answer()
  end()
  end = subscribeLandscape(heard)
  vi.advanceTimersByTime(300)
  expect(workers.newest().types()).toHaveLength(3)
})
