import { type Dataset, givenInputs } from '../../data/dataset'
import { isImages } from '../../data/digits/image'
import { FIRST_VIEW } from '../../document/presets/start-presets'
import type { Scenario, Selection, View } from '../../document/types'
import { biasIndex, type Network, parameterAt, weightIndex } from '../../engine/network/network'

/** The view for a new scenario: the lens stays; selection, axes and sample stay where data and shape do. */
export function viewOfScenario(scenario: Scenario, before: Scenario, view: View): View {
  const sameData = JSON.stringify(scenario.data) === JSON.stringify(before.data)
  const sameKind = scenario.data.kind === before.data.kind && scenario.data.kind !== 'rows' && scenario.data.kind !== 'table'
  const sameSizes = scenario.network.hidden.join() === before.network.hidden.join() && String(scenario.features) === String(before.features)
  const sameShape = (sameData || sameKind) && sameSizes
  return {
    lens: view.lens,
    sample: sameData ? view.sample : FIRST_VIEW.sample,
    selection: sameShape ? view.selection : FIRST_VIEW.selection,
    axes: sameShape ? view.axes : FIRST_VIEW.axes,
    window: sameShape && sameData ? view.window : null,
    ...(sameKind && view.drawn && { drawn: view.drawn }),
    ...(sameData && pictureOf(view)),
  }
}

/** The view with everything inside the network and the data. */
export function fitView(view: View, network: Network, dataset: Dataset): View {
  const [first, second] = view.axes
  const axesFit = first < network.parameterCount && second < network.parameterCount && first !== second
  return {
    lens: view.lens,
    sample: view.sample < dataset.X.rows ? view.sample : FIRST_VIEW.sample,
    selection: selectionFits(view.selection, network) ? view.selection : FIRST_VIEW.selection,
    axes: axesFit ? view.axes : FIRST_VIEW.axes,
    window: axesFit ? view.window : null,
    ...(view.drawn && isImages(dataset) && { drawn: view.drawn }),
    ...fittingPicture(view, dataset),
  }
}

function selectionFits(selection: Selection, network: Network): boolean {
  if (selection.kind === 'parameter') return selection.index < network.parameterCount
  if (selection.kind === 'unit') return selection.unit < (network.sizes[selection.layer] ?? 0)
  return true
}

/** The view of one run for a run beside it on the same data: selected is what has the same place, where its network has that place. */
export function viewBeside(view: View, from: Network | null, to: Network | null): View {
  if (from && to && from.sizes.join() === to.sizes.join()) return view
  const selection = from && to ? selectionBeside(view.selection, from, to) : FIRST_VIEW.selection
  return {
    ...FIRST_VIEW,
    lens: view.lens,
    sample: view.sample,
    selection,
    ...(view.drawn && { drawn: view.drawn }),
    ...pictureOf(view),
  }
}

/** Which inputs and output a picture of the output is of. */
function pictureOf({ plane, output }: View): Pick<View, 'plane' | 'output'> {
  return { ...(plane && { plane }), ...(output !== undefined && { output }) }
}

function fittingPicture(view: View, dataset: Dataset): Pick<View, 'plane' | 'output'> {
  const { columns } = givenInputs(dataset).X
  const { plane, output } = pictureOf(view)
  const planeFits = plane && columns > 2 && !isImages(dataset) && plane.inputs.every((input) => input < columns)
  const outputFits = output !== undefined && dataset.task === 'regression' && output < dataset.Y.columns
  return { ...(planeFits && { plane }), ...(outputFits && { output }) }
}

function selectionBeside(selection: Selection, from: Network, to: Network): Selection {
  if (selection.kind === 'unit') {
    const layer = layerBeside(selection.layer, from, to)
    return layer !== null && selection.unit < to.sizes[layer]! ? { ...selection, layer } : FIRST_VIEW.selection
  }
  if (selection.kind !== 'parameter') return selection
  const place = parameterAt(from, selection.index)
  const above = layerBeside(place.layer + 1, from, to)
  const layer = above === null ? null : to.layers[above - 1]!
  if (above === null || layer === null || place.to >= layer.out) return FIRST_VIEW.selection
  if (place.kind === 'bias') return { kind: 'parameter', index: biasIndex(to, above - 1, place.to) }
  return place.from < layer.in ? { kind: 'parameter', index: weightIndex(to, above - 1, place.to, place.from) } : FIRST_VIEW.selection
}

/** Layers of units are counted from the inputs, but for the outputs; null where the other network has none. */
function layerBeside(layer: number, from: Network, to: Network): number | null {
  const last = to.sizes.length - 1
  if (layer === from.sizes.length - 1) return last
  return layer < last ? layer : null
}
