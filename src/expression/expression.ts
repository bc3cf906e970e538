/** What a node of the graph does with its inputs. */
export type Operation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'power'
  | 'negative'
  | 'exp'
  | 'log'
  | 'sin'
  | 'cos'
  | 'tanh'
  | 'sigmoid'
  | 'relu'
  | 'max'

/** A part of a typed expression; `position` counts characters from 1. */
export type Term =
  | { readonly type: 'number'; readonly value: number; readonly text: string; readonly position: number }
  | { readonly type: 'variable'; readonly name: string; readonly position: number }
  | { readonly type: 'operation'; readonly operation: Operation; readonly terms: readonly Term[]; readonly position: number }

export interface Expression {
  readonly text: string // as typed
  readonly root: Term
  readonly variables: readonly string[] // in the order in which they first appear
  readonly constants: readonly string[] // names of CONSTANTS that stand for their number
}

/** Why a text, or a calculation, has no result. */
export interface Problem {
  readonly position: number // of the character, from 1
  readonly message: string // one plain sentence that names the position
}

/** Functions by the name a person types, with the number of their inputs. */
const FUNCTIONS: Readonly<Record<string, { readonly operation: Operation; readonly inputs: 1 | 2 }>> = {
  exp: { operation: 'exp', inputs: 1 },
  log: { operation: 'log', inputs: 1 },
  sin: { operation: 'sin', inputs: 1 },
  cos: { operation: 'cos', inputs: 1 },
  tanh: { operation: 'tanh', inputs: 1 },
  sigmoid: { operation: 'sigmoid', inputs: 1 },
  relu: { operation: 'relu', inputs: 1 },
  max: { operation: 'max', inputs: 2 },
}

/** Other names of these functions. */
const ALIASES: Readonly<Record<string, string>> = { ln: 'log', σ: 'sigmoid' }

/** The function that a person calls so, in small letters or large. */
export function functionOf(name: string) {
  const small = name.toLowerCase()
  const known = Object.hasOwn(ALIASES, small) ? ALIASES[small]! : small
  return Object.hasOwn(FUNCTIONS, known) ? FUNCTIONS[known] : undefined
}

/** Numbers with a name. A person who gives one of these names a value has a variable instead. */
export const CONSTANTS: Readonly<Record<string, number>> = { e: Math.E, pi: Math.PI, Pi: Math.PI, PI: Math.PI, π: Math.PI }

/** Limits of what is read and drawn. */
export const MOST_CHARACTERS = 200
export const MOST_NODES = 60
export const MOST_NAME_CHARACTERS = 12

/** What can be typed, to be shown. */
export const SYNTAX = '+ − * / ^ ( ) exp log sin cos tanh sigmoid relu max(a, b) e pi'
