import type {
  Answer,
  CancelCheck,
  CancelSweep,
  CheckEvaluation,
  CheckQuestion,
  LandscapeEvaluation,
  LandscapeQuestion,
  Problem,
  Question,
  SweepEvaluation,
  SweepQuestion,
} from '../../trainer/protocol'
import { unreachable } from '../../trainer/unreachable'
import { superviseWorker, type WorkerLike } from './supervised-worker'

/** What becomes of the answers. A refusal means that the newest question of its kind has no answer. */
export interface AnalystHandlers {
  readonly onLandscape: (evaluation: LandscapeEvaluation) => void
  readonly onRefused: (problem: Problem) => void
  readonly onCheck: (evaluation: CheckEvaluation) => void
  readonly onCheckRefused: (problem: Problem) => void
  readonly onSweep: (evaluation: SweepEvaluation) => void
  readonly onSweepRefused: (problem: Problem) => void
}

export interface AnalystClientOptions extends AnalystHandlers {
  readonly createWorker?: () => WorkerLike
}

type Unnumbered<Q extends Question> = Omit<Q, 'request'>

export interface AnalystClient {
  /** Asks as soon as four questions a second allow; only the newest waiting question is asked. `ask` is called then. */
  request(ask: () => Unnumbered<LandscapeQuestion> | null): void
  /** The same for a check, of which the newest always takes the place of the one under way. null: nobody waits for one any more. */
  check(question: Unnumbered<CheckQuestion> | null): void
  /** The same for a sweep. */
  sweep(question: Unnumbered<SweepQuestion> | null): void
  dispose(): void
}

/** At most four questions of a kind a second. */
const QUESTION_MS = 250
/** A question without any answer yet gives way to a newer one after this time: else slow ones would never be answered. */
const PATIENCE_MS = 1000

/** The questions of one kind: the newest that was asked, and the one that waits for its turn. */
interface Lane<Q extends Question> {
  asked: Q | null
  answered: 'no' | 'coarsely' | 'fully'
  retried: boolean
  askedMs: number
  next: (() => Unnumbered<Q> | null) | null
  timer: ReturnType<typeof setTimeout> | undefined
}

function emptyLane<Q extends Question>(): Lane<Q> {
  return { asked: null, answered: 'fully', retried: false, askedMs: Number.NEGATIVE_INFINITY, next: null, timer: undefined }
}

function analystWorker(): WorkerLike {
  return new Worker(new URL('../../trainer/worker/analyst-worker.ts', import.meta.url), { type: 'module' })
}

/** The one owner of the Analyst: paces the questions, drops answers to older ones, starts a dead worker again once a question. */
export function createAnalystClient(options: AnalystClientOptions): AnalystClient {
  let requests = 0
  const landscape = emptyLane<LandscapeQuestion>()
  const check = emptyLane<CheckQuestion>()
  const sweep = emptyLane<SweepQuestion>()
  const worker = superviseWorker<Question | CancelCheck | CancelSweep, Answer>(options.createWorker ?? analystWorker, receive, restart)

  function receive(answer: Answer): void {
    switch (answer.type) {
      case 'beat':
        return
      case 'landscape':
        if (!settle(landscape, answer, answer.done ? 'fully' : 'coarsely')) return
        options.onLandscape(answer)
        planLandscape()
        return
      case 'check':
        if (settle(check, answer, 'fully')) options.onCheck(answer)
        return
      case 'sweep':
        if (settle(sweep, answer, answer.done ? 'fully' : 'coarsely')) options.onSweep(answer)
        return
      case 'refused':
        refuse(answer)
        return
      default:
        unreachable(answer)
    }
  }

  function refuse(answer: Extract<Answer, { type: 'refused' }>): void {
    if (answer.question === 'check') {
      if (settle(check, answer, 'fully')) options.onCheckRefused(answer.problem)
    } else if (answer.question === 'sweep') {
      if (settle(sweep, answer, 'fully')) options.onSweepRefused(answer.problem)
    } else if (settle(landscape, answer, 'fully')) {
      options.onRefused(answer.problem)
      planLandscape()
    }
  }

  /** False for an answer to an older question. */
  function settle(lane: AnyLane, { run, request }: Reply, answered: 'coarsely' | 'fully'): boolean {
    if (lane.asked?.run !== run || lane.asked.request !== request) return false
    lane.answered = answered
    return true
  }

  function restart(): void {
    worker.stop()
    const lanes = [check, landscape, sweep] as const
    const open = lanes.filter(({ asked, answered }) => asked !== null && answered !== 'fully')
    const lost = open.filter(({ retried }) => retried)
    for (const lane of open) {
      if (lane.retried || lane.asked === null) continue
      lane.retried = true
      worker.post(lane.asked)
    }
    for (const lane of lost) lane.answered = 'fully'
    if (lost.includes(check)) {
      options.onCheckRefused({ place: 'check', message: 'The gradient could not be checked: its worker stopped twice.' })
    }
    if (lost.includes(landscape)) {
      options.onRefused({ place: 'landscape', message: 'The landscape could not be computed: its worker stopped twice.' })
    }
    if (lost.includes(sweep)) {
      options.onSweepRefused({ place: 'sweep', message: 'The sweep could not be finished: its worker stopped twice.' })
    }
    planLandscape()
  }

  /** Asks now, or when the pace and the question under way allow it. */
  function planLandscape(): void {
    plan(landscape, landscape.answered === 'no' ? PATIENCE_MS : QUESTION_MS, (question, request) => ({ ...question, request }))
  }

  function planCheck(): void {
    plan(check, QUESTION_MS, (question, request) => ({ ...question, request }))
  }

  function planSweep(): void {
    plan(sweep, QUESTION_MS, (question, request) => ({ ...question, request }))
  }

  /** Nobody waits for an answer any more. */
  function cancel(lane: AnyLane, message: CancelCheck | CancelSweep): void {
    clearTimeout(lane.timer)
    if (lane.answered === 'fully') return
    lane.asked = null
    lane.answered = 'fully'
    worker.post(message)
  }

  function plan<Q extends Question>(lane: Lane<Q>, paceMs: number, numbered: (question: Unnumbered<Q>, request: number) => Q): void {
    clearTimeout(lane.timer)
    if (!lane.next) return
    const wait = lane.askedMs + paceMs - performance.now()
    if (wait > 0) {
      lane.timer = setTimeout(() => plan(lane, paceMs, numbered), wait)
      return
    }
    const question = lane.next()
    lane.next = null
    if (!question) return
    requests += 1
    const asked = numbered(question, requests)
    lane.asked = asked
    lane.answered = 'no'
    lane.retried = false
    lane.askedMs = performance.now()
    worker.post(asked)
  }

  return {
    request(ask) {
      landscape.next = ask
      planLandscape()
    },
    check(question) {
      check.next = question && (() => question)
      if (question) planCheck()
      else cancel(check, { type: 'cancelCheck' })
    },
    sweep(question) {
      sweep.next = question && (() => question)
      if (question) planSweep()
      else cancel(sweep, { type: 'cancelSweep' })
    },
    dispose() {
      for (const lane of [landscape, check, sweep]) {
        clearTimeout(lane.timer)
        lane.asked = null
        lane.next = null
      }
      worker.stop()
    },
  }
}

type AnyLane = Lane<LandscapeQuestion> | Lane<CheckQuestion> | Lane<SweepQuestion>
type Reply = Pick<Question, 'run' | 'request'>
