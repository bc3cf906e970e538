import { createAnalyst } from './analyst'
import { prefetchData, prepareData } from './prepare-data'
import type { CancelCheck, Question } from './protocol'
import { buffersOf } from './transfer'
import { runLoop } from './worker-loop'

declare const self: DedicatedWorkerGlobalScope

const analyst = createAnalyst({
  emit: (answer) => self.postMessage(answer, answer.type === 'landscape' ? buffersOf([answer.losses, answer.contours]) : []),
  now: () => self.performance.now(),
})

runLoop<Question | CancelCheck>(self, analyst, (message) => (message.type === 'cancelCheck' ? null : prepareData(message.document)))
prefetchData()
