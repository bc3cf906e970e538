import { isPlain, stateNames } from '../../engine/step/optimizers'
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

/** What to compare to find the weight of a layer that moves most. */
export function whatDecides({ trace: { optimizer, rows }, penalty }: StepContext): string {
  if (stateNames(optimizer).includes('velocity'))
    return 'Compare the new velocities: of each weight the old one counts beside its gradient.'
  if (!isPlain(optimizer)) return 'Compare how large each gradient is beside its usual size: this optimizer divides by that.'
  if (penalty.kind !== 'none') return 'All have one rate: compare the gradients with the part of the penalty added.'
  if (rows.length > 1) return 'All have one rate: compare the gradients, sums of node error times what the sender sends.'
  return 'All have one rate: compare the gradients, node error times what the sender sends.'
}

export function greatest(context: StepContext, layer: number, values: Float64Array): number {
  return weightsOf(context, layer).reduce((most, p) => Math.max(most, Math.abs(values[p]!)), 0)
}
