import type { Document } from '../../src/document/types'
import type { Command, Event, Frame, RunId, Watch } from '../../src/trainer/protocol'
import { createSession, type Session } from '../../src/trainer/session/session'

/** A session with a clock of its own: every look at it takes a moment, and waiting moves it on. */
export interface Driver {
  readonly session: Session
  readonly events: Event[]
  send(command: Command): void
  /** Works until there is nothing to do before the next command; `limitMs` of clock at most. */
  settle(limitMs?: number): void
  /** One slice of work of so many looks at the clock. */
  slice(looks: number): void
  of<T extends Event['type']>(type: T): Extract<Event, { type: T }>[]
  lastFrame(): Frame
  lastStatus(): Extract<Event, { type: 'status' }>
}

const LOOK_MS = 0.05

export const WATCH: Watch = { sample: 0, parameters: [0, 1], fieldSide: 0 }

export function createDriver(onEvent: (event: Event) => void = () => {}): Driver {
  let clockMs = 0
  const events: Event[] = []
  const heard: RunId[] = [] // runs whose messages the page has taken in by the next slice
  const session = createSession({
    emit: (event) => {
      events.push(event)
      onEvent(event)
      if (event.type === 'status' || event.type === 'progress' || event.type === 'checkpoint') heard.push(event.run)
    },
    now: () => {
      clockMs += LOOK_MS
      return clockMs
    },
  })
  const of = <T extends Event['type']>(type: T) => events.filter((event): event is Extract<Event, { type: T }> => event.type === type)
  const last = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('nothing was sent')
    return list[list.length - 1]
  }
  return {
    session,
    events,
    of,
    send: (command) => session.handle(command),
    settle(limitMs = 1e7) {
      const end = clockMs + limitMs
      while (clockMs < end) {
        for (const run of heard.splice(0)) session.handle({ type: 'heard', run })
        const wait = session.work(5)
        if (wait === Number.POSITIVE_INFINITY) return
        clockMs += Math.min(wait, end - clockMs)
      }
    },
    slice(looks) {
      for (const run of heard.splice(0)) session.handle({ type: 'heard', run })
      session.work(looks * LOOK_MS)
    },
    lastFrame: () => last(of('frame')).frame,
    lastStatus: () => last(of('status')),
  }
}

/** Opens a document and waits until it stands at its step. */
export function openIn(driver: Driver, run: RunId, document: Document, watch: Watch = WATCH): void {
  driver.send({ type: 'open', run, document, watch })
  driver.settle()
}

/** The hash of a fresh run of a document at its step. */
export function hashOfFresh(document: Document): string {
  const driver = createDriver()
  openIn(driver, 1, document)
  return driver.session.hash(1)
}
