import { vi } from 'vitest'
import type { WorkerLike } from '../../src/page/workers/supervised-worker'
import type { Frame, HistoryRow, RunId } from '../../src/trainer/protocol'

/** A worker that answers only what a test lets it answer. */
export class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null
  onerror: WorkerLike['onerror'] = null
  onmessageerror: WorkerLike['onmessageerror'] = null
  posted: { readonly type: string; readonly [field: string]: unknown }[] = []
  terminated = false

  postMessage(message: unknown): void {
    this.posted.push(message as FakeWorker['posted'][number])
  }

  terminate(): void {
    this.terminated = true
  }

  say(data: unknown): void {
    ;(this.onmessage as ((event: unknown) => void) | null)?.({ data })
  }

  crash(message = 'out of luck'): void {
    ;(this.onerror as ((event: unknown) => void) | null)?.({ message })
  }

  types(): string[] {
    return this.posted.map((message) => message.type)
  }

  last(type: string): FakeWorker['posted'][number] | undefined {
    return this.posted.findLast((message) => message.type === type)
  }
}

/** All workers that a factory has made, newest last. */
export function workerFactory(): { readonly create: () => FakeWorker; readonly made: FakeWorker[]; readonly newest: () => FakeWorker } {
  const made: FakeWorker[] = []
  const create = () => {
    const worker = new FakeWorker()
    made.push(worker)
    return worker
  }
  return { create, made, newest: () => made[made.length - 1] }
}

/** A page in Node: whether it is hidden, its listeners, and animation frames that run when the test says so. */
export function fakePage() {
  const listeners: (() => void)[] = []
  const page = { hidden: false, addEventListener: (_: string, listener: () => void) => listeners.push(listener) }
  let callbacks = new Map<number, () => void>()
  let ids = 0
  vi.stubGlobal('document', page)
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    ids += 1
    callbacks.set(ids, callback)
    return ids
  })
  vi.stubGlobal('cancelAnimationFrame', (id: number) => callbacks.delete(id))
  return {
    animate(): number {
      const due = callbacks
      callbacks = new Map()
      for (const callback of due.values()) callback()
      return due.size
    },
    setHidden(hidden: boolean): void {
      page.hidden = hidden
      for (const listener of listeners) listener()
    },
  }
}

export function row(step: number, trainLoss = 1 / (step + 1)): HistoryRow {
  return {
    step,
    epoch: 1,
    trainLoss,
    testLoss: Number.NaN,
    trainAccuracy: 0.5,
    testAccuracy: Number.NaN,
    learningRate: 0.1,
    gradientNorms: [0.5, 0.25],
  }
}

export function frame(run: RunId, step: number, patch: Partial<Frame> = {}): Frame {
  return {
    run,
    exact: false,
    position: { step, epoch: 1, batch: step + 1, batches: 20 },
    training: {
      loss: 'mse',
      optimizer: { kind: 'sgd' },
      learningRate: 0.1,
      schedule: { kind: 'constant' },
      penalty: { kind: 'none' },
      dropout: 0,
      maskPer: 'sample',
      pins: [],
      batchSize: 10,
      order: 'shuffled',
      trainBiases: true,
      stopping: { kind: 'none' },
      shuffleSeed: 1,
      dropoutSeed: 2,
    },
    parameters: Float64Array.of(step, step + 0.5),
    trace: null,
    probe: {
      step,
      row: 3,
      x: Float64Array.of(7),
      y: Float64Array.of(0),
      z: [Float64Array.of(0.25)],
      a: [Float64Array.of(0.75)],
      dropped: [null],
      delta: [Float64Array.of(-0.5)],
      loss: 0.125,
      dataGradient: Float64Array.of(1, 2),
    },
    row: null,
    rows: [row(step)],
    rowsReset: false,
    trajectory: { parameters: [0, 1], stride: 1, reset: false, points: Float64Array.of(step, step, step + 0.5) },
    field: null,
    outputs: null,
    revisit: null,
    unit: null,
    next: null,
    order: { used: 0, batch: 1, of: 3, from: 0, rows: Int32Array.of(2, 0, 1) },
    ...patch,
  }
}
