import { createStore } from 'zustand/vanilla'
import type { Documents } from '../../document/saved/documents'
import type { Document, UnitPart } from '../../document/types'
import type { Rate } from '../../trainer/protocol'
import type { Run } from '../run/create-run'
import type { Inside, Predict } from './inside-state'
import type { OfferedTable } from './offered-table'
import type { DrawerTab, LecturePane } from './panes'

export type Theme = 'light' | 'dark'

export interface Message {
  readonly id: number // a new one each time, so that the same words are announced again
  readonly kind: 'info' | 'warning' | 'error'
  readonly text: string
  readonly action?: { readonly label: string; readonly act: () => void } // what can be done about it
}

export type CompanionTab = 'output' | 'curves'
export type PhoneTab = 'weights' | 'loss' | 'output' | 'curves' | 'tables' | 'settings'
export type CurveTab = 'loss' | 'accuracy' | 'gradients' | 'rate'
export type CompareTab = 'outputs' | 'both' | DrawerTab

/** The network with its regions, or a page of its own. */
export type Page = 'network' | 'expression'

/** Which picture each region with a choice shows. */
export interface Panes {
  readonly drawer: DrawerTab
  readonly companion: CompanionTab
  readonly lecture: LecturePane
  readonly phone: PhoneTab
  readonly compare: CompareTab
  readonly networks: 'both' | 'difference' // of a comparison
  readonly unit: UnitPart // of the tab Unit
  readonly curve: CurveTab
  readonly digits: 'confusion' | 'mistakes' | 'draw' | 'unit' // of the output for images
}

/** ms between two moves while walking through a step. */
export type Pace = 2500 | 1200 | 500

/** What a person sets of the page as a whole; what is of one run is in its own state. No frame changes this state. */
export interface PageState {
  readonly runs: readonly Run[] // in their order; the first one sets the pace
  readonly chosen: number // place of the run whose settings are shown
  readonly waiting: readonly Document[] // open as further runs once the first one has arrived
  readonly rate: Rate // speed of play
  readonly canUndo: boolean // there is an earlier document
  readonly canRedo: boolean // an undone document can be had again
  readonly message: Message | null // the newest sentence for the person
  readonly loading: boolean // documents wait for their data
  readonly lastRun: { readonly key: string; readonly documents: Documents } | null // of a tab that was closed, offered; its place in the storage
  readonly offered: OfferedTable | null // a table that was brought, while its dialog is open
  readonly painting: boolean // the dialog to paint points in is open
  readonly theme: Theme // colours
  readonly lecture: boolean // lecture mode is on
  readonly touched: boolean // a first action was done
  readonly panes: Panes // what the regions show
  readonly page: Page // what fills the window
  readonly inside: Inside | null // the step of the first run that is walked through
  readonly entering: 'start' | 'selection' | 'again' | null // where to begin, while a step to be walked through is opened
  readonly pace: Pace // of a walk through a step
  readonly notation: string // id of the notation of formulas
  readonly predict: Predict
  readonly sampleArrows: boolean // the landscape shows the gradients of the batch's samples
  readonly penaltyApart: boolean // the landscape shows a penalty beside the data loss, not added to it
}

/** The page before anything is opened. */
export function initialPage(): Omit<PageState, 'runs'> {
  return {
    chosen: 0,
    waiting: [],
    rate: 20,
    canUndo: false,
    canRedo: false,
    message: null,
    loading: false,
    lastRun: null,
    offered: null,
    painting: false,
    theme: 'light',
    lecture: false,
    touched: false,
    panes: {
      drawer: 'weights',
      companion: 'output',
      lecture: 'landscape',
      phone: 'output',
      compare: 'outputs',
      networks: 'both',
      unit: 'function',
      curve: 'loss',
      digits: 'confusion',
    },
    page: 'network',
    inside: null,
    entering: null,
    pace: 1200,
    notation: 'downhill',
    predict: { on: false, covered: false, exercises: {} },
    sampleArrows: false,
    penaltyApart: true,
  }
}

export const page = createStore<PageState>()(() => ({ ...initialPage(), runs: [] }))

/** Whether runs are compared. */
export function isCompared({ runs }: PageState = page.getState()): boolean {
  return runs.length > 1
}

let messages = 0

/** Show a sentence to the person; it replaces the one before. */
export function say(kind: Message['kind'], text: string, action?: Message['action']): void {
  messages += 1
  page.setState({ message: { id: messages, kind, text, ...(action && { action }) } })
}

/** Close the message. */
export function dismiss(): void {
  page.setState({ message: null })
}
