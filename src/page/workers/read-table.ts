import type { ReadOptions } from '../../data/table/read-csv'
import type { TableAnswer, TableQuestion } from '../../trainer/table-reader'
import type { WorkerLike } from './supervised-worker'

/** A table that takes longer is not read. */
const LONGEST_MS = 5000

function tableWorker(): WorkerLike {
  return new Worker(new URL('../../trainer/worker/table-worker.ts', import.meta.url), { type: 'module' })
}

/** Reads a table in a worker of its own, which is ended with its answer, and after 5 s in any case. Never rejects. */
export function readTable(
  content: TableQuestion['content'],
  options: ReadOptions = {},
  createWorker: () => WorkerLike = tableWorker,
): Promise<TableAnswer> {
  return new Promise((resolve) => {
    const worker = createWorker()
    const end = (answer: TableAnswer) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(answer)
    }
    const fail = (message: string) => end({ ok: false, problem: { place: 'file', message }, textInNumbers: false })
    const timer = setTimeout(() => fail('It takes more than 5 seconds to read, so it was left. Is it a CSV file?'), LONGEST_MS)
    worker.onmessage = ({ data }) => end(data as TableAnswer) // of table-worker.ts
    worker.onerror = (event) => fail(event.message || 'The part of the program that reads tables could not be started.')
    worker.onmessageerror = () => fail('What was read could not be passed on.')
    worker.postMessage({ content, options } satisfies TableQuestion)
  })
}
