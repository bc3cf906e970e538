import type { Drawn } from '../../data/digits/drawn'
import type { Lens, Plane, Selection, Window } from '../../document/types'
import type { Run } from '../run/create-run'
import { type Panes, page, type Theme } from './page-state'
import { firstRun, setView } from './runs'
import { saveNotation, saveTheme } from './storage'

/** Select a unit, a parameter, the loss or nothing of a run, in all views; in the other runs what has the same place. */
export function select(selection: Selection, run?: Run): void {
  setView({ selection }, run)
}

/** The two parameters of the landscape. Two of the same are refused silently: they span no plane. */
export function setAxes(first: number, second: number): void {
  if (first === second) return
  setView({ axes: [first, second], window: null })
}

/** What the landscape shows; null: what fits the path. */
export function setWindow(window: Window | null): void {
  setView({ window })
}

/** The data row whose forward and backward pass is shown. */
export function setSample(row: number): void {
  setView({ sample: row, ...(firstRun.state.getState().document.view.drawn && { drawn: null }) })
}

/** A drawing in place of the sample; null: the sample again. */
export function setDrawn(drawn: Drawn | null): void {
  setView({ drawn })
}

/** What the pictures of the output and of the units are over where there are more than two inputs; null: none are. */
export function setPlane(plane: Plane | null): void {
  setView({ plane })
}

/** The output of a regression that pictures show. */
export function setOutput(output: number): void {
  setView({ output })
}

/** What the graph's units and edges show. */
export function setLens(lens: Lens): void {
  setView({ lens })
}

/** Open or close the dialog to paint points in. */
export function setPainting(painting: boolean): void {
  page.setState({ painting })
}

export function setTheme(theme: Theme): void {
  page.setState({ theme })
  saveTheme(theme)
}

/** The notation of formulas, by its id; remembered. */
export function setNotation(notation: string): void {
  page.setState({ notation })
  saveNotation(notation)
}

export function toggleLecture(): void {
  const { lecture, inside, panes } = page.getState()
  page.setState({ lecture: !lecture, ...(inside && !lecture ? { panes: { ...panes, lecture: 'formula' } } : {}) })
}

/** Chooses what a region shows. */
export function setPane<R extends keyof Panes>(region: R, tab: Panes[R]): void {
  page.setState({ panes: { ...page.getState().panes, [region]: tab } })
}
