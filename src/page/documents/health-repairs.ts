import type { Scenario } from '../../document/types'
import type { Place, Repair } from '../../health/finding'
import type { Run } from '../run/create-run'
import { scenarioInForce } from '../run/run-state'
import { isCompared, page, say } from '../state/page-state'
import { chosenRun, firstRun } from '../state/runs'
import { select, setLens, setPane } from '../state/view-actions'
import { narrowPage } from '../workers/browser'
import { beginComparison } from './comparison'
import { openDocument, openScenario, typedWeights } from './documents'
import { change } from './editing'
import { forgetNewest } from './undo-actions'

/** Make a repair in a run: at once, or from step 0. */
export function repairHere(repair: Repair, run: Run = firstRun): void {
  if (run !== firstRun) {
    repairIn(run, repair)
    return
  }
  if (repair.kind === 'change') {
    const problem = change(repair.change)
    if (problem) say('error', problem.message)
    else say('info', `Changed: ${repair.words}. Undo takes it back.`)
    return
  }
  const inForce = firstRun.state.getState()
  const { document } = inForce
  const problem = openDocument(
    {
      scenario: patched(scenarioInForce(inForce), repair),
      changes: repair.patch.initialization ? [] : typedWeights(document),
      step: 0,
      view: document.view,
    },
    { ghost: true },
  )
  if (problem) say('error', problem.message)
  else say('info', `Restarted with ${repair.words}. Undo takes it back.`)
}

/** Open the comparison and make the repair in run B: from the same step, or both runs from step 0. */
export function repairInB(repair: Repair): void {
  const begun = !isCompared()
  const { run } = firstRun.state.getState()
  let second: Run | null = null
  let ends = [firstRun.state.subscribe(tryNow), page.subscribe(tryNow)]
  const end = () => {
    for (const stop of ends) stop()
  }
  beginComparison()
  tryNow()

  function tryNow(): void {
    const [, open] = page.getState().runs
    const gone = firstRun.state.getState().run !== run || (second !== null && second !== open)
    if (gone) end()
    if (gone || !open) return
    if (!second) ends = [...ends, open.state.subscribe(tryNow)]
    second = open
    const { status, training } = open.state.getState()
    if (training === null || (status !== 'paused' && status !== 'diverged')) return // still on its way to the step
    end()
    repairIn(open, repair)
    if (begun) forgetNewest() // one click, one undo
  }
}

function repairIn(run: Run, repair: Repair): void {
  const sees = (repair.kind === 'restart' && repair.sees) || 'Press Play to compare.'
  const words = `Applied to run ${run.mark}: ${repair.words}. ${sees}`
  const restarts = repair.kind === 'restart'
  const problem = restarts ? openScenario(patched(scenarioInForce(run.state.getState()), repair), run, words) : change(repair.change, run)
  if (problem) say('error', problem.message)
  else if (!restarts) say('info', words)
}

/** The picture that shows what a finding is about. */
export type Pointed = 'graph' | 'curves' | 'output' | 'unit'

const NAMED: Readonly<Record<Pointed, string>> = { graph: 'network', curves: 'curves', output: 'output', unit: 'tab Unit' }

/** Bring to sight what a finding is about, of the run whose lights are shown. Return the picture that shows it. */
export function showPlace({ selection, lens, curves, output, unit }: Place): Pointed {
  if (selection) {
    select(selection, chosenRun())
    setPane('networks', 'both') // a unit of one run is not to be seen in the difference
  }
  if (lens) setLens(lens)
  if (unit) setPane('unit', unit)
  if (curves) setPane('curve', curves)
  const picture = unit ? 'unit' : curves ? 'curves' : output ? 'output' : 'graph'
  showPicture(picture)
  say('info', `It is in the ${NAMED[picture]}, framed for a moment.`)
  return picture
}

/** Chooses a picture in the layout in force; of lab and phone only one is in sight. */
export function showPicture(picture: Pointed | 'sweep'): void {
  if (page.getState().lecture) {
    if (picture !== 'graph' || narrowPage()) setPane('lecture', picture)
    return
  }
  switch (picture) {
    case 'graph':
      return // always there
    case 'unit':
    case 'sweep':
      setPane('drawer', picture)
      setPane('compare', picture)
      setPane('phone', 'tables')
      return
    default:
      setPane('companion', picture)
      if (picture === 'output') setPane('compare', 'outputs')
      setPane('phone', picture)
  }
}

function patched(scenario: Scenario, { patch }: Extract<Repair, { kind: 'restart' }>): Scenario {
  return { ...scenario, ...patch, training: { ...scenario.training, ...patch.training } }
}
