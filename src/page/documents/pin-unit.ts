import { pinOf, withPin } from '../../document/pins'
import type { UnitPin } from '../../document/types'
import { unitName } from '../../engine/network/names'
import type { Run } from '../run/create-run'
import { say } from '../state/page-state'
import { chosenRun } from '../state/runs'
import { change } from './editing'

/** How a unit is treated: by its mask, or pinned. */
export type Pinning = UnitPin['to'] | 'free'

const NEXT: Readonly<Record<Pinning, Pinning>> = { free: 'in', in: 'out', out: 'free' }
const SAID: Readonly<Record<Pinning, string>> = {
  in: 'is pinned in: never dropped, never scaled',
  out: 'is pinned out: it sends 0, in training and in evaluation',
  free: 'is no longer pinned',
}

/** Pins a hidden unit, layer 1 the first hidden one, or frees it; a live change of the run. */
export function pinUnit(run: Run, layer: number, unit: number, to: Pinning): void {
  const { training, network } = run.state.getState()
  if (!training || !network) return
  const problem = change({ field: 'pins', value: withPin(training.pins, layer, unit, to === 'free' ? null : to) }, run)
  if (problem) say('error', problem.message)
  else say('info', `${unitName(network, layer, unit)} ${SAID[to]}.`)
}

/** The key K: the selected hidden unit is pinned in, then out, then free again. */
export function cyclePin(): void {
  const run = chosenRun()
  const { training, network, document } = run.state.getState()
  const { selection } = document.view
  const hidden = (network?.layers.length ?? 0) - 1
  if (!training || selection.kind !== 'unit' || selection.layer < 1 || selection.layer > hidden) {
    say('info', 'Select a hidden unit in the graph first: press K to pin it on, again to pin it off, a third time to unpin.')
    return
  }
  pinUnit(run, selection.layer, selection.unit, NEXT[pinOf(training.pins, selection.layer, selection.unit) ?? 'free'])
}
