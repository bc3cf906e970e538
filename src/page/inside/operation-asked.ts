import type { Selection, View } from '../../document/types'
import type { StepContext } from '../../explain/context'
import type { Operations } from '../../explain/operations/operation'
import type { Quantity } from '../../explain/quantity'

/** The operation that makes the number shown on what is selected: the sample's if it was in the batch, else the first one's. 0 without one. */
export function operationAsked(
  { network, trace }: StepContext,
  operations: Operations,
  { selection, lens, sample: row }: Pick<View, 'selection' | 'lens' | 'sample'>,
): number {
  const sample = Math.max(0, trace.rows.indexOf(row))
  const made = quantitiesOf(selection, lens, sample, network.layers.length).map((quantity) => operations.indexOf(quantity))
  return made.find((index) => index >= 0) ?? 0
}

/** The number of a selection under a lens first, then what stands in where no operation makes it: a fixed bias, a batch of one. */
function quantitiesOf(selection: Selection, lens: View['lens'], sample: number, layers: number): readonly Quantity[] {
  if (selection.kind === 'loss') return [{ kind: 'sampleLoss', sample }]
  if (selection.kind === 'parameter') {
    const parameter = selection.index
    const gradients: readonly Quantity[] = [
      { kind: 'totalGradient', parameter },
      { kind: 'dataGradient', parameter },
    ]
    return lens === 'gradients' ? gradients : [{ kind: lens === 'updates' ? 'update' : 'after', parameter }, ...gradients]
  }
  if (selection.kind === 'none' || selection.layer === 0 || selection.layer > layers) return []
  const at = { sample, layer: selection.layer - 1, unit: selection.unit }
  if (lens === 'activations' || lens === 'updates') {
    return [
      { kind: 'dropped', ...at },
      { kind: 'a', ...at },
    ]
  }
  return [{ kind: lens === 'sums' ? 'z' : 'delta', ...at }]
}
