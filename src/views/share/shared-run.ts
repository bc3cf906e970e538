import type { Dataset, Split } from '../../data/dataset'
import type { Network } from '../../engine/network/network'
import { firstRun, latestFrame, latestLandscape, subscribeLandscape, trajectoryFor } from '../../page'
import type { Frame, LandscapeEvaluation, Snapshot } from '../../trainer/protocol'

/** What a picture of a run is made of: records of it, and nothing computed from them. */
export interface SharedRun {
  readonly name: string
  readonly dataset: Dataset
  readonly split: Split
  readonly network: Network
  readonly snapshots: readonly Snapshot[] // ascending; the last is of the present step
  readonly frame: Frame
  readonly landscape: LandscapeEvaluation
  readonly path: readonly Float64Array[] // of each axis of the landscape
}

/** Points a side of a field. */
const SIDE = 101
/** Shares of the run that are shown between its start and its end: it changes most at first. */
const SHARES = [1 / 64, 1 / 16, 1 / 4]

/** Up to five steps of a run, the first and the present one included. */
export function sharedSteps(last: number): number[] {
  return [...new Set([0, ...SHARES.map((share) => Math.round(share * last)), last])]
}

/** The records of the run at the present step; null when it changes meanwhile. */
export async function shareRun(): Promise<SharedRun | null> {
  const { run, dataset, split, network, document } = firstRun.state.getState()
  const step = firstRun.stepNow()
  const [landscape, ...snapshots] = await Promise.all([landscapeAt(step), ...sharedSteps(step).map((one) => firstRun.snapshot(one, SIDE))])
  const frame = latestFrame()
  if (!dataset || !split || !network || !frame || firstRun.state.getState().run !== run || firstRun.stepNow() !== step) return null
  if (!snapshots.every((snapshot) => snapshot !== null)) return null
  const path = landscape.axes.map((axis) => trajectoryFor(axis!).values.slice())
  return { name: document.scenario.name, dataset, split, network, snapshots, frame, landscape, path }
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
