import { useSyncExternalStore } from 'react'
import { firstRun, usePage } from '../../page'
import type { CurveTab } from '../../page/state/page-state'
import { useLoaded } from '../../ui/use-loaded'

const lossKinds = () => import('../../explain/kinds/losses')

/** Says that the losses of two runs are of two kinds; empty where there is nothing to say. */
export function useLossNote(tab: CurveTab): string {
  const second = usePage(({ runs }) => (runs[1] ?? firstRun).state)
  const a = useSyncExternalStore(firstRun.state.subscribe, () => firstRun.state.getState().training?.loss)
  const b = useSyncExternalStore(second.subscribe, () => second.getState().training?.loss)
  const differ = tab === 'loss' && a !== b
  const kinds = useLoaded(lossKinds, differ)
  if (!differ || !a || !b || !kinds) return ''
  return `A ${kinds.LOSSES[a].besideOther}, B ${kinds.LOSSES[b].besideOther}: not comparable.`
}
