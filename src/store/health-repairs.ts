import type { Scenario } from '../document/types'
import type { Place, Repair } from '../health/finding'
import { app, say } from './app-store'
import { beginComparison, sideB } from './comparison'
import { openDocument, scenarioInForce, typedWeights } from './documents'
import { change } from './editing'
import { narrowPage } from './page'
import { chosenSide, type Side, sideA } from './side'
import { forgetNewest } from './undo-actions'
import { setLens, setPane } from './view-actions'

/** Makes a repair in this run: at once, or from step 0. */
export function repairHere(repair: Repair, side: Side = sideA): void {
  if (side.mark !== 'A') {
    makeInB(repair)
    return
  }
  if (repair.kind === 'change') {
    const problem = change(repair.change)
    if (problem) say('error', problem.message)
    else say('info', `Changed: ${repair.words}. Undo takes it back.`)
    return
  }
  const { document } = app.getState()
  const problem = openDocument(
    {
      scenario: patched(scenarioInForce(), repair),
      changes: repair.patch.initialization ? [] : typedWeights(document),
      step: 0,
      view: document.view,
    },
    { ghost: true },
  )
  if (problem) say('error', problem.message)
  else say('info', `Restarted with ${repair.words}. Undo takes it back.`)
}

/** Opens the comparison and makes the repair in run B: from the same step, or both runs from step 0. */
export function repairInB(repair: Repair): void {
  const begun = app.getState().comparison === null
  const { run } = app.getState()
  let there = false
  const ends = [app, sideB.app].map((one) => one.subscribe(tryNow))
  const end = () => {
    for (const stop of ends) stop()
  }
  beginComparison()
  tryNow()

  function tryNow(): void {
    const { comparison, run: runNow } = app.getState()
    if (runNow !== run || (there && !comparison)) end()
    if (runNow !== run || !comparison) return
    there = true
    const { status, training } = sideB.app.getState()
    if (training === null || (status !== 'paused' && status !== 'diverged')) return // still on its way to the step
    end()
    makeInB(repair)
    if (begun) forgetNewest() // one click, one undo
  }
}

function makeInB(repair: Repair): void {
  const problem =
    repair.kind === 'change' ? sideB.change(repair.change) : sideB.openScenario(patched(scenarioInForce(sideB.app.getState()), repair))
  if (problem) say('error', problem.message)
  else say('info', `Run B has ${repair.words}. Press Play and compare.`)
}

/** Brings to sight what a finding is about, of the run whose lights are shown. */
export function showPlace({ selection, lens, curves, output, unit }: Place): void {
  if (selection) {
    chosenSide().select(selection)
    setPane('networks', 'both') // a unit of one run is not to be seen in the difference
  }
  if (lens) setLens(lens)
  if (unit) setPane('unit', unit)
  showPicture(unit ? 'unit' : curves ? 'curves' : output ? 'output' : 'graph')
}

/** Chooses a picture in the layout in force; of lab and phone only one is in sight. */
function showPicture(picture: 'graph' | 'curves' | 'output' | 'unit'): void {
  if (app.getState().lecture) {
    if (picture !== 'graph' || narrowPage()) setPane('lecture', picture)
    return
  }
  switch (picture) {
    case 'graph':
      return // always there
    case 'unit':
      setPane('drawer', picture)
      setPane('compare', picture)
      setPane('phone', 'tables')
      return
    default:
      setPane('companion', picture)
      setPane('phone', picture)
  }
}

function patched(scenario: Scenario, { patch }: Extract<Repair, { kind: 'restart' }>): Scenario {
  return { ...scenario, ...patch, training: { ...scenario.training, ...patch.training } }
}
