import { derive } from '../../../explain/derive/derive'
import { NOTATIONS } from '../../../explain/notations'
import { leavesOf, termOf } from '../../../explain/notations/render'
import type { Quantity } from '../../../explain/quantity'
import { roleOf } from '../../../explain/role'
import { subjectOf } from '../../../page/inside/subject'
import type { Inside } from '../../../page/state/inside-state'
import type { Bound, Operand } from './emphasis'

/** Where the formula's result and each of its factors are in the picture. The inputs are made by no formula. */
export function boundTo(inside: Inside, notationId: string): Bound {
  const { context, operations, index } = inside
  const subject = subjectOf(inside)
  const notation = NOTATIONS.find(({ id }) => id === notationId) ?? NOTATIONS[0]!
  const term = subject && termOf(notation, context, derive(context, subject))
  const made = subject ? operations.indexOf(subject) : -1
  const operands = new Map<string, Operand>()
  for (const quantity of term ? leavesOf(term) : []) {
    const role = roleOf(context, quantity)
    const place = placeOf(quantity)
    if (role && place && !operands.has(place)) operands.set(place, { role, quantity })
  }
  return { phase: operations.at(made < 0 ? index : made).phase, now: subject && made >= 0 ? placeOf(subject) : null, operands }
}

function placeOf(quantity: Quantity): string | null {
  switch (quantity.kind) {
    case 'x':
      return `unit/0/${quantity.unit}`
    case 'z':
    case 'a':
    case 'mask':
    case 'dropped':
    case 'slope':
    case 'back':
    case 'delta':
      return `unit/${quantity.layer + 1}/${quantity.unit}`
    case 'sampleLoss':
    case 'dataLoss':
    case 'totalLoss':
    case 'lossAfter':
    case 'penalty':
      return 'loss'
    default:
      return 'parameter' in quantity ? `parameter/${quantity.parameter}` : null
  }
}
