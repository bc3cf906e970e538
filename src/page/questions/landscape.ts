import type { Change, Window } from '../../document/types'
import type { LandscapeAxes, LandscapeEvaluation, LandscapeQuestion, RunId } from '../../trainer/protocol'
import type { Run } from '../run/create-run'
import type { RunState } from '../run/run-state'
import { page, say } from '../state/page-state'
import { firstRun } from '../state/runs'
import { setWindow } from '../state/view-actions'
import { analystIfLoaded, hearAnalyst, hearNoKernels, loadAnalyst, replaceAnalyst } from '../workers/shared-analyst'
import type { WorkerLike } from '../workers/supervised-worker'

/** Points a side of the nested grids, and of a curve. */
const SIDES_RUNNING = [26, 51]
const SIDES_PAUSED = [26, 51, 101]
const SIDES_LARGE = [...SIDES_PAUSED, 201]
const SIDES_CURVE = [101]
/** A plot whose longer side has more px gets the finest grid: on a smaller one nobody sees it. */
const LARGE_PX = 600

const CURVE_AXES: LandscapeAxes = [0]

/** What a landscape is about: a new question is asked only when one of these differs. */
interface Subject {
  readonly scene: string
  readonly run: RunId
  readonly step: number
  readonly changes: readonly Change[] // a typed weight changes the picture without a step
  readonly running: boolean
  readonly apart: boolean // the penalty beside the data loss
  readonly large: boolean // the plot asks for the finest grid
  readonly window: Window | null // as a person set it
  readonly reach: string // what else it is chosen for
}

const listeners = new Set<() => void>()
let ends: readonly (() => void)[] = [] // of what tells that something has moved
let newest: LandscapeEvaluation | null = null
let scene = '' // of `newest` and `levels`
let levels: readonly number[] | null = null // of the scene: they stay while they can
let asked: Subject | null = null
let answered: Subject | null = null // what `newest` is about
let waiting = false // for the Analyst to be fetched
let large = false // the plot
let held = false // the picture is pointed at
let overdue = false // the window stayed for that alone
let refits = false // the next question is for another window

hearAnalyst('landscape', receive, refuse)

let noKernelsSaid = false
hearNoKernels(() => {
  if (!noKernelsSaid) say('info', 'This browser does not run the fast code for landscapes: they take longer to draw.')
  noKernelsSaid = true
})

/** The newest answer about the present scene; null until there is one. It may be some steps old: see its `step`. */
export function latestLandscape(): LandscapeEvaluation | null {
  return newest
}

/** Whether one parameter is all that is trained, which is the weight of a single unit: the landscape is the curve of the loss over it. */
export function isCurve({ network, training }: RunState): boolean {
  return network?.parameterCount === 2 && !training?.trainBiases
}

function axesNow(): LandscapeAxes {
  const state = firstRun.state.getState()
  return isCurve(state) ? CURVE_AXES : state.document.view.axes
}

/** Calls back when latestLandscape() has changed. Landscapes are computed only while somebody listens. Return the function that ends it. */
export function subscribeLandscape(listener: () => void): () => void {
  if (listeners.size === 0) ends = [firstRun.frames.subscribe(updateLandscape), firstRun.state.subscribe(updateLandscape)]
  listeners.add(listener)
  updateLandscape()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) unwatch()
  }
}

/** Nobody looks: an answer under way is given up, and asked for again by the next who looks. */
function unwatch(): void {
  for (const end of ends) end()
  analystIfLoaded()?.request(null)
  if (answered !== asked || !newest?.done) asked = null
}

/** Say how large the plot is: its longer side in px. */
export function sizeLandscape(longerPx: number): void {
  large = longerPx > LARGE_PX
  updateLandscape()
}

/** Say whether the picture is pointed at: its window stays meanwhile. */
export function holdLandscape(pointedAt: boolean): void {
  held = pointedAt
  if (held || !overdue) return
  asked = null
  updateLandscape()
}

/** Fit the window to the path again, after a person has set it, or that of a curve, which nothing else rescales. Levels are chosen anew. */
export function refitLandscape(): void {
  if (firstRun.state.getState().document.view.window) setWindow(null)
  levels = null
  asked = null
  refits = true
  updateLandscape()
}

/** Asks the Analyst when the scene, the step or the wanted precision has changed. Cheap: called after every frame. */
export function updateLandscape(): void {
  if (listeners.size === 0) return
  const subject = subjectNow()
  if (!subject) return
  if (subject.scene !== scene) {
    scene = subject.scene
    levels = null
    clear()
  }
  if (asked && asked.apart !== subject.apart) levels = null // of another loss
  const analyst = analystIfLoaded()
  if (!analyst) {
    if (!waiting) void awaitAnalyst()
    return
  }
  if (!asked || !sameSubject(subject, asked) || (subject.large && !asked.large)) analyst.request(question)
}

/** The Analyst and its worker are fetched after the first frame: nobody waits for the landscape. */
async function awaitAnalyst(): Promise<void> {
  waiting = true
  await loadAnalyst()
  waiting = false
  updateLandscape()
}

/** Injects a worker (tests). */
export async function setAnalystWorker(createWorker: () => WorkerLike): Promise<void> {
  await replaceAnalyst(createWorker)
  newest = null
  levels = null
  asked = null
  scene = ''
  large = false
  held = false
}

function subjectNow(): Subject | null {
  const frame = firstRun.frames.current()
  const { run, document } = firstRun.state.getState()
  if (!frame || frame.run !== run) return null
  const apart = page.getState().penaltyApart && frame.training.penalty.kind !== 'none' && axesNow() !== CURVE_AXES
  return {
    scene: sceneNow(),
    run,
    step: frame.position.step,
    changes: document.changes,
    running: running(),
    apart,
    large,
    window: document.view.window,
    reach: running() ? '' : String(reachNow(true, apart)), // every step asks anew then
  }
}

/** What is to be seen of each axis: where the runs are, where they have been, where the next step leads if that is wanted; 0 with a penalty. */
function reachNow(next: boolean, apart: boolean): LandscapeEvaluation['domain'] {
  const shape = ({ state }: Run) => state.getState().document.scenario.network.hidden.join()
  const frames = page
    .getState()
    .runs.filter((run) => shape(run) === shape(firstRun))
    .map((run) => run.frames)
  const along = (axis = 0): [number, number] => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    const see = (value = Number.NaN) => {
      if (value < low) low = value
      if (value > high) high = value
    }
    for (const { latest, trajectoryFor } of frames) {
      trajectoryFor(axis).values.forEach(see)
      see(latest()?.parameters[axis])
      if (next) see(latest()?.next?.after[axis])
    }
    if (apart) see(0) // where a penalty is lowest
    return [low, high]
  }
  const [first, second] = axesNow()
  return [along(first), along(second)]
}

/** Whether two pictures are the same, be one finer. */
function sameSubject(a: Subject, b: Subject): boolean {
  return (
    a.scene === b.scene &&
    a.run === b.run &&
    a.step === b.step &&
    a.changes === b.changes &&
    a.running === b.running &&
    a.apart === b.apart &&
    a.window === b.window &&
    a.reach === b.reach
  )
}

function question(): Omit<LandscapeQuestion, 'request'> | null {
  const frame = firstRun.frames.current()
  const subject = subjectNow()
  if (!frame || !subject) return null
  asked = subject
  const axes = axesNow()
  const { document } = firstRun.state.getState()
  const stays = (held || axes === CURVE_AXES) && !refits
  overdue = held && stays
  refits = false
  return {
    type: 'landscape',
    run: subject.run,
    document: { ...document, step: subject.step },
    training: frame.training,
    step: subject.step,
    parameters: frame.parameters,
    apart: subject.apart,
    axes,
    reached: reachNow(false, subject.apart),
    reach: reachNow(true, subject.apart),
    domain: (axes === CURVE_AXES ? null : subject.window) ?? (stays ? (newest?.domain ?? null) : null),
    levels,
    sides: axes === CURVE_AXES ? SIDES_CURVE : subject.running ? SIDES_RUNNING : large ? SIDES_LARGE : SIDES_PAUSED,
  }
}

function receive(evaluation: LandscapeEvaluation): void {
  if (asked?.scene !== sceneNow() || asked.apart !== (evaluation.penalty !== null)) return // about axes, data or a loss that are gone
  if (isKnownFiner(evaluation)) return
  newest = evaluation
  answered = asked
  // where all losses were the same there were no levels to keep: they are chosen once the losses differ
  levels = evaluation.levels.length > 0 ? evaluation.levels : null
  for (const listener of listeners) listener()
}

/** Whether a finer grid of the same window at the same parameters is here already. */
function isKnownFiner({ side, domain }: LandscapeEvaluation): boolean {
  if (!newest || !asked || !answered || side >= newest.side) return false
  const question = { ...asked, running: false, window: null, reach: '' }
  return sameSubject(question, { ...answered, running: false, window: null, reach: '' }) && String(domain) === String(newest.domain)
}

function refuse(problem: { readonly message: string }): void {
  clear()
  say('warning', problem.message)
}

function clear(): void {
  if (!newest) return
  newest = null
  for (const listener of listeners) listener()
}

function running(): boolean {
  const { status } = firstRun.state.getState()
  return status === 'playing' || status === 'seeking'
}

let lastScene: { readonly parts: readonly unknown[]; readonly text: string } | null = null

/** What makes a landscape another picture: data, shape, first weights, functions and axes, but not the step or the rate. */
function sceneNow(): string {
  const { document, training, activations } = firstRun.state.getState()
  const { data, split, network, initialization } = document.scenario
  const parts = [data, split, network.hidden, initialization, activations, training?.loss, axesNow()]
  const last = lastScene
  if (last && parts.every((part, k) => part === last.parts[k])) return last.text
  lastScene = { parts, text: JSON.stringify(parts) }
  return lastScene.text
}
