import type { Answer, LandscapeEvaluation, Problem, Question } from '../trainer/protocol'
import { superviseWorker, type WorkerLike } from './supervised-worker'

export interface AnalystClientOptions {
  readonly createWorker?: () => WorkerLike
  readonly onLandscape: (evaluation: LandscapeEvaluation) => void
  /** The newest question has no answer. */
  readonly onRefused: (problem: Problem) => void
}

export interface AnalystClient {
  /** Asks as soon as four questions a second allow; only the newest waiting question is asked. `ask` is called then. */
  request(ask: () => Omit<Question, 'request'> | null): void
  dispose(): void
}

/** At most four questions a second. */
const QUESTION_MS = 250
/** A question without any answer yet gives way to a newer one after this time: else slow ones would never be answered. */
const PATIENCE_MS = 1000

function analystWorker(): WorkerLike {
  return new Worker(new URL('../trainer/analyst-worker.ts', import.meta.url), { type: 'module' })
}

/** The one owner of the Analyst: paces the questions, drops answers to older ones, starts a dead worker again once a question. */
export function createAnalystClient(options: AnalystClientOptions): AnalystClient {
  let requests = 0
  let asked: Question | null = null
  let answered: 'no' | 'coarsely' | 'fully' = 'fully'
  let retried = false
  let askedMs = Number.NEGATIVE_INFINITY
  let next: (() => Omit<Question, 'request'> | null) | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const worker = superviseWorker<Question, Answer>(options.createWorker ?? analystWorker, receive, restart)

  function receive(answer: Answer): void {
    if (answer.type === 'beat') return
    if (!asked || answer.run !== asked.run) return
    if (answer.type === 'refused') {
      answered = 'fully'
      options.onRefused(answer.problem)
    } else {
      if (answer.request !== asked.request) return
      answered = answer.done ? 'fully' : 'coarsely'
      options.onLandscape(answer)
    }
    plan()
  }

  function restart(): void {
    worker.stop()
    if (asked && answered !== 'fully' && !retried) {
      retried = true
      worker.post(asked)
      return
    }
    answered = 'fully'
    if (asked) options.onRefused({ place: 'landscape', message: 'The landscape could not be computed: its worker stopped twice.' })
    plan()
  }

  /** Asks now, or when the pace and the question under way allow it. */
  function plan(): void {
    clearTimeout(timer)
    if (!next) return
    const ready = askedMs + waitMs()
    const wait = ready - performance.now()
    if (wait > 0) {
      timer = setTimeout(plan, wait)
      return
    }
    const question = next()
    next = null
    if (!question) return
    requests += 1
    asked = { ...question, request: requests }
    answered = 'no'
    retried = false
    askedMs = performance.now()
    worker.post(asked)
  }

  function waitMs(): number {
    return answered === 'no' ? PATIENCE_MS : QUESTION_MS
  }

  return {
    request(ask) {
      next = ask
      plan()
    },
    dispose() {
      clearTimeout(timer)
      asked = null
      next = null
      worker.stop()
    },
  }
}
