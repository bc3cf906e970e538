import { createStore } from 'zustand/vanilla'
import { FIRST_VIEW } from '../document/presets/start-presets'
import { besideAfter } from '../document/saved/beside'
import { difference } from '../document/saved/difference'
import { parseDocument } from '../document/schema/schema'
import type { ChangeInput, Document, Scenario, Selection, View } from '../document/types'
import type { Problem } from '../trainer/protocol'
import { type AppState, app, initialState, say } from './app-store'
import { differenceFrames } from './difference-frames'
import { scenarioInForce, typedWeights } from './documents'
import { changeOf } from './editing'
import { createFrames, frames as mainFrames } from './frames'
import { masksOf } from './masks'
import { createEventReceiver } from './run-events'
import { besideClient, currentDocument, setView } from './runs'
import type { Side } from './side'
import { tellStopped } from './stopped'
import { createTraces } from './traces'
import type { FailedEvent, RunEvent } from './training-client'
import { pause, seek } from './transport'
import { remember } from './undo-actions'
import { viewBeside } from './views-of-runs'
import { sameWatch, watchFor } from './watch'

const other = createStore<AppState>()(initialState)
const frames = createFrames()
const traces = createTraces((step) => besideClient().trace(step, 'beside'))

/** Run B: the same data, weights and shuffles as run A, but for what was changed. */
export const sideB: Side = { mark: 'B', app: other, frames, traces, change, openScenario, select }

/** What B has more or less than A. */
export const sideDifference: Side = {
  mark: 'B − A',
  app: other,
  frames: differenceFrames(mainFrames, frames),
  traces,
  change: () => ({ place: 'the difference', message: 'This is a difference. Type the weight of run A or run B.' }),
  openScenario,
  select,
}

let opening: Document | null = null
let waits = false // a comparison begins when run A, which played, stands still
let watching = watchFor(other.getState().document.view, null)

const receive = createEventReceiver(sideB, {
  opening: () => opening ?? other.getState().document,
  onArrived: () => {
    opening = null
  },
  onRefused: (message) => {
    close()
    say('error', message)
  },
  onChanged: traces.forget,
  onViewChanged: () => look(viewOfA()),
  onHealth: (diverged) => {
    if (!diverged) return
    if (app.getState().status === 'playing') pause()
    say('warning', `Run B diverged at step ${diverged.step.toLocaleString('en-US')}: the ${diverged.tensor} is no longer a finite number.`)
  },
  onStopped: (stopped) => tellStopped(stopped, 'Run B'),
  onMoved: () => undefined,
})

masksOf(sideB) // so that its strip is there when it is opened
frames.onPainted(() => besideClient().sendBeside({ type: 'painted' }))
app.subscribe(follow)
follow(app.getState(), app.getState()) // a reload or a link may be waiting for this code

/** Doubles the run at its step, when it has come to stand: B goes on beside A, and one thing can be changed in it. */
export function beginComparison(): void {
  if (app.getState().comparison || waits) return
  if (app.getState().status === 'playing') {
    waits = true
    pause()
  } else begin()
}

function begin(): void {
  remember('comparison')
  open(currentDocument())
  show()
  say('info', 'Run B is a copy of run A at this step. Change one thing in it.')
}

/** Where there is room for one of them, the curves of both come before the output of one. */
function show(): void {
  const { panes } = app.getState()
  app.setState({ comparison: { settings: 'B', beside: sideB }, panes: { ...panes, companion: 'curves' } })
}

/** Closes run B; A stays as it is. Undo opens B again. */
export function endComparison(): void {
  if (!app.getState().comparison) return
  remember('closing run B')
  close()
  say('info', 'Run B is closed; undo opens it again.')
}

function close(): void {
  left = null
  besideClient().closeBeside()
  opening = null
  app.setState({ comparison: null })
}

function open(given: Document): void {
  const document = { ...given, view: viewOfA() }
  left = null
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
  close()
  say('error', `Run B failed (${event.message}); the comparison was closed.`)
}

function change(input: ChangeInput): Problem | null {
  return changeOf('B', other, (change) => besideClient().sendBeside({ type: 'change', change }), input)
}

/** Another scenario for B: both begin at step 0. */
function openScenario(scenario: Scenario): Problem | null {
  const parsed = parseDocument({ scenario, changes: [], step: 0, view: FIRST_VIEW })
  if (!parsed.ok) return parsed.problem
  remember('new run B')
  seek(0)
  open(parsed.document)
  say('info', 'Both runs begin again at step 0.')
  return null
}

/** What both runs share, and how A's new beginnings are B's. */
function follow(state: AppState, before: AppState): void {
  if (state.opensBeside && hasArrived(state)) {
    restore(state.opensBeside, state)
    return
  }
  if (waits && state.status !== 'playing') {
    waits = false
    begin()
    return
  }
  if (!state.comparison) return
  other.setState(shared(state))
  const { view } = state.document
  if (view !== before.document.view) {
    const selected = view.selection !== before.document.view.selection
    look(selected ? viewOfA() : { ...viewOfA(), selection: other.getState().document.view.selection })
  }
  if (state.diverged && !before.diverged && other.getState().status === 'playing') pause()
  if (state.run !== before.run) left = scenarioInForce(before)
  if (left && !state.opensBeside && hasArrived(state)) rejoin(left, state)
}

function hasArrived({ status }: AppState): boolean {
  return status !== 'loading' && status !== 'seeking'
}

/** Opens B as it was kept: by a link, a file, a reload or undo. */
function restore(document: Document, { comparison, document: { step }, status }: AppState): void {
  if (status === 'failed') {
    app.setState({ opensBeside: null })
    return
  }
  app.setState({ opensBeside: null })
  if (!comparison) show()
  open(document)
  seek(step) // level by rows, where the batches differ
}

let left: Scenario | null = null // A's as it was before it was opened anew

function rejoin(old: Scenario, { document, status }: AppState): void {
  if (status === 'failed') {
    close()
    return
  }
  const beside = other.getState()
  const begun = document.step > 0 || document.changes.some(({ field }) => field !== 'parameter')
  if (begun) {
    // A was taken back or repaired: B stays what it is, at the step beside
    open({ ...beside.document, step: document.step })
    seek(document.step) // level by rows, where the batches differ
    return
  }
  // typed first weights are B's own where the weights are drawn, or given, as before
  const { data, network, initialization } = document.scenario
  const same = difference([old.data, old.network.hidden, old.initialization], [data, network.hidden, initialization]) === undefined
  const scenario = besideAfter(old, document.scenario, scenarioInForce(beside))
  const ofA = scenario.network.hidden.join() === network.hidden.join() ? document.changes : []
  const parsed = parseDocument({ scenario, changes: same ? typedWeights(beside.document) : ofA, step: 0, view: FIRST_VIEW })
  open(parsed.ok ? parsed.document : document)
  if (!parsed.ok) say('info', 'What run B had otherwise does not fit: it is a copy of run A again.')
}

function shared({ theme, lecture, rate, panes, page, notation, touched, split, dataset, comparison }: AppState): Partial<AppState> {
  return { theme, lecture, rate, panes, page, notation, touched, split, dataset, comparison }
}

/** Run A's view, as far as run B has what it names. */
function viewOfA(): View {
  const { document, network } = app.getState()
  return viewBeside(document.view, network, other.getState().network)
}

function select(selection: Selection): void {
  const { document, network } = other.getState()
  const view = { ...document.view, selection }
  setView({ selection: viewBeside(view, network, app.getState().network).selection })
  look(view)
}

function look(view: View): void {
  other.setState({ document: { ...other.getState().document, view } })
  updateWatch()
}

function updateWatch(): void {
  const { document, network } = other.getState()
  const next = watchFor(document.view, network)
  if (sameWatch(next, watching)) return
  watching = next
  besideClient().sendBeside({ type: 'watch', watch: next })
}
