import type { Dataset, Split } from '../../data/dataset'
import type { View } from '../../document/types'
import type { Network } from '../../engine/network/network'
import { firstRun, latestLandscape, page, type Run, subscribeLandscape } from '../../page'
import type { Frame, LandscapeEvaluation, Snapshot } from '../../trainer/protocol'

/** What a picture is made of: records of a run, or of two that are compared, and nothing computed from them. */
export interface Shared {
  readonly name: string
  readonly dataset: Dataset
  readonly view: Pick<View, 'plane' | 'output'>
  readonly split: Split
  readonly network: Network
  readonly landscape: LandscapeEvaluation
  readonly runs: readonly SharedRun[]
}

export interface SharedRun {
  readonly mark: string // its letter
  readonly snapshots: readonly Snapshot[] // ascending; the last is of the present step
  readonly frame: Frame
  readonly path: readonly Float64Array[] // of each axis of the landscape; none where it has other weights
}

/** Points a side of a field. */
const SIDE = 101
/** Shares of the run that are shown between its start and its end: it changes most at first. */
const SHARES = [1 / 64, 1 / 16, 1 / 4]

/** Up to five steps of a run, the first and the present one included. */
export function sharedSteps(last: number): number[] {
  return [...new Set([0, ...SHARES.map((share) => Math.round(share * last)), last])]
}

/** The records of the runs at their present steps; null when one changes meanwhile. */
export async function shareRuns(): Promise<Shared | null> {
  const { dataset, split, network, document } = firstRun.state.getState()
  const { runs } = page.getState()
  const [landscape, ...shared] = await Promise.all([landscapeAt(firstRun.stepNow()), ...runs.map((run) => shareRun(run))])
  if (!dataset || !split || !network || page.getState().runs !== runs || !shared.every((run) => run !== null)) return null
  const own = shared[0]!.frame.parameters.length
  const paths = shared.map(({ frame }, k) =>
    frame.parameters.length === own ? landscape.axes.map((axis) => runs[k]!.frames.trajectoryFor(axis!).values.slice()) : [],
  )
  return {
    name: document.scenario.name,
    dataset,
    view: document.view,
    split,
    network,
    landscape,
    runs: shared.map((run, k) => ({ ...run, path: paths[k]! })),
  }
}

async function shareRun({ mark, state, frames, stepNow, snapshot }: Run): Promise<Omit<SharedRun, 'path'> | null> {
  const { run } = state.getState()
  const step = stepNow()
  const snapshots = await Promise.all(sharedSteps(step).map((one) => snapshot(one, SIDE)))
  const frame = frames.latest()
  if (!frame || state.getState().run !== run || stepNow() !== step || !snapshots.every((one) => one !== null)) return null
  return { mark, snapshots, frame }
}

/** The finished landscape around the parameters of a step. */
async function landscapeAt(step: number): Promise<LandscapeEvaluation> {
  let end = () => {}
  const found = await new Promise<LandscapeEvaluation>((resolve) => {
    const look = () => {
      const landscape = latestLandscape()
      if (landscape?.done && landscape.step === step) resolve(landscape)
    }
    end = subscribeLandscape(look)
    look()
  })
  end()
  return found
}
