import { type Network, PINNED_OUT } from '../engine/network/network'
import type { Probe, StepTrace } from '../engine/step/step-trace'

const NONE = new Float64Array(0)

/**
 * The pass of a sample outside any batch in the form of a step's record, to be explained like one: a batch of one that ends with its
 * gradients, so that nothing is updated. Without a label it ends with its outputs: there is no loss.
 * @param parameters those that the pass was made with
 */
export function passTrace(network: Network, probe: Probe, parameters: Float64Array, labelled: boolean): StepTrace {
  const { step, row, x, z, a, dropped, loss } = probe
  const unknown = (values: Float64Array) => (labelled ? values : values.map(() => Number.NaN))
  const sampleLoss = unknown(Float64Array.of(loss))
  return {
    ends: labelled ? 'backward' : 'forward',
    step,
    rows: Int32Array.of(row),
    included: Int32Array.of(0),
    x,
    y: unknown(probe.y),
    z,
    a,
    mask: network.layers.map(({ pins, out }) => {
      return pins ? Float64Array.from({ length: out }, (_, unit) => (pins[unit] === PINNED_OUT ? 0 : 1)) : null
    }),
    dropped,
    keep: 1,
    pins: network.layers.map(({ pins }) => pins ?? null),
    oneMask: false,
    evaluation: null,
    delta: probe.delta.map(unknown),
    sampleLoss,
    dataLoss: sampleLoss[0]!,
    penalty: 0,
    totalLoss: sampleLoss[0]!,
    before: parameters,
    dataGradient: unknown(probe.dataGradient),
    penaltyGradient: NONE,
    totalGradient: NONE,
    optimizer: { kind: 'sgd' },
    learningRate: Number.NaN,
    stateBefore: {},
    state: {},
    products: [1, 1],
    update: NONE,
    after: NONE,
    lossAfter: Number.NaN,
    outputsAfter: null,
  }
}
