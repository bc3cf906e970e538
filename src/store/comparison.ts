import { createStore } from 'zustand/vanilla'
import { difference, merge } from '../document/difference'
import { checkChange } from '../document/limits'
import { parseDocument } from '../document/schema'
import type { Change, ChangeInput, Document, Scenario } from '../document/types'
import type { Problem } from '../trainer/protocol'
import { type AppState, app, initialState, say } from './app-store'
import { differenceFrames } from './difference-frames'
import { scenarioInForce } from './documents'
import { createFrames, frames as mainFrames } from './frames'
import { createEventReceiver } from './run-events'
import { besideClient, currentDocument } from './runs'
import type { Side } from './side'
import { tellStopped } from './stopped'
import { createTraces } from './traces'
import type { FailedEvent, RunEvent } from './training-client'
import { pause, seek } from './transport'
import { sameWatch, watchFor } from './watch'

const other = createStore<AppState>()(initialState)
const frames = createFrames()
const traces = createTraces((step) => besideClient().trace(step, 'beside'))

/** Run B: the same data, weights and shuffles as run A, but for what was changed. */
export const sideB: Side = { mark: 'B', app: other, frames, traces, change, openScenario }

/** What B has more or less than A. */
export const sideDifference: Side = {
  mark: 'B − A',
  app: other,
  frames: differenceFrames(mainFrames, frames),
  traces,
  change: () => ({ place: 'the difference', message: 'This is a difference. Type the weight of run A or run B.' }),
  openScenario,
}

let opening: Document | null = null
let watching = watchFor(other.getState().document.view, null)

const receive = createEventReceiver(sideB, {
  opening: () => opening ?? other.getState().document,
  onArrived: () => {
    opening = null
  },
  onRefused: (message) => {
    endComparison()
    say('error', message)
  },
  onChanged: traces.forget,
  onViewChanged: updateWatch,
  onHealth: (diverged) => {
    if (!diverged) return
    if (app.getState().status === 'playing') pause()
    say('warning', `Run B diverged at step ${diverged.step.toLocaleString('en-US')}: the ${diverged.tensor} is no longer a finite number.`)
  },
  onStopped: (stopped) => tellStopped(stopped, 'Run B'),
  onMoved: () => undefined,
})

frames.onPainted(() => besideClient().sendBeside({ type: 'painted' }))
app.subscribe(follow)

/** Doubles the run at its step: B goes on beside A, and one thing can be changed in it. */
export function beginComparison(): void {
  if (app.getState().comparison) return
  pause()
  app.setState({ comparison: { settings: 'B', beside: sideB } })
  open(currentDocument())
}

/** Closes run B; A stays as it is. */
export function endComparison(): void {
  besideClient().closeBeside()
  opening = null
  app.setState({ comparison: null })
}

function open(document: Document): void {
  opening = document
  frames.reset()
  traces.forget()
  watching = watchFor(document.view, null)
  const run = besideClient().openBeside(document, watching, hear)
  other.setState({ ...shared(app.getState()), run, document, status: 'loading', progress: null, diverged: null, ghost: false })
}

function hear(event: RunEvent | FailedEvent): void {
  if (event.type !== 'failed') {
    receive(event)
    return
  }
  endComparison()
  say('error', `Run B failed (${event.message}); the comparison was closed.`)
}

function change(input: ChangeInput): Problem | null {
  const { document, training } = other.getState()
  if (!training) return null
  const problem = checkChange(document.scenario, training, input)
  if (!problem) besideClient().sendBeside({ type: 'change', change: input })
  return problem
}

/** Another scenario for B: both begin at step 0. */
function openScenario(scenario: Scenario): Problem | null {
  const parsed = parseDocument({ scenario, changes: [], step: 0, view: app.getState().document.view })
  if (!parsed.ok) return parsed.problem
  seek(0)
  open(parsed.document)
  say('info', 'Both runs begin again at step 0.')
  return null
}

/** What both runs share, and how A's new beginnings are B's. */
function follow(state: AppState, before: AppState): void {
  if (!state.comparison) return
  other.setState(shared(state))
  if (state.document.view !== before.document.view) {
    other.setState({ document: { ...other.getState().document, view: state.document.view } })
    updateWatch()
  }
  if (state.diverged && !before.diverged && other.getState().status === 'playing') pause()
  if (state.run !== before.run) left = { scenario: scenarioInForce(before), changes: before.document.changes }
  if (left && state.status !== 'loading' && state.status !== 'seeking') rejoin(left, state)
}

let left: { readonly scenario: Scenario; readonly changes: readonly Change[] } | null = null // A as it was before it was opened anew

function rejoin(old: NonNullable<typeof left>, { document, status }: AppState): void {
  left = null
  if (status === 'failed' || !sameSubject(old.scenario, document.scenario)) {
    endComparison()
    return
  }
  const beside = other.getState()
  const begun = document.step > 0 || document.changes.some(({ field }) => field !== 'parameter')
  if (begun) {
    // A was taken back or repaired: B stays what it is, at the step beside
    open({ ...beside.document, view: document.view, step: document.step })
    seek(document.step) // level by rows, where the batches differ
    return
  }
  const scenario = merge(document.scenario, difference(old.scenario, scenarioInForce(beside))) as Scenario
  open({ scenario, changes: document.changes, step: 0, view: document.view })
}

/** The same data and shape: what two runs can be compared on. */
function sameSubject(a: Scenario, b: Scenario): boolean {
  return JSON.stringify([a.data.kind, a.network.hidden]) === JSON.stringify([b.data.kind, b.network.hidden])
}

function shared({ theme, lecture, rate, panes, page, notation, touched, split, dataset, comparison }: AppState): Partial<AppState> {
  return { theme, lecture, rate, panes, page, notation, touched, split, dataset, comparison }
}

function updateWatch(): void {
  const { document, network } = other.getState()
  const next = watchFor(document.view, network)
  if (sameWatch(next, watching)) return
  watching = next
  besideClient().sendBeside({ type: 'watch', watch: next })
}
