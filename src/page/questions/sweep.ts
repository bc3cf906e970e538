import type { Scenario } from '../../document/types'
import type { SweepEvaluation } from '../../trainer/protocol'
import type { Run } from '../run/create-run'
import { scenarioInForce } from '../run/run-state'
import { firstRun } from '../state/runs'
import { analystIfLoaded, hearAnalyst, loadAnalyst } from '../workers/shared-analyst'
import { planRates, planSeeds, planSizes, type SweepKind, type SweepOrigin, type SweepPlan } from './sweep-plans'

/** A sweep and what is known of it. */
export interface Sweep {
  readonly plan: SweepPlan
  readonly scene: string // what it is about, see sceneOf
  readonly status: 'running' | 'done' | 'stopped' | 'refused'
  readonly answer: SweepEvaluation | null // the newest
  readonly problem: string | null // why it was refused
}

/** The newest sweeps of one run. */
type Sweeps = Record<SweepKind, Sweep | null>

const listeners = new Set<() => void>()
let running: { readonly kind: SweepKind; readonly of: Run } | null = null

hearAnalyst('sweep', receive, ({ message }) => refuse(message))

/** The newest sweep of a kind from a run, as far as it is known; null where there is none about these data. One is kept for each kind. */
export function latestSweep(kind: SweepKind, run: Run = firstRun): Sweep | null {
  const sweep = run.part(createSweeps)[kind]
  return sweep && sweep.scene === sceneOf(kind, run.state.getState().document.scenario) ? sweep : null
}

function createSweeps({ state }: Run): Sweeps {
  state.subscribe(leaveOtherScenes)
  return { rates: null, seeds: null, sizes: null }
}

/** Call back when latestSweep() has changed. Return the function that ends it. */
export function subscribeSweeps(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/**
 * Begins a sweep from a run as it is on the page now; it goes on in the background. A sweep under way stops.
 * @param amount steps of each rate, or the number of seeds
 */
export function requestSweep(kind: SweepKind, amount: number, of: Run = firstRun): void {
  const origin = originNow(of)
  if (!origin) return
  cancelSweep()
  const plan = kind === 'rates' ? planRates(origin, amount) : kind === 'seeds' ? planSeeds(origin, amount) : planSizes(origin)
  running = { kind, of }
  put(running, { plan, scene: sceneOf(kind, origin.scenario), status: 'running', answer: null, problem: null })
  void ask(plan)
}

/** Stops the sweep under way; what it has found so far stays. */
export function cancelSweep(): void {
  if (running === null) return
  analystIfLoaded()?.sweep(null)
  settle({ status: 'stopped' })
}

async function ask(plan: SweepPlan): Promise<void> {
  try {
    const analyst = await loadAnalyst()
    if (!isRunning(plan)) return
    analyst.sweep({ type: 'sweep', run: firstRun.state.getState().run, documents: plan.documents, limit: plan.kind === 'rates' })
  } catch {
    if (isRunning(plan)) refuse('The sweep could not begin: its program could not be loaded.')
  }
}

function isRunning(plan: SweepPlan): boolean {
  return underWay()?.plan === plan
}

function underWay(): Sweep | null {
  return running?.of.part(createSweeps)[running.kind] ?? null
}

function originNow({ state, frames }: Run): SweepOrigin | null {
  const { run, document } = state.getState()
  const frame = frames.latest()
  if (frame?.run !== run) return null
  const scenario: Scenario = { ...scenarioInForce(state.getState()), training: frame.training }
  return { scenario, view: document.view, step: frame.position.step, parameters: frame.parameters }
}

function receive(answer: SweepEvaluation): void {
  if (running === null) return
  settle(answer.done ? { answer, status: 'done' } : { answer })
}

function refuse(problem: string): void {
  if (running !== null) settle({ status: 'refused', problem })
}

/** Changes the sweep under way. */
function settle(patch: Partial<Sweep>): void {
  const [place, sweep] = [running, underWay()]
  if (!place || !sweep) return
  if (patch.status) running = null
  put(place, { ...sweep, ...patch })
}

function put({ kind, of }: NonNullable<typeof running>, sweep: Sweep): void {
  of.part(createSweeps)[kind] = sweep
  for (const listener of listeners) listener()
}

/** Nobody waits for a sweep over data that are gone. */
function leaveOtherScenes(): void {
  if (running !== null && !latestSweep(running.kind, running.of)) cancelSweep()
}

let last: { readonly parts: readonly unknown[]; readonly text: string } | null = null

/** What a sweep is about: the data, and the shape of the network where that is not varied. A new run of the same keeps its sweeps. */
function sceneOf(kind: SweepKind, { data, split, network }: Scenario): string {
  const parts = [data, split, network.hidden]
  if (!last || parts.some((part, k) => part !== last?.parts[k])) last = { parts, text: JSON.stringify([data, split]) }
  return kind === 'sizes' ? last.text : `${last.text}${network.hidden.join()}`
}
