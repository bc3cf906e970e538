import type { Quantity } from '../../explain/quantity'
import type { Inside } from '../state/inside-state'

/** What is explained: the newest question, else the result of the operation; null for the inputs. */
export function subjectOf(inside: Inside): Quantity | null {
  return inside.why.at(-1) ?? inside.operations.at(inside.index).result
}
