import { LECTURE_STATES } from './lecture-states'
import { lookAt } from './look-at'
import { HALL, NARROW } from './sizes'

const TEXT_SHARE = 0.022 // of the height of the screen: the last row reads it

lookAt(LECTURE_STATES, { layoutSizes: [HALL, NARROW], axeSizes: [HALL, NARROW], leastTextPx: (height) => TEXT_SHARE * height })
