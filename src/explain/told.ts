import type { StepContext } from './context'
import type { Quantity } from './quantity'
import { type Role, roleOf } from './role'
import { inner, short } from './short-number'
import { numberOf } from './value'

/** A piece of a sentence; a number with the role that it has in the formula. */
export interface Part {
  readonly text: string
  readonly role: Role | null
}

/** Characters for private use, which stand around a number and its role while a sentence is put together. */
const OPEN = '\uE000'
const BETWEEN = '\uE001'
const CLOSE = '\uE002'
const NUMBERS = new RegExp(`${OPEN}(\\w+)${BETWEEN}([^${CLOSE}]*)${CLOSE}`)

/** A number with its role. */
export function inRole(role: Role | null, text: string): string {
  return role ? `${OPEN}${role}${BETWEEN}${text}${CLOSE}` : text
}

/** A quantity as `short` writes it, with its role. @param factor of node errors in a notation */
export function told(context: StepContext, quantity: Quantity, factor = 1): string {
  return inRole(roleOf(context, quantity), short(factor * numberOf(context, quantity)))
}

/** The same in the middle of a formula. */
export function toldInner(context: StepContext, quantity: Quantity, factor = 1): string {
  return inRole(roleOf(context, quantity), inner(factor * numberOf(context, quantity)))
}

export function partsOf(sentence: string): readonly Part[] {
  const pieces = sentence.split(NUMBERS) // text, role, number, text, role, number, ...
  const parts: Part[] = []
  for (let k = 0; k < pieces.length; k += 3) {
    parts.push({ text: pieces[k]!, role: null })
    if (k + 2 < pieces.length) parts.push({ text: pieces[k + 2]!, role: pieces[k + 1] as Role })
  }
  return parts.filter(({ text }) => text !== '')
}

export function plain(sentence: string): string {
  return partsOf(sentence)
    .map(({ text }) => text)
    .join('')
}
