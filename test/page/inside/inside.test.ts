import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSession, type Session } from '../../../src/trainer/session/session'
import { FakeWorker, fakePage } from '../fakes'

const page = fakePage()
const store = await import('../../../src/page')
const { resetPage } = await import('../reset')
const { openRuns, setTrainingWorker } = await import('../../../src/page/state/runs')
const inside = await import('../../../src/page/inside/inside')
const { firstRun } = store

/** The real session behind the interface of a worker. */
class SessionWorker extends FakeWorker {
  private now = 0
  private readonly queue: unknown[] = []
  private readonly session: Session = createSession({
    emit: (event) => this.queue.push(structuredClone(event)),
    now: () => {
      this.now += 0.05
      return this.now
    },
  })

  override postMessage(message: unknown): void {
    super.postMessage(message)
    if (!this.terminated) this.session.handle(structuredClone(message) as Parameters<Session['handle']>[0])
  }

  turn(): boolean {
    if (this.terminated) return false
    const wait = this.session.work(8)
    this.now += Number.isFinite(wait) ? wait : 0
    const events = this.queue.splice(0)
    for (const event of events) this.say(event)
    return page.animate() > 0 || events.length > 0 || wait === 0
  }
}

let worker: SessionWorker

beforeEach(async () => {
  resetPage()
  setTrainingWorker(() => {
    worker = new SessionWorker()
    return worker
  })
  openRuns([firstRun.state.getState().document])
  await settle()
})
afterEach(() => {
  inside.leaveInside()
  setTrainingWorker(() => new FakeWorker())
  vi.useRealTimers()
})

async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    quiet = worker.turn() ? 0 : quiet + 1
    await Promise.resolve()
  }
}

const now = () => store.page.getState().inside!

test('what is said at the start goes with the first move, and a lecture, whose caption says it, does not say it', async () => {
  const message = () => store.page.getState().message
  inside.enterInside()
  await settle()
  expect(message()?.text).toContain('Took one step')
  inside.goToOperation(1)
  expect(message()).toBeNull()
  inside.leaveInside()
  store.restart()
  store.page.setState({ lecture: true })
  await settle()
  inside.enterInside()
  await settle()
  expect(now()).toMatchObject({ step: 0 })
  expect(message()).toBeNull()
})

test('at step 0 the first step is made and opened at its first operation; leaving keeps the step', async () => {
  inside.enterInside()
  await settle()
  expect(now()).toMatchObject({ step: 0, index: 0, level: 'operation' })
  expect(now().context.trace.rows).toHaveLength(10)
  inside.leaveInside()
  expect(store.page.getState().inside).toBeNull()
  expect(firstRun.state.getState().position?.step).toBe(1)
})

test('while the run plays it pauses, and its newest step is opened', async () => {
  store.play()
  for (let k = 0; k < 40; k++) worker.turn()
  inside.enterInside()
  await settle()
  expect(firstRun.state.getState().status).toBe('paused')
  expect(now().step).toBe(firstRun.state.getState().position!.step - 1)
})

test('by groups of every level forward to the end and back to the start, always at the end of a group', async () => {
  inside.enterInside()
  await settle()
  const { operations } = now()
  const last = operations.count('operation') - 1
  for (const level of ['unit', 'layer', 'phase', 'sample', 'step'] as const) {
    inside.setLevel(level)
    for (let moves = 0; now().index < last; moves++) {
      inside.nextOperation()
      expect(operations.group(level, now().index).to - 1).toBe(now().index)
      expect(moves).toBeLessThanOrEqual(operations.count(level))
    }
    while (now().index > 0) inside.previousOperation()
  }
})

test('another step is followed by the same operation; the trace is that of the new step', async () => {
  inside.enterInside()
  await settle()
  inside.goToOperation(33)
  store.step(1)
  await settle()
  expect(now()).toMatchObject({ step: 1, index: 33 })
  expect(now().context.trace.step).toBe(1)
  store.seek(1)
  await settle()
  expect(now().step).toBe(0)
  store.seek(0)
  await settle()
  expect(store.page.getState().inside).toBeNull()
})

test('the same operation of the next sample, and not beyond the batch', async () => {
  inside.enterInside()
  await settle()
  inside.goToOperation(5)
  const kind = now().operations.at(5).kind
  inside.goToSample(1)
  expect(now().operations.at(now().index)).toMatchObject({ sample: 1, kind })
  inside.goToSample(-1)
  inside.goToSample(-1)
  expect(now().index).toBe(5)
})

test('a walk goes on by itself to the end of its phase, and not into the next', async () => {
  inside.enterInside()
  await settle()
  vi.useFakeTimers()
  inside.setLevel('layer')
  inside.toggleWalking()
  expect(now().walking).toBe(true)
  vi.advanceTimersByTime(60_000)
  const { operations, index, walking } = now()
  expect(walking).toBe(false)
  expect(operations.group('phase', index).to - 1).toBe(index)
  expect(operations.at(index).kind).toBe('loss')
})

test('the pace of a walk is kept, and told, when the step is left and opened again', async () => {
  inside.setPace(500)
  inside.enterInside()
  await settle()
  inside.leaveInside()
  inside.enterInside()
  await settle()
  expect(store.page.getState().pace).toBe(500)
  vi.useFakeTimers()
  inside.toggleWalking()
  const { index } = now()
  vi.advanceTimersByTime(501)
  expect(now().index).toBe(index + 1)
})

test('questions leave a trail', async () => {
  inside.enterInside()
  await settle()
  inside.askWhy({ kind: 'dataLoss' })
  inside.askWhy({ kind: 'sampleLoss', sample: 0 })
  inside.askWhy({ kind: 'dataLoss' })
  expect(now().why).toEqual([{ kind: 'dataLoss' }])
  inside.forgetWhy()
  expect(now().why).toEqual([])
})

test('bookmarks are kept in order, and a second press takes one away', async () => {
  inside.enterInside()
  await settle()
  for (const index of [9, 3]) {
    inside.goToOperation(index)
    inside.toggleBookmark()
  }
  expect(now().bookmarks).toEqual([3, 9])
  inside.toggleBookmark()
  expect(now().bookmarks).toEqual([9])
})

test('a worker that dies while a step is walked through leaves the person at the operation, and the step is made again', async () => {
  store.step(70)
  await settle()
  inside.enterInside()
  await settle()
  inside.goToOperation(7)
  inside.toggleBookmark()
  const { step, key } = now()
  const { trace } = store.latestFrame()!
  const dead = worker
  dead.crash()
  await settle()
  expect(worker).not.toBe(dead)
  expect(now()).toMatchObject({ step, key, index: 7, bookmarks: [7] })
  expect(firstRun.state.getState()).toMatchObject({ status: 'paused', position: { step: step + 1 } })
  expect(store.latestFrame()!.trace).toEqual(trace)
  // the run that has come back can be walked on, and another document closes the step
  store.step()
  await settle()
  expect(now()).toMatchObject({ step: step + 1, index: 7 })
  openRuns([firstRun.state.getState().document])
  expect(store.page.getState().inside).toBeNull()
})

test('a worker that dies while a step is being opened opens it when it stands again; one that is given up closes it', async () => {
  store.step(3)
  await settle()
  inside.enterInside()
  worker.crash()
  await settle()
  expect(now()).toMatchObject({ step: 2, index: 0 })
  worker.crash()
  expect(firstRun.state.getState().status).toBe('failed')
  expect(store.page.getState().inside).toBeNull()
})
