import { unitName } from '../engine/network/names'
import { type Network, PINNED_OUT, parameterAt } from '../engine/network/network'
import type { StepTrace } from '../engine/step/step-trace'

/** Whether a unit, of a weight layer from 0, sent 0 for every sample of the batch, as far as the record tells. */
export function leftOut({ mask, pins, oneMask, included, rows }: StepTrace, layer: number, unit: number): boolean {
  const values = mask[layer]
  if (!values) return false
  if (pins[layer]?.[unit] === PINNED_OUT) return true
  if (included.length === 0 || (!oneMask && included.length < rows.length)) return false
  const units = values.length / included.length
  return included.every((_, k) => values[k * units + unit] === 0)
}

/** Whether there is such a unit. */
export function anyLeftOut(trace: StepTrace): boolean {
  return trace.mask.some((mask, layer) => mask?.some((_, k) => leftOut(trace, layer, k % (mask.length / trace.included.length))))
}

/** Why the gradient of a weight or bias is 0 in a step: the unit at one of its ends was left out. '' where that is not so. */
export function zeroReason(trace: StepTrace, network: Network, index: number): string {
  const place = parameterAt(network, index)
  const { layer, to } = place
  const said = (level: number, unit: number) => {
    const out = trace.pins[level]?.[unit] === PINNED_OUT ? 'is pinned out' : 'was dropped in this step'
    return `${unitName(network, level + 1, unit)} ${out}`
  }
  if (leftOut(trace, layer, to)) return `${said(layer, to)}: its value was 0 forwards, so nothing flows backwards`
  if (place.kind === 'weight' && layer > 0 && leftOut(trace, layer - 1, place.from)) return `${said(layer - 1, place.from)}: it sent 0`
  return ''
}
