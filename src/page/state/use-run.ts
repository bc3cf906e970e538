import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Run } from '../run/create-run'
import type { RunState } from '../run/run-state'
import { type PageState, page } from './page-state'
import { firstRun } from './runs'

const RunContext = createContext<Run>(firstRun)

/** What is below it is about another run than the first. */
export const RunProvider = RunContext.Provider

/** The run that a component is about. */
export function useThisRun(): Run {
  return useContext(RunContext)
}

/** The part of the state of this run that `select` picks; the component renders again only when that part changes. Pick the smallest value. */
export function useRun<T>(select: (state: RunState) => T): T {
  return useStore(useThisRun().state, select)
}

/** The same of the state of the page. */
export function usePage<T>(select: (state: PageState) => T): T {
  return useStore(page, select)
}

/** Whether the first two runs have the same weights, so that these can be compared one by one; true without a comparison. */
export function useSameShape(): boolean {
  const other = usePage(({ runs }) => runs[1] ?? firstRun)
  return useStore(firstRun.state, hiddenSizes) === useStore(other.state, hiddenSizes)
}

function hiddenSizes({ document }: RunState): string {
  return document.scenario.network.hidden.join()
}
