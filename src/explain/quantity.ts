import type { StateName } from '../engine/step/optimizers'
import type { StepContext } from './context'

/**
 * A number of a step that can be asked about. `sample` is a position in the batch, `layer` a weight layer from 0 (as in the trace),
 * `unit` a unit of that layer's outputs (for x an input, for y an output), `parameter` a flat index.
 */
export type Quantity =
  | { readonly kind: 'x' | 'y' | 'lossSlope' | 'zAfter' | 'aAfter'; readonly sample: number; readonly unit: number } // of outputs: dL/da, and z and a with the new weights
  | { readonly kind: UnitKind; readonly sample: number; readonly layer: number; readonly unit: number }
  | { readonly kind: 'sampleLoss' | 'sampleLossAfter'; readonly sample: number } // without 1/m; before the step and with the new weights
  | { readonly kind: StepKind }
  | { readonly kind: 'contribution'; readonly sample: number; readonly parameter: number } // one sample's part of the gradient, 1/m inside
  | { readonly kind: ParameterKind; readonly parameter: number }
  | { readonly kind: 'state' | 'stateBefore'; readonly name: StateName; readonly parameter: number }

/**
 * z weighted sum; a activation; mask 1 kept, 0 dropped; dropped a·mask/keep; slope f'(z); back Σ_k w·delta of the next layer, which is
 * dL/d(input of the next layer); delta node error dL/dz of the batch's loss.
 */
export type UnitKind = 'z' | 'a' | 'mask' | 'dropped' | 'slope' | 'back' | 'delta'

export type StepKind = 'batchSize' | 'dataLoss' | 'penalty' | 'totalLoss' | 'learningRate' | 'lossAfter'

export type ParameterKind = 'before' | 'dataGradient' | 'penaltyGradient' | 'totalGradient' | 'update' | 'after'

/** Something for every kind of quantity: a missing entry does not compile. */
export type PerQuantity<R> = {
  readonly [K in Quantity['kind']]: (context: StepContext, quantity: Quantity & { readonly kind: K }) => R
}

/** What a table holds for a quantity. */
export function lookUp<R>(table: PerQuantity<R>, context: StepContext, quantity: Quantity): R {
  const entry = table[quantity.kind] as (context: StepContext, quantity: Quantity) => R // the entry of the quantity's own kind
  return entry(context, quantity)
}

export type AtUnit = Extract<Quantity, { kind: UnitKind }>
