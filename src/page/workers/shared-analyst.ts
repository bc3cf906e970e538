import type { Question } from '../../trainer/protocol'
import type { AnalystClient, AnalystHandlers, Handler } from './analyst-client'
import type { WorkerLike } from './supervised-worker'

const handlers: AnalystHandlers = {}
let client: AnalystClient | null = null
let loading: Promise<AnalystClient> | null = null

/** Say what happens when the Analyst has to do without the kernels. */
export function hearNoKernels(listener: () => void): void {
  handlers.noKernels = listener
}

/** Say what becomes of the answers of some kind. */
export function hearAnalyst<K extends Question['type']>(
  kind: K,
  onAnswer: Handler<K>['onAnswer'],
  onRefused: Handler<K>['onRefused'],
): void {
  Object.assign(handlers, { [kind]: { onAnswer, onRefused } })
}

/** The Analyst that landscapes, checks and sweeps share; null until it was fetched. */
export function analystIfLoaded(): AnalystClient | null {
  return client
}

/** The Analyst and its worker are fetched when they are first wanted: nobody waits for them at the start. */
export function loadAnalyst(createWorker?: () => WorkerLike): Promise<AnalystClient> {
  loading ??= fetchAnalyst(createWorker).catch((error: unknown) => {
    loading = null // another try may succeed
    throw error
  })
  return loading
}

/** Injects a worker (tests). */
export async function replaceAnalyst(createWorker: () => WorkerLike): Promise<void> {
  await loading
  client?.dispose()
  client = null
  loading = null
  await loadAnalyst(createWorker)
}

async function fetchAnalyst(createWorker?: () => WorkerLike): Promise<AnalystClient> {
  const { createAnalystClient } = await import('./analyst-client')
  client = createAnalystClient(handlers, createWorker)
  return client
}
