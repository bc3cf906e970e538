import { onVisibilityChange, pageHidden } from './browser'
import { documentsIn, heldTable, tablesIn } from './held-tables'

/** The part of a Worker that is used here, so that tests can inject their own. */
export type WorkerLike = Pick<Worker, 'onmessage' | 'onerror' | 'onmessageerror' | 'postMessage' | 'terminate'>

export interface SupervisedWorker<In> {
  /** Starts a worker where none is running, then posts; the tables that the message refers to go before it, each once. */
  post(message: In): void
  /** Ends the worker; the next post starts another. */
  stop(): void
  /** Ends the worker behind the supervisor's back, as a crash would (tests). */
  kill(): void
}

/** Silence after which a worker counts as dead. */
const SILENCE_MS = 2000
/** Until the first message a worker may be loading its code over a slow network. */
const START_MS = 20_000
const CHECK_MS = 200
/** A check that comes this late means that the page itself was asleep: its messages are still in the queue. */
const ASLEEP_MS = 1000

/**
 * A worker under a heartbeat watch. Every message counts as a beat; silence is judged only while the page is visible and awake.
 * On death the worker is terminated, nothing more is heard from it, and `onDeath` is called once.
 */
export function superviseWorker<In extends object, Out>(
  create: () => WorkerLike,
  onMessage: (message: Out) => void,
  onDeath: (reason: string) => void,
): SupervisedWorker<In> {
  let worker: WorkerLike | null = null
  let timer: ReturnType<typeof setInterval> | undefined
  let heard = 0
  let spoke = false // the present worker has sent a first message
  let checked = 0
  let given = new Set<string>() // tables that the present worker has

  onVisibilityChange(() => {
    heard = performance.now()
  })

  function stop(): void {
    clearInterval(timer)
    if (!worker) return
    worker.onmessage = null
    worker.onerror = null
    worker.onmessageerror = null
    worker.terminate()
    worker = null
  }

  function die(reason: string): void {
    stop()
    onDeath(reason)
  }

  function check(): void {
    const now = performance.now()
    if (pageHidden() || now - checked > ASLEEP_MS) heard = now
    checked = now
    if (now - heard >= (spoke ? SILENCE_MS : START_MS)) die('it did not answer')
  }

  function start(): WorkerLike {
    const fresh = create()
    worker = fresh
    spoke = false
    given = new Set()
    heard = checked = performance.now()
    fresh.onmessage = (event) => {
      if (worker !== fresh) return
      heard = performance.now()
      spoke = true
      onMessage(event.data as Out) // the protocol's types hold on both sides
    }
    fresh.onerror = (event) => {
      if (worker === fresh) die(event.message || 'it could not be started')
    }
    fresh.onmessageerror = () => {
      if (worker === fresh) die('a message could not be read')
    }
    timer = setInterval(check, CHECK_MS)
    return fresh
  }

  return {
    post(message) {
      const target = worker ?? start()
      for (const { table } of tablesIn(documentsIn(message))) {
        if (given.has(table)) continue
        given.add(table)
        target.postMessage({ type: 'table', hash: table, text: heldTable(table) })
      }
      target.postMessage(message)
    },
    stop,
    kill: () => worker?.terminate(),
  }
}
