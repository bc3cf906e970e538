import type { Lens, Selection } from '../document/types'
import { app, type Panes, type Theme } from './app-store'
import { updateLandscape } from './landscape-store'
import { setView } from './runs'
import { saveNotation, saveTheme } from './storage'

/** Selects a unit, a parameter, the loss or nothing of run A, in all views. */
export function select(selection: Selection): void {
  setView({ selection })
}

/** The two parameters of the landscape. Two of the same are refused silently: they span no plane. */
export function setAxes(first: number, second: number): void {
  if (first === second) return
  setView({ axes: [first, second] })
  updateLandscape()
}

/** The data row whose forward and backward pass is shown. */
export function setSample(row: number): void {
  setView({ sample: row })
}

/** What the graph's units and edges show. */
export function setLens(lens: Lens): void {
  setView({ lens })
}

export function setTheme(theme: Theme): void {
  app.setState({ theme })
  saveTheme(theme)
}

/** The notation of formulas, by its id; remembered. */
export function setNotation(notation: string): void {
  app.setState({ notation })
  saveNotation(notation)
}

export function toggleLecture(): void {
  const { lecture, inside, panes } = app.getState()
  app.setState({ lecture: !lecture, ...(inside && !lecture ? { panes: { ...panes, lecture: 'formula' } } : {}) })
}

/** In a comparison: the run whose settings are shown, and whose network where there is room for one. */
export function showSide(settings: 'A' | 'B'): void {
  const { comparison } = app.getState()
  if (comparison) app.setState({ comparison: { ...comparison, settings } })
}

/** Chooses what a region shows. */
export function setPane<R extends keyof Panes>(region: R, tab: Panes[R]): void {
  app.setState({ panes: { ...app.getState().panes, [region]: tab } })
}
