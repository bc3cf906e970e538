const SLICE_MS = 8
const BEAT_MS = 500

/** What runs inside a worker: takes messages in, works in slices. */
interface Worked<In> {
  handle(message: In): void
  work(sliceMs: number): number
}

/** The part of a worker's global scope that is used here. */
export interface WorkerScope<In> {
  onmessage: ((event: MessageEvent<In>) => unknown) | null
  postMessage(message: unknown): void
}

/**
 * Works in slices of 8 ms and looks for messages between them; waits where there is nothing to do. Slices follow each other
 * through a MessageChannel, since a timer would clamp to 4 ms. Beats every 500 ms, also when idle.
 * @param prepare fetches what a message needs, or returns null; later messages wait for it, in their order. 'done': it was not for the worked
 */
export function runLoop<In>(
  scope: WorkerScope<In>,
  worked: Worked<In>,
  prepare: (message: In) => Promise<unknown> | null | 'done' = () => null,
): void {
  const { port1, port2 } = new MessageChannel()
  let timer: ReturnType<typeof setTimeout> | undefined
  let posted = false
  let before: Promise<void> | null = null // all messages that came so far, once one had to wait
  let handled = 0

  function plan(waitMs: number): void {
    clearTimeout(timer)
    if (posted) return
    if (waitMs === Number.POSITIVE_INFINITY) {
      if (import.meta.env.MODE === 'test') scope.postMessage({ type: 'beat', idleAfter: handled }) // end-to-end tests wait for it
      return
    }
    if (waitMs > 0) {
      timer = setTimeout(() => plan(0), waitMs)
      return
    }
    posted = true
    port2.postMessage(null)
  }

  port1.onmessage = () => {
    posted = false
    plan(worked.work(SLICE_MS))
  }
  function handle(message: In): void {
    worked.handle(message)
    handled += 1
    plan(0)
  }

  scope.onmessage = ({ data }: MessageEvent<In>) => {
    const needed = prepare(data)
    if (needed === 'done') {
      handled += 1
      plan(0)
      return
    }
    if (!before && !needed) return handle(data)
    // What could not be fetched is missed, and named, by whoever needs it.
    before = Promise.allSettled([before, needed]).then(() => handle(data))
  }
  setInterval(() => scope.postMessage({ type: 'beat' }), BEAT_MS)
}
