import type { Probe, StepTrace } from '../../engine/step/step-trace'
import type { Frame } from '../../trainer/protocol'
import type { Frames } from './frames'

const NO_POSITIONS = new Int32Array(0)

/** B minus A, number by number, as frames of their own: parameters, the probe, and of the last step gradients and updates. */
export function differenceFrames(a: Frames, b: Frames): Frames {
  const latest = () => {
    const [first, second] = [a.latest(), b.latest()]
    return first && second && first.parameters.length === second.parameters.length ? differenceOf(first, second) : null
  }
  return {
    ...b,
    latest,
    painted: latest,
    ghostRows: () => [],
    subscribe(paint) {
      const ends = [a, b].map((one) =>
        one.subscribe((_, pictures) => {
          const frame = latest()
          if (frame) paint(frame, pictures)
        }),
      )
      return () => {
        for (const end of ends) end()
      }
    },
  }
}

function differenceOf(a: Frame, b: Frame): Frame {
  return {
    ...b,
    exact: a.exact && b.exact,
    parameters: minus(b.parameters, a.parameters),
    probe: probeDifference(a.probe, b.probe),
    trace: a.trace && b.trace ? traceDifference(a.trace, b.trace) : null,
    row: null,
    rows: [],
    field: null,
    outputs: null,
    unit: null,
    next: null,
  }
}

function probeDifference(a: Probe, b: Probe): Probe {
  return {
    ...b,
    x: minus(b.x, a.x),
    y: minus(b.y, a.y),
    z: b.z.map((values, layer) => minus(values, a.z[layer]!)),
    a: b.a.map((_, layer) => minus(sent(b, layer), sent(a, layer))),
    dropped: b.dropped.map(() => null), // what is sent on is in `a`
    delta: b.delta.map((values, layer) => minus(values, a.delta[layer]!)),
    loss: b.loss - a.loss,
    dataGradient: minus(b.dataGradient, a.dataGradient),
  }
}

/** Activations as the next layer gets them: where a unit is pinned, with its mask. */
function sent({ a, dropped }: Probe, layer: number): Float64Array {
  return dropped[layer] ?? a[layer]!
}

/** Of the whole batch only: samples are compared by the probe, which knows no mask. */
function traceDifference(a: StepTrace, b: StepTrace): StepTrace {
  return {
    ...b,
    included: NO_POSITIONS,
    dataLoss: b.dataLoss - a.dataLoss,
    lossAfter: b.lossAfter - a.lossAfter,
    before: minus(b.before, a.before),
    dataGradient: minus(b.dataGradient, a.dataGradient),
    totalGradient: minus(b.totalGradient, a.totalGradient),
    update: minus(b.update, a.update),
    after: minus(b.after, a.after),
  }
}

function minus(b: Float64Array, a: Float64Array): Float64Array {
  return b.map((value, k) => value - a[k]!)
}
