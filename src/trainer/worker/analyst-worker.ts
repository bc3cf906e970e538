import { createAnalyst } from '../analyst/analyst'
import type { ToAnalyst } from '../protocol'
import { fetchKernels } from './fetch-kernels'
import { prefetchData, prepareData } from './prepare-data'
import { buffersOf } from './transfer'
import { runLoop } from './worker-loop'

declare const self: DedicatedWorkerGlobalScope

const analyst = createAnalyst({
  emit: (answer) =>
    self.postMessage(answer, answer.type === 'landscape' ? buffersOf([answer.losses, answer.contours, answer.penalty]) : []),
  now: () => self.performance.now(),
})

runLoop<ToAnalyst>(self, analyst, (message) => {
  if (message.type === 'sweep') return message.documents.map(prepareData).find((data) => data !== null) ?? null
  if (message.type === 'portrait')
    return message.subjects.map(({ document }) => prepareData(document)).find((data) => data !== null) ?? null
  return 'document' in message ? prepareData(message.document) : null
})
prefetchData()
fetchKernels().then((there) => {
  if (!there) self.postMessage({ type: 'noKernels' })
})
