import type { Document } from '../../document/types'
import { createAnalyst } from '../analyst/analyst'
import type { ToAnalyst } from '../protocol'
import { fetchKernels } from './fetch-kernels'
import { createLateLoader } from './late-loader'
import { prefetchData, prepareData } from './prepare-data'
import { buffersOf } from './transfer'
import { runLoop } from './worker-loop'

declare const self: DedicatedWorkerGlobalScope

const analyst = createAnalyst({
  emit: (answer) =>
    self.postMessage(answer, answer.type === 'landscape' ? buffersOf([answer.losses, answer.contours, answer.penalty]) : []),
  now: () => self.performance.now(),
})

const loader = createLateLoader(self.location.href)

runLoop<ToAnalyst>(self, analyst, (message) => prepareData(documentsOf(message), loader))
prefetchData()
fetchKernels().then((there) => {
  if (!there) self.postMessage({ type: 'noKernels' })
})

function documentsOf(message: ToAnalyst): readonly Document[] {
  if (message.type === 'sweep') return message.documents
  if (message.type === 'portrait') return message.subjects.map(({ document }) => document)
  return 'document' in message ? [message.document] : []
}
