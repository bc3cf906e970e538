import type { StepContext } from '../context'
import type { Operation, OperationKind } from '../operations/operation'
import type { Quantity } from '../quantity'
import type { Words } from '../words'

/** The way a course writes the numbers of a network. */
export interface Notation {
  readonly id: string
  readonly name: string
  readonly example: string // by which a reader of the course knows it
  readonly source: string // title of the course
  readonly difference: string // one line: what else than node errors it has of its own
  symbol(context: StepContext, quantity: Quantity): Words
  /**
   * Shown number = factor × the record. Only node errors, what makes them and the samples' contributions ever have a factor other
   * than 1; it is 1, −1, m or −m.
   */
  factor(context: StepContext, quantity: Quantity): number
  readonly fundamentals: Readonly<Record<Fundamental, Words>>
  readonly drawn?: true // weights and biases have names short enough for the picture
  readonly errata: readonly Erratum[] // each was found by computing what the document says
  readonly style: Style
}

/** The equations a course is remembered by: the four of backpropagation between its forward pass and its update. */
export type Fundamental = 'forward' | 'output node error' | 'hidden node error' | 'bias gradient' | 'weight gradient' | 'update'

/** A place where a course's document is wrong, at the operation that a reader would compare with it. */
export interface Erratum {
  readonly kinds: readonly OperationKind[]
  readonly text: string
  readonly applies?: (context: StepContext, operation: Operation) => boolean
}

/** How formulas are put together. */
export interface Style {
  /** Places of the factors of a product; equal ones stay in the engine's order, and so do all without ranks. */
  readonly ranks: Readonly<Partial<Record<Rank, number>>>
  readonly biasLast: boolean
  /** The constant 1 that a bias of a layer is multiplied by, where the course has one. */
  biasInput(context: StepContext, layer: number): Words | null
  readonly leavesOutZeroBiases: boolean // a bias that is 0 and stays 0, in courses without biases
  readonly targetFirst: boolean // y − ŷ
  readonly sigmoidSlope: 'symbol' | 'o(1−o)'
  readonly updateFromNodeErrors: boolean // w + η δ x: plain gradient descent without a gradient in between
  readonly times: { readonly symbols: string; readonly numbers: string } // TeX
  sigmoid(argument: Words, inBrackets: Words): Words
}

export type Rank = 'rate' | 'error' | 'slope' | 'weight' | 'input' | 'delta'

export const STYLE: Style = {
  ranks: {},
  biasLast: false,
  biasInput: () => null,
  leavesOutZeroBiases: false,
  targetFirst: false,
  sigmoidSlope: 'symbol',
  updateFromNodeErrors: false,
  times: { symbols: '\\,', numbers: ' \\cdot ' },
  sigmoid: (argument) => ({ tex: `\\sigma\\left(${argument.tex}\\right)`, text: `sigmoid of ${argument.text}` }),
}

/** 1 / (1 + e^−z), as the courses that write the logistic function out. */
export function logistic(_: Words, inBrackets: Words): Words {
  return { tex: `\\frac{1}{1 + e^{-${inBrackets.tex}}}`, text: `1 over, 1 plus e to the minus ${inBrackets.text}, end of fraction` }
}
