import { documentOf, type Preset } from '../document/presets/start-presets'
import { parseDocument } from '../document/schema/schema'
import type { Change, Document, Scenario } from '../document/types'
import type { Problem } from '../trainer/protocol'
import { type AppState, app, say } from './app-store'
import { keptNow, openRun } from './runs'
import { forgetNewest, remember } from './undo-actions'
import { viewOfScenario } from './views-of-runs'

/**
 * Opens a document as a new run; undo gives the one before back. Answers with the problem when it is refused: nothing has changed then.
 * With `ghost` the curve of the run before stays in grey, to compare. `beside` is run B, null for none; without a word one that is there follows.
 */
export function openDocument(
  document: Document,
  { ghost = false, beside, what = 'new run' }: { readonly ghost?: boolean; readonly beside?: Document | null; readonly what?: string } = {},
): Problem | null {
  const parsed = parseDocument(document)
  if (!parsed.ok) return parsed.problem
  const before = keptNow()
  remember(what)
  openRun(parsed.document, {
    ghost,
    ...(beside === undefined ? {} : { beside }),
    refused: () => {
      forgetNewest()
      openRun(before.document, { beside: before.beside })
    },
  })
  return null
}

/** Starts a new run of a scenario at step 0, and with another one for run B beside it a new comparison; without, a run B follows. */
export function openScenario(scenario: Scenario, { beside }: { readonly beside?: Scenario } = {}): Problem | null {
  const { document } = app.getState()
  const begin = { changes: [], step: 0, view: viewOfScenario(scenario, document.scenario, document.view) }
  return openDocument({ scenario, ...begin }, beside ? { beside: { scenario: beside, ...begin } } : {})
}

/** Starts a scenario that comes with the program, by itself; on request what to look for is said. */
export function openPreset(preset: Preset, tells = false): Problem | null {
  if (preset.sampleArrows) app.setState({ sampleArrows: true })
  const closes = app.getState().comparison ? 'The comparison is closed; undo opens it again.' : ''
  const words = [tells ? preset.summary : '', closes].filter((sentence) => sentence !== '')
  if (words.length > 0) say('info', words.join(' '))
  return openDocument(documentOf(preset), { beside: null, what: `scenario “${preset.name}”` })
}

/** A run's scenario with the training settings and activations now in force. */
export function scenarioInForce({ document, training, activations }: AppState = app.getState()): Scenario {
  const { scenario } = document
  return {
    ...scenario,
    training: training ?? scenario.training,
    network: { ...scenario.network, activations: activations ?? scenario.network.activations },
  }
}

/** Back to step 0 with the same first weights, typed ones included, and the settings now in force. */
export function restart(): void {
  const { document } = app.getState()
  const scenario = scenarioInForce()
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
