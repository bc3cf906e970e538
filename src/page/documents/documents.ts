import { documentOf, FIRST_VIEW, type Preset } from '../../document/presets/start-presets'
import { difference } from '../../document/saved/difference'
import type { Documents } from '../../document/saved/documents'
import { scenarioAfter } from '../../document/saved/follow'
import type { Change, Document, Scenario } from '../../document/types'
import type { Problem } from '../../trainer/protocol'
import type { Run } from '../run/create-run'
import { scenarioInForce } from '../run/run-state'
import { viewOfScenario } from '../run/views-of-runs'
import { dismiss, isCompared, page, say } from '../state/page-state'
import { documentsNow, firstRun, openFurther, openRuns } from '../state/runs'
import { seek } from '../state/transport'
import { addVisit } from '../state/visits'
import { missingTable } from '../workers/held-tables'
import { type Checks, checks, NOT_YET } from './checks'
import { forgetNewest, remember } from './undo-actions'
import { whenLoaded } from './when-loaded'

/** Whoever opens documents brings their tables first. */
const NO_TABLE: Problem = { place: 'table', message: 'Its table is not in this browser.' }

interface OpenOptions {
  readonly ghost?: boolean // the curve of the run before stays in grey, to compare
  readonly what?: string // is done, in words for undo
  readonly enters?: boolean // a step that the browser's Back takes back
}

/**
 * Open a document as a new run; undo gives the one before back, and further runs that are open follow.
 * Return the problem when it is refused: nothing has changed then.
 */
export function openDocument(document: Document, options: OpenOptions = {}): Problem | null {
  const checked = checks()
  if (!checked) return NOT_YET
  const parsed = checked.parseDocument(document)
  if (!parsed.ok) return parsed.problem
  if (missingTable([parsed.document]) !== null) return NO_TABLE
  const followers = page
    .getState()
    .runs.slice(1)
    .map((run) => followerOf(parsed.document, run, checked))
  const misfits = followers.some(({ fits }) => !fits)
  open([parsed.document, ...followers.map((follower) => follower.document)], options, () => {
    if (misfits) say('info', 'Run B’s changes do not fit this network, so it starts again as a copy of run A.')
  })
  return null
}

/** Open the documents of all runs. Return the problem when they are refused: nothing has changed then. */
export function openDocuments(documents: Documents, options: OpenOptions = {}): Problem | null {
  const checked = checks()
  if (!checked) return NOT_YET
  const parsed = checked.parseDocuments(documents)
  if (!parsed.ok) return parsed.problem
  if (missingTable(parsed.documents) !== null) return NO_TABLE
  open(parsed.documents, options)
  return null
}

function open(documents: Documents, options: OpenOptions, arrived: () => void = () => undefined): void {
  whenLoaded(documents, () => openNow(documents, options, arrived))
}

function openNow(documents: Documents, { ghost = false, what = 'new run', enters = false }: OpenOptions, arrived: () => void): void {
  const before = documentsNow()
  remember(what)
  if (enters) addVisit(before) // first, for opening leaves a step that is open
  openRuns(documents, {
    ghost,
    arrived,
    refused() {
      forgetNewest()
      openRuns(before)
    },
  })
}

/** How a further run goes on when the first one is opened anew. */
function followerOf(opened: Document, { state }: Run, { parseDocument }: Checks): { readonly document: Document; readonly fits: boolean } {
  const { document } = state.getState()
  const begun = opened.step > 0 || opened.changes.some(({ field }) => field !== 'parameter')
  // the first run was taken back or repaired: the other stays what it is, at the step beside
  if (begun) return { document: { ...document, step: opened.step }, fits: true }
  // typed first weights are its own where the weights are drawn, or given, as before
  const old = scenarioInForce(firstRun.state.getState())
  const { data, network, initialization } = opened.scenario
  const same = difference([old.data, old.network.hidden, old.initialization], [data, network.hidden, initialization]) === undefined
  const scenario = scenarioAfter(old, opened.scenario, scenarioInForce(state.getState()))
  const ofFirst = scenario.network.hidden.join() === network.hidden.join() ? opened.changes : []
  const parsed = parseDocument({ scenario, changes: same ? typedWeights(document) : ofFirst, step: 0, view: FIRST_VIEW })
  return parsed.ok ? { document: parsed.document, fits: true } : { document: opened, fits: false }
}

/**
 * Start a new run of a scenario at step 0 in the first run, which others follow, or in another one: then all begin at step 0 again.
 * @param words said when that is done
 */
export function openScenario(scenario: Scenario, run: Run = firstRun, words = 'Both runs begin again at step 0.'): Problem | null {
  if (run === firstRun) return openDocument(begun(scenario))
  const checked = checks()
  if (!checked) return NOT_YET
  const parsed = checked.parseDocument({ scenario, changes: [], step: 0, view: FIRST_VIEW })
  if (!parsed.ok) return parsed.problem
  whenLoaded([parsed.document], () => {
    remember(`new run ${run.mark}`)
    seek(0)
    openFurther(parsed.document, page.getState().runs.indexOf(run))
    say('info', words)
  })
  return null
}

/** Start new runs of several scenarios at step 0, one for each run that is open. */
export function openScenarios(first: Scenario, ...others: readonly Scenario[]): Problem | null {
  return openDocuments([begun(first), ...others.map(begun)])
}

function begun(scenario: Scenario): Document {
  const { document } = firstRun.state.getState()
  return { scenario, changes: [], step: 0, view: viewOfScenario(scenario, document.scenario, document.view) }
}

/** Start a scenario that comes with the program, by itself; on request what to look for is said. */
export function openPreset(preset: Preset, tells = false): Problem | null {
  if (preset.sampleArrows) page.setState({ sampleArrows: true })
  const closes = isCompared() ? 'The comparison is closed; undo opens it again.' : ''
  const words = [tells && !page.getState().predict.on ? preset.summary : '', closes].filter((sentence) => sentence !== '')
  if (words.length > 0) say('info', words.join(' '))
  else dismiss() // it was about the run that is left
  return openDocuments([documentOf(preset)], { what: `scenario “${preset.name}”`, enters: true })
}

/** Back to step 0 with the same first weights, typed ones included, and the settings now in force. */
export function restart(): void {
  const { document } = firstRun.state.getState()
  const scenario = scenarioInForce(firstRun.state.getState())
  const kept = JSON.stringify(scenario) !== JSON.stringify(document.scenario)
  const problem = openDocument(
    { scenario, changes: typedWeights(document), step: 0, view: document.view },
    { ghost: true, what: 'restart' },
  )
  if (problem) say('error', problem.message)
  else say('info', kept ? 'Restarted from the same weights, with the settings now in force.' : 'Restarted from the same weights.')
}

/** Weights typed before the first step belong to the first weights. */
export function typedWeights({ changes }: Document): readonly Change[] {
  return changes.filter((change) => change.step === 0 && change.field === 'parameter')
}
