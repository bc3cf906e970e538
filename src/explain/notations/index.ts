// Contents of the notations.

import type { StepContext } from '../context'
import { avila } from './avila'
import { datacamp } from './datacamp'
import { dehaqani } from './dehaqani'
import { downhill } from './downhill'
import { mazur } from './mazur'
import { nanodegree } from './nanodegree'
import { nielsen } from './nielsen'
import type { Notation } from './notation'

export { erratumOf } from './errata'
export type { Notation } from './notation'
export { type Rendered, render } from './render'

/** The name of a weight or bias in the picture, such as w1; '' in notations whose names are too long for it. */
export function drawnParameter(notation: string, context: StepContext, parameter: number): string {
  const one = NOTATIONS.find(({ id }) => id === notation)
  return one?.drawn ? one.symbol(context, { kind: 'before', parameter }).tex.replace(/[_{}]/g, '') : ''
}

/** The program's own first, then the courses in the order of their documents. */
export const NOTATIONS: readonly Notation[] = [downhill, nanodegree, dehaqani, datacamp, nielsen, avila, mazur]
