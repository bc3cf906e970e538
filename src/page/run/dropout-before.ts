import { type DropoutSoFar, dropoutSoFar, type HiddenUnit } from '../../trainer/run/dropout-so-far'
import type { Run } from './create-run'

/** How much dropout there was before a step of a run, for a unit or for one never pinned; null before it is known. */
export function dropoutBefore({ state }: Run, step: number, unit: HiddenUnit | null = null): DropoutSoFar | null {
  const { document, split } = state.getState()
  return split ? dropoutSoFar(document.scenario, split.train.length, document.changes, step, unit) : null
}
