import { shapeOf } from '../document/data-shape'
import { pinsWithin } from '../document/pins'
import type { DataSpec, Scenario, Training } from '../document/types'
import { openScenario, openScenarios, page, type Run, say, scenarioInForce, useThisRun } from '../page'

type Patch = Partial<Pick<Scenario, 'data' | 'split' | 'network' | 'initialization'>> & {
  readonly features?: readonly string[] | null // null: the inputs of the data as they are
  readonly training?: Partial<Training>
}
/** How a new run differs from a scenario. */
type PatchOf = (scenario: Scenario) => Patch

/** Return a function that starts a new run on the side whose settings are shown. */
export function useStartNewRun(): (patchOf: PatchOf) => string | null {
  const run = useThisRun()
  return (patchOf) => startNewRun(run, patchOf)
}

/**
 * Starts a new run with other data, shape, initialization or seeds, keeping the training settings in force. Two runs that are
 * compared have the same data: a change of data or split is made in both, and each keeps its own settings. Of digits one may have
 * more training images than the other, or changed copies of them, and the same test images.
 * Returns why the scenario is refused, or null; the old run then stays.
 */
function startNewRun(run: Run, patchOf: PatchOf): string | null {
  const [first, ...others] = page.getState().runs
  const next = nextOf(run, patchOf)
  const both = others.length > 0 && next.otherData
  const problem = both
    ? openScenarios(nextOf(first ?? run, patchOf).scenario, ...others.map((other) => nextOf(other, patchOf).scenario))
    : openScenario(next.scenario, run)
  if (problem) return problem.message
  const words = [
    both ? 'Both runs share the data, so both restart at step 0.' : '',
    next.redrawn ? 'The given weights do not fit the new shape: new ones were drawn.' : '',
  ].filter((sentence) => sentence !== '')
  if (words.length > 0) say('info', words.join(' '))
  return null
}

/** Digits that are tested on the same images. */
function sameTest(a: DataSpec, b: DataSpec): boolean {
  return a.kind === 'digits' && b.kind === 'digits' && a.test === b.test
}

interface Next {
  readonly scenario: Scenario
  readonly otherData: boolean // data or split are others, which two runs that are compared share
  readonly redrawn: boolean // given weights did not fit the new shape
}

function nextOf({ state }: Run, patchOf: PatchOf): Next {
  const { features: before, ...scenario } = scenarioInForce(state.getState())
  const { training, features: asked, ...rest } = patchOf(scenario)
  const { data, split, network = scenario.network, initialization } = rest
  // columns made of inputs stay where the inputs do
  const kept = data && shapeOf(data).inputs !== shapeOf(scenario.data).inputs ? null : before
  const features = asked === undefined ? kept : asked
  const reshaped =
    data !== undefined || network.hidden.join() !== scenario.network.hidden.join() || String(features ?? '') !== String(before ?? '')
  const redrawn = reshaped && scenario.initialization.kind === 'given' && initialization === undefined
  return {
    scenario: {
      ...scenario,
      ...(reshaped ? { id: 'own', name: 'Own run', summary: 'Your own choice of data and network.' } : {}),
      ...rest,
      ...(features && { features }),
      training: { ...scenario.training, pins: pinsWithin(scenario.training.pins, network.hidden), ...training },
      ...(redrawn ? { initialization: { kind: 'drawn', initializer: { kind: 'xavier' }, seed: 1 } } : {}),
    },
    otherData: (data !== undefined && !sameTest(data, scenario.data)) || split !== undefined,
    redrawn,
  }
}
