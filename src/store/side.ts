import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { ChangeInput, Scenario, Selection } from '../document/types'
import type { Problem } from '../trainer/protocol'
import { type AppState, app } from './app-store'
import { openScenario } from './documents'
import { change } from './editing'
import { frames } from './frames'
import type { RunStore } from './run-events'
import { traces } from './traces'
import { select } from './view-actions'

/** One of the runs on the page, and what may be done to it alone. */
export interface Side extends RunStore {
  readonly mark: 'A' | 'B' | 'B − A'
  /** A live change; answers with the problem when it is not allowed. */
  change(input: ChangeInput): Problem | null
  /** Another scenario at step 0. */
  openScenario(scenario: Scenario): Problem | null
  /** Selects a unit, a parameter, the loss or nothing of this run; in the other run what has the same place. */
  select(selection: Selection): void
}

/** The run that is there without a comparison. */
export const sideA: Side = { mark: 'A', app, frames, traces, change, openScenario, select }

/** The run that the settings shown are of, and that keys and buttons act on: B where it is chosen, but a step is walked through in A. */
export function chosenSide({ comparison, inside }: AppState = app.getState()): Side {
  return comparison?.settings === 'B' && inside === null ? comparison.beside : sideA
}

const SideContext = createContext<Side>(sideA)

/** What is below it is about the other run. */
export const SideProvider = SideContext.Provider

export function useSide(): Side {
  return useContext(SideContext)
}

/** Whether both runs have the same weights, so that these can be compared one by one; true without a comparison. */
export function useSameShape(): boolean {
  const beside = useStore(app, ({ comparison }) => comparison?.beside.app ?? app)
  return useStore(app, hiddenSizes) === useStore(beside, hiddenSizes)
}

function hiddenSizes({ document }: AppState): string {
  return document.scenario.network.hidden.join()
}

/** The part of a run's state that `select` picks; the component renders again only when that part changes. Pick the smallest value. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useSide().app, select)
}
