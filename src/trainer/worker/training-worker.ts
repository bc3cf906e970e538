import type { Command, Event, LoadCommand } from '../protocol'
import { createSession } from '../session/session'
import { fetchKernels } from './fetch-kernels'
import { createLateLoader } from './late-loader'
import { prefetchData, prepareData } from './prepare-data'
import { buffersOf } from './transfer'
import { runLoop } from './worker-loop'

declare const self: DedicatedWorkerGlobalScope

const loader = createLateLoader(self.location.href, (event) => self.postMessage(event))

const session = createSession({
  emit: (event) => self.postMessage(event, buffersToMove(event)),
  now: () => self.performance.now(),
})

/** Of what was made for the page alone; the data set stays here as well. */
function buffersToMove(event: Event): ArrayBuffer[] {
  if (event.type === 'frame') {
    const { parameters, trace, probe, trajectory, field, outputs, next } = event.frame
    return buffersOf([parameters, trace, probe, trajectory, field, outputs, next].filter((part) => part !== null))
  }
  return event.type === 'trace' || event.type === 'snapshot' || event.type === 'checkpoint' ? buffersOf(event) : []
}

runLoop<Command | LoadCommand>(self, { ...session, handle: (command) => session.handle(command as Command) }, (command) => {
  if (loader.takes(command)) return 'done'
  return command.type === 'open' ? prepareData([command.document], loader) : null
})
prefetchData()
fetchKernels()
