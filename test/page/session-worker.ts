import type { RunId } from '../../src/trainer/protocol'
import { createSession, type Session } from '../../src/trainer/session/session'
import { FakeWorker, type fakePage } from './fakes'

/** The real session behind the interface of a worker. */
export class SessionWorker extends FakeWorker {
  private now = 0
  private readonly queue: unknown[] = []
  private readonly session: Session = createSession({
    emit: (event) => this.queue.push(structuredClone(event)),
    now: () => {
      this.now += 0.05
      return this.now
    },
  })

  constructor(private readonly page: ReturnType<typeof fakePage>) {
    super()
  }

  override postMessage(message: unknown): void {
    super.postMessage(message)
    if (this.terminated) return
    const { type, request } = message as { readonly type: string; readonly request?: number }
    if (type === 'load')
      this.queue.push({ type: 'loaded', request, problem: null }) // the test has loaded the digits
    else this.session.handle(structuredClone(message) as Parameters<Session['handle']>[0])
  }

  /** Of a run, see Session.hash(). */
  hash(run: RunId): string {
    return this.session.hash(run)
  }

  /** A slice of work, then the events, then a painting. */
  turn(): boolean {
    if (this.terminated) return false
    const wait = this.session.work(8)
    this.now += Number.isFinite(wait) ? wait : 0
    const events = this.queue.splice(0)
    for (const event of events) this.say(event)
    return this.page.animate() > 0 || events.length > 0 || wait === 0
  }

  /** Works until nothing moves any more. */
  settle(): void {
    for (let turns = 0; this.turn(); turns++) if (turns > 500) throw new Error('the session does not come to rest')
  }
}

/** A page whose training worker is the real session: every action is worked through to its end. */
export class SettledPage {
  private worker: SessionWorker | null = null

  constructor(private readonly page: ReturnType<typeof fakePage>) {}

  /** For setTrainingWorker(). */
  readonly create = (): SessionWorker => {
    this.worker = new SessionWorker(this.page)
    return this.worker
  }

  get newest(): SessionWorker {
    if (!this.worker) throw new Error('no worker was made')
    return this.worker
  }

  readonly settled = (action: () => void): void => {
    action()
    this.newest.settle()
  }
}
