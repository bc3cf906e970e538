import { runName } from '../../document/run-name'
import type { Documents } from '../../document/saved/documents'
import type { Document, View } from '../../document/types'
import { createRun, type Run, type RunHooks, type RunOptions } from '../run/create-run'
import { viewBeside } from '../run/views-of-runs'
import type { WorkerLike } from '../workers/supervised-worker'
import { createTrainingClient, type TransportCommand } from '../workers/training-client'
import { tellDivergence } from './divergence'
import { page, say } from './page-state'

const warnings = () => import('./warnings')
const stoppedWords = () => import('./stopped')

let newestTransport: TransportCommand['type'] = 'pause' // a worker that died goes on playing, but not beyond the step or epoch it was asked for

const client = createTrainingClient(
  (step) => say('warning', `The training worker stopped; it was restarted at step ${step.toLocaleString('en-US')}.`),
  giveUp,
)

const hooks: RunHooks = {
  opened(run) {
    if (run !== firstRun) run.look(viewOfFirst(run))
  },
  arrived(run) {
    if (run === firstRun) openWaiting()
  },
  refused(run, message) {
    if (run !== firstRun) closeRun(run)
    say('error', message)
  },
  failed(run, message) {
    closeRun(run)
    say('error', `Run ${run.mark} failed (${message}); the comparison was closed.`)
  },
  goOn(run) {
    const plays = run === firstRun && run.state.getState().status === 'playing' && newestTransport === 'play'
    return plays ? { arrived: () => transport({ type: 'play', rate: page.getState().rate }) } : {}
  },
  health(run, diverged, beginsToGrow) {
    const others = page.getState().runs.filter((one) => one !== run)
    if (diverged && others.some((one) => one.state.getState().status === 'playing')) transport({ type: 'pause' })
    if (beginsToGrow && !diverged)
      void warnings().then(({ tellGrowth }) => run.state.getState().diverged ?? tellGrowth(run, others.length > 0, run === chosenRun()))
    if (run === firstRun) tellDivergence(diverged, others[0])
    else if (diverged) void warnings().then(({ tellOtherDivergence }) => tellOtherDivergence(run.mark, diverged))
  },
  stopped(run, stopped) {
    void stoppedWords().then(({ tellStopped }) => tellStopped(stopped, run === firstRun ? 'The run' : `Run ${run.mark}`))
  },
}

/** The run that is there without a comparison; it sets the pace of the others. */
export const firstRun = createRun(runName(0), client, hooks)
page.setState({ runs: [firstRun] })
export const { history, ghostRows, latest: latestFrame, painted: paintedFrame, trajectoryFor } = firstRun.frames
export const { request: requestTrace, fresh: freshTrace } = firstRun.traces
export const { stepNow, documentNow: currentDocument } = firstRun

export const { loader } = client

/** Send a transport command to the training worker, for all runs. */
export function transport(command: TransportCommand): void {
  newestTransport = command.type
  client.transport(command)
}

/** All runs with the steps that are on the screen: what links, files, reloads and undo keep. */
export function documentsNow(): Documents {
  const { runs, waiting } = page.getState()
  const others = waiting.length > 0 ? waiting : runs.slice(1).map((run) => run.documentNow())
  return [currentDocument(), ...others]
}

/** The run that the settings shown are of, and that keys and buttons act on; a step is walked through in the first one. */
export function chosenRun({ runs, chosen, inside } = page.getState()): Run {
  return (inside === null && runs[chosen]) || firstRun
}

/**
 * Open documents as the runs of the page and replay them to their steps: the first one now, the others once it has arrived.
 * The options are about the first one. What was on the screen stays until the worker has built it.
 */
export function openRuns([document, ...others]: Documents, options: RunOptions = {}): void {
  const { message, touched, runs } = page.getState()
  for (const run of runs.slice(others.length + 1)) run.close()
  const begun = firstRun.state.getState().position !== null || document.step > 0 || others.length > 0
  firstRun.open(document, options)
  page.setState({
    runs: runs.slice(0, others.length + 1),
    waiting: others,
    touched: touched || begun,
    message: message?.kind === 'error' ? null : message,
  })
}

/** Open a further run, in the place of one that is there or behind them. */
export function openFurther(document: Document, place: number): void {
  const { runs, panes } = page.getState()
  const run = runs[place] ?? createRun(runName(runs.length), client, hooks)
  // where there is room for one of them, the curves of all runs come before the output of one
  if (!runs.includes(run)) page.setState({ runs: [...runs, run], chosen: runs.length, panes: { ...panes, companion: 'curves' } })
  run.open({ ...document, view: viewOfFirst(run) })
}

/** Close a further run, and those behind it. */
export function closeRun(run: Run): void {
  const { runs } = page.getState()
  const left = runs.slice(0, runs.indexOf(run))
  for (const one of runs.slice(left.length)) one.close()
  page.setState({ runs: left, waiting: [] })
}

/** Replace the view of a run; in the others, what has the same place. */
export function setView(patch: Partial<View>, of: Run = firstRun): void {
  const { document, network } = of.state.getState()
  const view = { ...document.view, ...patch }
  of.look(view)
  for (const run of page.getState().runs) {
    if (run === of) continue
    const { document: its, network: itsNetwork } = run.state.getState()
    const seen = viewBeside(view, network, itsNetwork)
    const patched = Object.keys(patch).map((key) => [key, seen[key as keyof View]])
    run.look({ ...its.view, ...Object.fromEntries(patched) })
  }
}

/** End the training worker as a crash would (tests). */
export function killWorker(): void {
  client.kill()
}

/** Inject a worker (tests). */
export function setTrainingWorker(createWorker: () => WorkerLike): void {
  const [, second] = page.getState().runs
  if (second) closeRun(second)
  client.reset(createWorker)
  firstRun.forget()
}

/** The first run has arrived: the others open, and stand level with it. */
function openWaiting(): void {
  const { waiting } = page.getState()
  if (waiting.length === 0) return
  page.setState({ waiting: [] })
  for (const [k, document] of waiting.entries()) openFurther(document, k + 1)
  const { step } = firstRun.state.getState().document
  if (step > 0) transport({ type: 'seek', step })
}

/** The first run's view, as far as another run has what it names. */
function viewOfFirst(run: Run): View {
  const { document, network } = firstRun.state.getState()
  return viewBeside(document.view, network, run.state.getState().network)
}

function giveUp(step: number, reason: string): void {
  const { waiting, runs } = page.getState()
  if (waiting.length > 0 && runs[1]) closeRun(runs[1])
  page.setState({ waiting: [] })
  say(
    'error',
    `The training worker failed twice at step ${step.toLocaleString('en-US')} (${reason}). The run was stopped there. Undo, restart or open another scenario.`,
  )
}
