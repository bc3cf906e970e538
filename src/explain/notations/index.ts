// Contents of the notations.

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

/** The program's own first, then the courses in the order of their documents. */
export const NOTATIONS: readonly Notation[] = [downhill, nanodegree, dehaqani, datacamp, nielsen, avila, mazur]
