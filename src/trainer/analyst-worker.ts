import { createAnalyst } from './analyst'
import { prefetchData, prepareData } from './prepare-data'
import type { Question } from './protocol'
import { buffersOf } from './transfer'
import { runLoop } from './worker-loop'

declare const self: DedicatedWorkerGlobalScope

const analyst = createAnalyst({
  emit: (answer) => self.postMessage(answer, answer.type === 'landscape' ? buffersOf([answer.losses, answer.contours]) : []),
  now: () => self.performance.now(),
})

runLoop<Question>(self, analyst, (question) => prepareData(question.document))
prefetchData()
