import type { AnalystClient, AnalystHandlers } from './analyst-client'
import type { WorkerLike } from './supervised-worker'

let handlers: Partial<AnalystHandlers> = {}
let client: AnalystClient | null = null
let loading: Promise<AnalystClient> | null = null

/** Says what becomes of the answers of some kind. Call once for each kind. */
export function hearAnalyst(some: Partial<AnalystHandlers>): void {
  handlers = { ...handlers, ...some }
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
  client = createAnalystClient({
    ...(createWorker ? { createWorker } : {}),
    onLandscape: (evaluation) => handlers.onLandscape?.(evaluation),
    onRefused: (problem) => handlers.onRefused?.(problem),
    onCheck: (evaluation) => handlers.onCheck?.(evaluation),
    onCheckRefused: (problem) => handlers.onCheckRefused?.(problem),
    onSweep: (evaluation) => handlers.onSweep?.(evaluation),
    onSweepRefused: (problem) => handlers.onSweepRefused?.(problem),
  })
  return client
}
