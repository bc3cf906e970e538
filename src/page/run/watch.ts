import { type Dataset, givenInputs } from '../../data/dataset'
import { isImages } from '../../data/digits/image'
import type { Plane, View } from '../../document/types'
import type { Network } from '../../engine/network/network'
import type { Watch } from '../../trainer/protocol'

/** Up to this many parameters all are watched, so that every row of the table has its sparkline. */
const WATCHED_PARAMETERS = 64
/** Multiplications a field may cost in a frame. */
const FIELD_BUDGET = 200_000
const SIDE_PLANE = 41
const SIDE_LINE = 121

/** What the views want of each frame. Before the network is known only the axes and the sample are watched. Of images a unit is opened. */
export function watchFor(view: View, network: Network | null, dataset: Dataset | null): Watch {
  const watched = new Set<number>(view.axes)
  if (network) for (const index of interesting(view, network)) if (watched.size < WATCHED_PARAMETERS) watched.add(index)
  const { selection, plane = null } = view
  const inputs = dataset ? givenInputs(dataset).X.columns : 0
  const opens = dataset !== null && isImages(dataset) && selection.kind === 'unit' && selection.layer > 0
  return {
    sample: view.sample,
    parameters: [...watched],
    fieldSide: network ? fieldSide(network, inputs, plane) : 0,
    drawn: view.drawn ?? null,
    plane,
    unit: opens ? { layer: selection.layer, unit: selection.unit } : null,
  }
}

export function sameWatch(a: Watch, b: Watch): boolean {
  return (
    a.sample === b.sample &&
    a.drawn?.image === b.drawn?.image &&
    a.drawn?.digit === b.drawn?.digit &&
    a.fieldSide === b.fieldSide &&
    a.unit?.layer === b.unit?.layer &&
    a.unit?.unit === b.unit?.unit &&
    samePlane(a.plane, b.plane) &&
    a.parameters.join() === b.parameters.join()
  )
}

function samePlane(a: Watch['plane'], b: Watch['plane']): boolean {
  return a?.others === b?.others && a?.inputs.join() === b?.inputs.join()
}

/** All in their order; where not all are watched, the selected parameter and those into the selected unit come first. */
function* interesting(view: View, network: Network): Generator<number> {
  if (network.parameterCount > WATCHED_PARAMETERS) yield* selected(view, network)
  for (let index = 0; index < network.parameterCount; index++) yield index
}

function* selected({ selection }: View, network: Network): Generator<number> {
  if (selection.kind === 'parameter') yield selection.index
  if (selection.kind === 'unit' && selection.layer > 0) {
    const layer = network.layers[selection.layer - 1]
    if (layer) {
      for (let from = 0; from < layer.in; from++) yield layer.W + selection.unit * layer.in + from
      yield layer.b + selection.unit
    }
  }
}

/** Points a side of the response maps: two inputs make a plane, or two chosen ones of more, and one a line. Odd, so that a point lies in the middle. */
function fieldSide(network: Network, inputs: number, plane: Plane | null): number {
  if (inputs === 1) return SIDE_LINE
  if (inputs !== 2 && plane === null) return 0
  const affordable = Math.floor(Math.sqrt(FIELD_BUDGET / network.parameterCount))
  return Math.max(11, Math.min(SIDE_PLANE, affordable - 1 + (affordable % 2)))
}
