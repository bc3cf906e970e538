import { lookAt } from './look-at'
import { LAB, LAB_SIZES, PHONE } from './sizes'
import { STATES } from './states'

lookAt(STATES, { layoutSizes: LAB_SIZES, axeSizes: [LAB, PHONE], leastTextPx: () => 0 })
