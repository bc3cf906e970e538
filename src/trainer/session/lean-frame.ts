import type { Frame } from '../protocol'

/** Up to this many parameters nothing is worth leaving out. */
const FEW_PARAMETERS = 5000

/**
 * A running frame of a large network without what nobody looks at meanwhile, and with equal numbers once: without a penalty the total
 * gradient is that of the data, and the weights after the step are the present ones unless one was typed. Of six arrays of all
 * parameters, and two of the probe and the position, four are left. Nothing is shared between frames: their buffers are moved.
 */
export function leanFrame(frame: Frame): Frame {
  const { parameters, trace, probe } = frame
  if (parameters.length <= FEW_PARAMETERS) return frame
  const lean = { ...frame, probe: { ...probe, dataGradient: new Float64Array(0) } }
  if (trace === null) return lean
  const { penalty, trainBiases } = frame.training
  const unchanged = trace.after.every((value, index) => value === parameters[index])
  return {
    ...lean,
    parameters: unchanged ? trace.after : parameters,
    trace:
      penalty.kind !== 'none' || !trainBiases
        ? trace
        : { ...trace, dataGradient: trace.totalGradient, penaltyGradient: new Float64Array(0) },
  }
}
