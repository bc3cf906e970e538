import type { Dataset } from '../data/dataset'
import type { Scenario, Selection, View } from '../document/types'
import type { Network } from '../engine/network'

const FIRST_VIEW: View = { selection: { kind: 'none' }, axes: [0, 1], sample: 0, lens: 'activations' }

/** The view for a new scenario: the lens stays; selection, axes and sample stay where data and shape do. */
export function viewOfScenario(scenario: Scenario, before: Scenario, view: View): View {
  const sameData = JSON.stringify(scenario.data) === JSON.stringify(before.data)
  const sameKind = scenario.data.kind === before.data.kind && scenario.data.kind !== 'rows'
  const sameShape = (sameData || sameKind) && scenario.network.hidden.join() === before.network.hidden.join()
  return {
    lens: view.lens,
    sample: sameData ? view.sample : FIRST_VIEW.sample,
    selection: sameShape ? view.selection : FIRST_VIEW.selection,
    axes: sameShape ? view.axes : FIRST_VIEW.axes,
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
  }
}

function selectionFits(selection: Selection, network: Network): boolean {
  if (selection.kind === 'parameter') return selection.index < network.parameterCount
  if (selection.kind === 'unit') return selection.unit < (network.sizes[selection.layer] ?? 0)
  return true
}
