import { stateNames } from '../../engine/step/optimizers'
import type { StepContext } from '../context'

/** The weights into a layer. */
export function weightsOf(context: StepContext, layer: number): number[] {
  const { W, b } = context.network.layers[layer]!
  return Array.from({ length: b - W }, (_, k) => W + k)
}

/** How far each parameter moves: by its update, but not beyond 0 where the penalty stops it there. */
export function moves({ trace: { before, update, after } }: StepContext): Float64Array {
  return update.map((change, p) => (after[p] === before[p]! + change ? change : after[p]! - before[p]!))
}

/** Why the largest gradient has not made the largest update. */
export function besidesGradient({ trace: { optimizer } }: StepContext): string {
  return stateNames(optimizer).includes('velocity') ? 'the velocity counts too' : 'this optimizer divides by the size of its gradients'
}

export function greatest(context: StepContext, layer: number, values: Float64Array): number {
  return weightsOf(context, layer).reduce((most, p) => Math.max(most, Math.abs(values[p]!)), 0)
}
