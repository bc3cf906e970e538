import { createStore } from 'zustand/vanilla'
import type { Dataset, Split } from '../data/dataset'
import { defaultDocument } from '../document/presets/defaults'
import type { Document, Training, UnitPart } from '../document/types'
import type { Activation } from '../engine/network/activations'
import type { Network } from '../engine/network/network'
import type { Diverged, Position, Rate, RunId, RunStatus, Stopped } from '../trainer/protocol'
import type { Inside } from './inside'
import type { DrawerTab, LecturePane } from './panes'
import type { Side } from './side'

export type Status = RunStatus | 'loading' | 'failed'
export type Theme = 'light' | 'dark'

export interface Message {
  readonly id: number // a new one each time, so that the same words are announced again
  readonly kind: 'info' | 'warning' | 'error'
  readonly text: string
}

export type CompanionTab = 'output' | 'curves'
export type PhoneTab = 'weights' | 'loss' | 'output' | 'curves' | 'tables' | 'settings'
export type CompareTab = 'both' | DrawerTab

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
}

/** What the graph shows of the sample: the last step, the same without dropout, or the weights after it. */
export type Moment = 'before' | 'evaluated' | 'after'

/** Results are hidden until they are answered; answers are counted in this browser only. */
export interface Predict {
  readonly on: boolean
  readonly answers: number
  readonly right: number
}

/** Two runs side by side: which one's settings the rail shows. */
export interface Comparison {
  readonly settings: 'A' | 'B'
  readonly beside: Side // run B
}

/** ms between two moves while walking through a step. */
export type Pace = 2500 | 1200 | 500

/** What changes at human rate. Numbers of a running network are in `frames.ts`; no frame changes this state. */
export interface AppState {
  readonly run: RunId // the newest opening of a document
  readonly document: Document // as opened, with its changes and view kept up to date; `step` only at pauses, see currentDocument()
  readonly status: Status // 'loading' until the worker's first word about the run
  readonly position: Position | null // of the last pause, step, seek or other event
  readonly lastStep: number // how far this run has been, before any seek back
  readonly training: Training | null // settings in force for the next step
  readonly activations: readonly Activation[] | null // in force, one per weight layer
  readonly network: Network | null // with the activations in force
  readonly dataset: Dataset | null // of the run
  readonly split: Split | null // training and test rows of the data set
  readonly rate: Rate // speed of play
  readonly growing: boolean // the loss is above 100 times the best
  readonly diverged: Diverged | null // the step that could not be committed
  readonly stopped: Stopped | null // the rule that fired at the step where the run stands
  readonly canUndo: boolean // there is an earlier document
  readonly canRedo: boolean // an undone document can be had again
  readonly message: Message | null // the newest sentence for the person
  readonly progress: { readonly step: number; readonly target: number } | null // of a replay
  readonly theme: Theme // colours
  readonly lecture: boolean // lecture mode is on
  readonly moment: Moment // of the graph
  readonly ghost: boolean // a cut future is kept as a grey curve
  readonly touched: boolean // a first action was done
  readonly panes: Panes // what the regions show
  readonly page: Page // what fills the window
  readonly comparison: Comparison | null // a second run is open beside this one
  readonly opensBeside: Document | null // run B, until this run has arrived and the code of comparisons is there
  readonly inside: Inside | null // the step that is walked through
  readonly pace: Pace // of a walk through a step
  readonly notation: string // id of the notation of formulas
  readonly predict: Predict
  readonly sampleArrows: boolean // the landscape shows the gradients of the batch's samples
  readonly penaltyApart: boolean // the landscape shows a penalty beside the data loss, not added to it
}

/** The state before anything is opened. */
export function initialState(): AppState {
  return {
    run: 0,
    document: defaultDocument(),
    status: 'loading',
    position: null,
    lastStep: 0,
    training: null,
    activations: null,
    network: null,
    dataset: null,
    split: null,
    rate: 20,
    growing: false,
    diverged: null,
    stopped: null,
    canUndo: false,
    canRedo: false,
    message: null,
    progress: null,
    theme: 'light',
    lecture: false,
    moment: 'after',
    ghost: false,
    touched: false,
    panes: {
      drawer: 'weights',
      companion: 'output',
      lecture: 'landscape',
      phone: 'weights',
      compare: 'both',
      networks: 'both',
      unit: 'function',
    },
    page: 'network',
    comparison: null,
    opensBeside: null,
    inside: null,
    pace: 1200,
    notation: 'downhill',
    predict: { on: false, answers: 0, right: 0 },
    sampleArrows: false,
    penaltyApart: true,
  }
}

export const app = createStore<AppState>()(initialState)

let messages = 0

/** Shows a sentence to the person; it replaces the one before. */
export function say(kind: Message['kind'], text: string): void {
  messages += 1
  app.setState({ message: { id: messages, kind, text } })
}

/** Closes the message. */
export function dismiss(): void {
  app.setState({ message: null })
}
