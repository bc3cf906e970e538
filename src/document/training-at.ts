import type { Activation } from '../engine/network/activations'
import type { Change, ChangeInput, Scenario, Training } from './types'

/** What is in force for a step. */
export interface InForce {
  readonly training: Training
  readonly activations: readonly Activation[]
}

/** The settings after one change. A typed weight changes no setting. */
export function applyChange(training: Training, activations: readonly Activation[], change: ChangeInput): InForce {
  switch (change.field) {
    case 'functions':
      return { training: { ...training, loss: change.value.loss }, activations: change.value.activations }
    case 'parameter':
      return { training, activations }
    default:
      return { training: { ...training, [change.field]: change.value }, activations }
  }
}

/** The settings in force for the step that starts at parameters `step`: every change up to and at it has acted. */
export function trainingAt(scenario: Scenario, changes: readonly Change[], step: number): InForce {
  let inForce: InForce = { training: scenario.training, activations: scenario.network.activations }
  for (const change of changes) {
    if (change.step > step) break
    inForce = applyChange(inForce.training, inForce.activations, change)
  }
  return inForce
}
