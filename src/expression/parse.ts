import {
  CONSTANTS,
  type Expression,
  functionOf,
  MOST_CHARACTERS,
  MOST_NAME_CHARACTERS,
  MOST_NODES,
  type Operation,
  type Problem,
  type Term,
} from './expression'
import { type Token, tokenize } from './tokens'

export type Parsed = { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly problem: Problem }

/** How strongly a sign binds what is at its left and at its right; ^ groups from the right. */
const BINDING: Readonly<Record<string, { readonly operation: Operation; readonly left: number; readonly right: number }>> = {
  '+': { operation: 'add', left: 10, right: 11 },
  '-': { operation: 'subtract', left: 10, right: 11 },
  '*': { operation: 'multiply', left: 20, right: 21 },
  '/': { operation: 'divide', left: 20, right: 21 },
  '^': { operation: 'power', left: 40, right: 30 },
}
/** What to write for a function that is not one of ours. */
const INSTEAD = new Map([
  ['sqrt', 'Write (…)^0.5.'],
  ['cbrt', 'Write (…)^(1/3).'],
  ['abs', 'Write max(x, -x).'],
  ['pow', 'Write x^y.'],
  ['min', 'Write -max(-a, -b).'],
  ['tan', 'Write sin(x)/cos(x).'],
  ['log2', 'Write log(x)/log(2).'],
  ['log10', 'Write log(x)/log(10).'],
])

const MINUS_BINDING = 30 // -x^2 is -(x^2), -x*y is (-x)*y, and 2^-1 is allowed

/** Carries the first problem out of the recursion. */
class ParseFailure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
  }
}

/**
 * Read an expression by operator precedence (Pratt 1973). Every problem names its position.
 * @param given names that have a value: e and pi are constants unless they are among them
 */
export function parseExpression(text: string, given: ReadonlySet<string> = new Set()): Parsed {
  if (text.length > MOST_CHARACTERS)
    return failure(
      MOST_CHARACTERS + 1,
      `An expression has at most ${MOST_CHARACTERS} characters: it must end before position ${MOST_CHARACTERS + 1}.`,
    )
  const { tokens, problem } = tokenize(text)
  if (problem) return { ok: false, problem }
  try {
    const parser = createParser(tokens, given)
    const root = parser.expression()
    return { ok: true, expression: { text, root, variables: parser.variables(), constants: parser.constants() } }
  } catch (error) {
    if (error instanceof ParseFailure) return { ok: false, problem: error.problem }
    throw error
  }
}

function failure(position: number, message: string): Parsed {
  return { ok: false, problem: { position, message } }
}

function refuse(position: number, message: string): never {
  throw new ParseFailure({ position, message })
}

function createParser(tokens: readonly Token[], given: ReadonlySet<string>) {
  const names = new Set<string>()
  const constants = new Set<string>()
  let next = 0
  let nodes = 0

  const peek = () => tokens[next]!
  const take = () => tokens[next++]!
  const count = (position: number) => {
    nodes += 1
    if (nodes > MOST_NODES)
      refuse(position, `The graph of an expression has at most ${MOST_NODES} nodes: there is one too many at position ${position}.`)
  }
  const node = (operation: Operation, terms: readonly Term[], position: number): Term => {
    count(position)
    return { type: 'operation', operation, terms, position }
  }
  const number = (value: number, text: string, position: number): Term => {
    count(position)
    if (!Number.isFinite(value)) refuse(position, `The number at position ${position} is too large.`)
    return { type: 'number', value, text, position }
  }

  const value = (): Term => {
    const token = take()
    const { text, position } = token
    if (token.type === 'number') return number(Number(text), text, position)
    if (token.type === 'name') return peek().text === '(' ? call(token) : variable(token)
    if (text === '-') return negative(position)
    if (text === '+') return operand(MINUS_BINDING)
    if (text !== '(') return refuse(position, `Expected a value at position ${position}.`)
    const inside = operand(0)
    close(position)
    return inside
  }

  /** Of a number on its own, minus is part of the number. */
  const negative = (position: number): Term => {
    const after = tokens[next + 1]
    if (peek().type === 'number' && after?.text !== '^') {
      const { text } = take()
      return number(-Number(text), `−${text}`, position)
    }
    return node('negative', [operand(MINUS_BINDING)], position)
  }

  const variable = ({ text, position }: Token): Term => {
    if (functionOf(text) && text !== 'σ') refuse(position, `${text} at position ${position} is a function: write ${text}(…).`)
    if (text.length > MOST_NAME_CHARACTERS)
      refuse(position, `A name has at most ${MOST_NAME_CHARACTERS} characters: the one at position ${position} is longer.`)
    const constant = Object.hasOwn(CONSTANTS, text) && !given.has(text) ? CONSTANTS[text] : undefined
    if (constant !== undefined) {
      constants.add(text)
      return number(constant, text, position)
    }
    if (!names.has(text)) count(position)
    names.add(text)
    return { type: 'variable', name: text, position }
  }

  const call = ({ text, position }: Token): Term => {
    const known = functionOf(text)
    const open = take()
    if (!known)
      return refuse(
        position,
        `There is no function “${shorten(text)}”: see position ${position}. ${INSTEAD.get(text) ?? 'To multiply, write *.'}`,
      )
    const terms = [operand(0)]
    while (terms.length < known.inputs) {
      const comma = take()
      if (comma.text !== ',')
        refuse(comma.position, `${text} takes ${known.inputs} values: expected a comma at position ${comma.position}.`)
      terms.push(operand(0))
    }
    if (peek().text === ',')
      refuse(
        peek().position,
        `${text} takes ${known.inputs === 1 ? 'one value' : 'two values'}: the comma at position ${peek().position} is one too many.`,
      )
    close(open.position)
    return node(known.operation, terms, position)
  }

  const close = (openPosition: number) => {
    const token = take()
    if (token.text === ')') return
    if (token.type === 'end')
      refuse(token.position, `Expected “)” at position ${token.position}: the “(” at position ${openPosition} is still open.`)
    unexpected(token, tokens[next - 2]!)
  }

  /** Reads a value and all signs after it that bind more strongly than `least`. */
  const operand = (least: number): Term => {
    let left = value()
    for (;;) {
      const binding = peek().type === 'sign' ? BINDING[peek().text] : undefined
      if (!binding || binding.left < least) return left
      const { position } = take()
      const right = operand(binding.right)
      left = node(binding.operation, [left, right], position)
    }
  }

  const expression = (): Term => {
    const root = operand(0)
    if (peek().type !== 'end') unexpected(peek(), tokens[next - 1]!)
    return root
  }

  return { expression, variables: () => [...names], constants: () => [...constants] }
}

function unexpected({ type, text, position }: Token, before: Token): never {
  if (text === ')') return refuse(position, `The “)” at position ${position} closes nothing.`)
  if (text === ',') return refuse(position, `The comma at position ${position} belongs in max(a, b) only.`)
  if (type === 'sign' && text !== '(') return refuse(position, `Expected a value at position ${position}.`)
  return refuse(position, `Expected + − * / or ^ at position ${position}: to multiply, write ${shorten(before.text)}*${shorten(text)}.`)
}

function shorten(name: string): string {
  return name.length > MOST_NAME_CHARACTERS ? `${name.slice(0, MOST_NAME_CHARACTERS)}…` : name
}
