import { type InForce, trainingAt } from '../../document/training-at'
import type { Change, Scenario } from '../../document/types'
import type { Machine } from './machine'

/** Lets every logged change act that is due at the machine's step. */
export function applyDue(machine: Machine, changes: readonly Change[]): void {
  for (;;) {
    const change = changes[machine.changesApplied]
    if (change === undefined || change.step > machine.step) return
    machine.change(change)
    machine.changesApplied += 1
  }
}

/** The settings after the first `count` changes. */
export function inForceAfter(scenario: Scenario, changes: readonly Change[], count: number): InForce {
  return trainingAt(scenario, changes.slice(0, count), Number.POSITIVE_INFINITY)
}
