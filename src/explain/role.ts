import type { StepContext } from './context'
import { lookUp, type PerQuantity, type Quantity } from './quantity'
import { numberOf } from './value'

/** Where a factor of a formula comes from: the phase that made it, or a weight or bias with the sign of its edge. */
export type Role = 'forward' | 'backward' | 'update' | 'positive' | 'negative'

const FORWARD = (): Role => 'forward'
const BACKWARD = (): Role => 'backward'
const UPDATE = (): Role => 'update'
const NONE = () => null

const ROLES: PerQuantity<Role | null> = {
  x: FORWARD,
  z: FORWARD,
  a: FORWARD,
  mask: NONE,
  dropped: FORWARD,
  slope: BACKWARD,
  back: BACKWARD,
  delta: BACKWARD,
  lossSlope: BACKWARD,
  contribution: BACKWARD,
  dataGradient: BACKWARD,
  penaltyGradient: BACKWARD,
  totalGradient: BACKWARD,
  stateBefore: UPDATE,
  state: UPDATE,
  update: UPDATE,
  before: (context, quantity) => (numberOf(context, quantity) < 0 ? 'negative' : 'positive'),
  after: (context, quantity) => (numberOf(context, quantity) < 0 ? 'negative' : 'positive'),
  y: NONE,
  zAfter: NONE,
  aAfter: NONE,
  sampleLoss: NONE,
  sampleLossAfter: NONE,
  batchSize: NONE,
  dataLoss: NONE,
  penalty: NONE,
  totalLoss: NONE,
  learningRate: NONE,
  lossAfter: NONE,
}

/** The role of a number in the formulas of a step; null for settings, targets and losses, which no unit or edge shows. */
export function roleOf(context: StepContext, quantity: Quantity): Role | null {
  return lookUp(ROLES, context, quantity)
}
