import type {
  Answer,
  Cancel,
  CheckQuestion,
  LandscapeQuestion,
  PortraitQuestion,
  Problem,
  Question,
  SweepQuestion,
} from '../../trainer/protocol'
import { superviseWorker, type WorkerLike } from './supervised-worker'

type Kind = Question['type']

/** What becomes of the answers to questions of a kind. */
export interface Handler<K extends Kind> {
  readonly onAnswer: (answer: Extract<Answer, { type: K }>) => void
  /** The newest question of the kind has no answer. */
  readonly onRefused: (problem: Problem) => void
}

export type AnalystHandlers = { [K in Kind]?: Handler<K> } & { noKernels?: () => void }

type Unnumbered<Q extends Question> = Omit<Q, 'request'>
type AnyUnnumbered = Unnumbered<LandscapeQuestion> | Unnumbered<CheckQuestion> | Unnumbered<SweepQuestion> | Unnumbered<PortraitQuestion>

export interface AnalystClient {
  /** Ask as soon as four questions a second allow; only the newest waiting question is asked. `ask` is called then. null: nobody looks. */
  request(ask: (() => Unnumbered<LandscapeQuestion> | null) | null): void
  /** The same for a check, of which the newest always takes the place of the one under way. null: the check was cancelled. */
  check(question: Unnumbered<CheckQuestion> | null): void
  /** The same for a sweep. */
  sweep(question: Unnumbered<SweepQuestion> | null): void
  /** The same for portraits, which are never cancelled. */
  portraits(question: Unnumbered<PortraitQuestion>): void
  dispose(): void
}

/** At most four questions of a kind a second. */
const QUESTION_MS = 250
/** A landscape without any answer yet gives way to a newer question after this time: else slow ones would never be answered. */
const PATIENCE_MS = 1000

const KINDS = ['check', 'landscape', 'sweep', 'portrait'] as const satisfies readonly Kind[]

const STOPPED_TWICE: Readonly<Record<Kind, string>> = {
  check: 'The gradient could not be checked: its worker stopped twice.',
  landscape: 'The landscape could not be computed: its worker stopped twice.',
  sweep: 'The sweep could not be finished: its worker stopped twice.',
  portrait: 'The pictures of the scenarios could not be drawn: their worker stopped twice.',
}

/** The questions of one kind: the newest that was asked, and the one that waits for its turn. */
interface Lane {
  asked: Question | null
  answered: 'no' | 'coarsely' | 'fully'
  retried: boolean
  askedMs: number
  next: (() => AnyUnnumbered | null) | null
  timer: ReturnType<typeof setTimeout> | undefined
}

function emptyLane(): Lane {
  return { asked: null, answered: 'fully', retried: false, askedMs: Number.NEGATIVE_INFINITY, next: null, timer: undefined }
}

function analystWorker(): WorkerLike {
  return new Worker(new URL('../../trainer/worker/analyst-worker.ts', import.meta.url), { type: 'module' })
}

/**
 * The one owner of the Analyst: paces the questions, drops answers to older ones, starts a dead worker again once a question.
 * @param handlers may be completed later
 */
export function createAnalystClient(handlers: AnalystHandlers, createWorker: () => WorkerLike = analystWorker): AnalystClient {
  let requests = 0
  const lanes: Readonly<Record<Kind, Lane>> = { check: emptyLane(), landscape: emptyLane(), sweep: emptyLane(), portrait: emptyLane() }
  const worker = superviseWorker<Question | Cancel, Answer>(createWorker, receive, restart)

  function receive(answer: Answer): void {
    if (answer.type === 'beat') return
    if (answer.type === 'noKernels') {
      handlers.noKernels?.()
      return
    }
    const kind = answer.type === 'refused' ? answer.question : answer.type
    const lane = lanes[kind]
    if (lane.asked?.run !== answer.run || lane.asked.request !== answer.request) return // to an older question
    lane.answered = 'done' in answer && !answer.done ? 'coarsely' : 'fully'
    if (answer.type === 'refused') handlers[kind]?.onRefused(answer.problem)
    else (handlers[kind] as Handler<typeof answer.type> | undefined)?.onAnswer(answer) // the handler of the answer's own kind
    plan(kind)
  }

  function restart(): void {
    worker.stop()
    const open = KINDS.filter((kind) => lanes[kind].asked !== null && lanes[kind].answered !== 'fully')
    const lost = open.filter((kind) => lanes[kind].retried)
    for (const kind of open) {
      const lane = lanes[kind]
      if (lane.retried) lane.answered = 'fully'
      else if (lane.asked) worker.post(lane.asked)
      lane.retried = true
    }
    for (const kind of lost) handlers[kind]?.onRefused({ place: kind, message: STOPPED_TWICE[kind] })
    plan('landscape')
  }

  /** Ask the waiting question now, or when the pace and the question under way allow it. */
  function plan(kind: Kind): void {
    const lane = lanes[kind]
    clearTimeout(lane.timer)
    if (!lane.next) return
    const paceMs = kind === 'landscape' && lane.answered === 'no' ? PATIENCE_MS : QUESTION_MS
    const wait = lane.askedMs + paceMs - performance.now()
    if (wait > 0) {
      lane.timer = setTimeout(() => plan(kind), wait)
      return
    }
    const question = lane.next()
    lane.next = null
    if (!question) return
    requests += 1
    lane.asked = { ...question, request: requests }
    lane.answered = 'no'
    lane.retried = false
    lane.askedMs = performance.now()
    worker.post(lane.asked)
  }

  /** @param next null: nobody waits for an answer now */
  function askOrCancel(next: Lane['next'], kind: Kind, cancel: Cancel): void {
    const lane = lanes[kind]
    lane.next = next
    if (next) {
      plan(kind)
      return
    }
    clearTimeout(lane.timer)
    if (lane.answered === 'fully') return
    lane.asked = null
    lane.answered = 'fully'
    worker.post(cancel)
  }

  return {
    request: (ask) => askOrCancel(ask, 'landscape', { type: 'cancelLandscape' }),
    check: (question) => askOrCancel(question && (() => question), 'check', { type: 'cancelCheck' }),
    sweep: (question) => askOrCancel(question && (() => question), 'sweep', { type: 'cancelSweep' }),
    portraits(question) {
      lanes.portrait.next = () => question
      plan('portrait')
    },
    dispose() {
      for (const lane of Object.values(lanes)) {
        clearTimeout(lane.timer)
        lane.asked = null
        lane.next = null
      }
      worker.stop()
    },
  }
}
