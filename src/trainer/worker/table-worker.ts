import { readTableOf, type TableQuestion } from '../table-reader'
import { buffersOf } from './transfer'

declare const self: DedicatedWorkerGlobalScope

// Reads one table. The page ends this worker when it takes too long.
self.onmessage = async ({ data }: MessageEvent<TableQuestion>) => {
  try {
    const answer = await readTableOf(data)
    self.postMessage(answer, answer.ok ? buffersOf(answer.table) : [])
  } catch (error) {
    const message = `It could not be read (${error instanceof Error ? error.message : String(error)}).`
    self.postMessage({ ok: false, problem: { place: 'file', message }, textInNumbers: false })
  }
}
