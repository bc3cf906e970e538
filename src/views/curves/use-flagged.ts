import { useMemo, useSyncExternalStore } from 'react'
import type { Change, Scenario } from '../../document/types'
import { firstRun, usePage, useRun } from '../../page'
import { useLoaded } from '../../ui/use-loaded'
import type { Flagged } from './axes'

/** Fetched with the first change. */
export const changeWords = () => import('./change-words')
type ChangeWords = Awaited<ReturnType<typeof changeWords>>

/** The changes that stand as flags in the curves: those of run A, and those that run B alone has. */
export function useFlagged(): readonly Flagged[] {
  const other = usePage(({ runs }) => runs[1]?.state ?? null)
  const scenario = useRun((state) => state.document.scenario)
  const changes = useRun((state) => state.document.changes)
  const store = other ?? firstRun.state
  const otherScenario = useSyncExternalStore(store.subscribe, () => store.getState().document.scenario)
  const otherChanges = useSyncExternalStore(store.subscribe, () => store.getState().document.changes)
  const words = useLoaded(changeWords, changes.length + otherChanges.length > 0)
  return useMemo(() => {
    if (!words) return []
    const a = flaggedOf(words, 'A', scenario, changes)
    if (!other) return [a]
    const b = flaggedOf(words, 'B', otherScenario, otherChanges)
    const shared = new Set(changes.map((change) => JSON.stringify(change)))
    const alone = otherChanges.flatMap((change, k) => (shared.has(JSON.stringify(change)) ? [] : [k]))
    return [
      { ...a, sentences: a.sentences.map((sentence) => `A, ${sentence}`) },
      { ...b, changes: alone.map((k) => b.changes[k]!), sentences: alone.map((k) => `B, ${b.sentences[k]}`) },
    ]
  }, [words, other, scenario, changes, otherScenario, otherChanges])
}

function flaggedOf(words: ChangeWords, side: Flagged['side'], scenario: Scenario, changes: readonly Change[]): Flagged {
  return { side, changes, sentences: words.changeSentences(scenario, changes) }
}
