import type { Problem } from './expression'

export interface Token {
  readonly type: 'number' | 'name' | 'sign' | 'end'
  readonly text: string // signs are + - * / ^ ( ) and the comma
  readonly position: number // of its first character, from 1
}

/** Other ways to write a sign. */
const SIGNS: Readonly<Record<string, string>> = { '−': '-', '–': '-', '·': '*', '⋅': '*', '∗': '*', '×': '*', '÷': '/' }

/** What to write for a character that is not read. */
const INSTEAD: Readonly<Record<string, string>> = {
  '|': ': for |x| write max(x, -x).',
  '√': ': for √x write x^0.5.',
  '=': ': write only what is to be computed, such as x^2.',
  '[': ': write ( instead.',
  ']': ': write ) instead.',
  '{': ': write ( instead.',
  '}': ': write ) instead.',
}

const NUMBER = /(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/iuy
const NAME = /\p{L}[\p{L}\p{Nd}₀-₉_]*/uy
/** Digits above the line are a power: x² is x^2. */
const SUPERSCRIPT = /[⁺⁻]?[⁰¹²³⁴-⁹]+/uy
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Cuts a text into numbers, names and signs; the last token is the end. The problem is the first character that is none of these. */
export function tokenize(text: string): { readonly tokens: readonly Token[]; readonly problem: Problem | null } {
  const tokens: Token[] = []
  let at = 0
  const end = () => ({ type: 'end' as const, text: '', position: at + 1 })
  while (at < text.length) {
    const position = at + 1
    const power = matchAt(SUPERSCRIPT, text, at)
    if (power !== null) {
      tokens.push({ type: 'sign', text: '^', position })
      if (power.startsWith('⁻')) tokens.push({ type: 'sign', text: '-', position })
      const digits = [...power].filter((character) => RAISED.includes(character))
      tokens.push({ type: 'number', text: digits.map((digit) => RAISED.indexOf(digit)).join(''), position })
      at += power.length
      continue
    }
    if (text.startsWith('**', at)) {
      tokens.push({ type: 'sign', text: '^', position })
      at += 2
      continue
    }
    if (/\s/u.test(text[at]!)) {
      at += 1
      continue
    }
    const number = matchAt(NUMBER, text, at)
    const name = number === null ? matchAt(NAME, text, at) : null
    const found = number ?? name ?? text[at]!
    const sign = SIGNS[found] ?? found
    if (number !== null) tokens.push({ type: 'number', text: number, position })
    else if (name !== null) tokens.push({ type: 'name', text: name, position })
    else if ('+-*/^(),'.includes(sign)) tokens.push({ type: 'sign', text: sign, position })
    else {
      const character = String.fromCodePoint(text.codePointAt(at)!)
      return {
        tokens: [...tokens, end()],
        problem: {
          position,
          message: `The character “${character}” at position ${position} has no meaning here${INSTEAD[character] ?? '.'}`,
        },
      }
    }
    at += found.length
  }
  return { tokens: [...tokens, end()], problem: null }
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}
