import { derivative } from '../../engine/network/activations'
import { drawnDeviation } from '../../engine/network/initializers'
import type { Probe, StepTrace } from '../../engine/step/step-trace'
import { byClass } from '../../explain/signals/by-class'
import { type Summary, spreadOf, summaryOf } from '../../explain/signals/distribution'
import { layerState, unitState } from '../../explain/signals/unit-state'
import type { UnitActivations } from '../../trainer/protocol'
import type { Run } from '../run/create-run'
import { networkAt } from '../run/network-at'

/** What the full record of a step says of a unit: `samples/<layer>/<unit>`, `saturated/…` and `off/…`. */
export function unitValue(run: Run, trace: StepTrace, [name, layer, unit]: readonly string[]): number {
  const activation = activationOf(run, Number(layer), trace.step)
  if (!activation) return Number.NaN
  const unitNow = unitState(trace, Number(layer), Number(unit), activation)
  if (name === 'samples' || name === 'saturated' || name === 'off') return unitNow[name]
  throw new RangeError(`a unit has no ${name}`)
}

/**
 * What it says of a layer: `values/<layer>`, `units/…`, `saturated/…`, `dead/…`; `z/<layer>/<low|mean|high|spread>`,
 * `a/…`, `delta/…`, `W/…` of the weights before the step; `W/<layer>/drawn` is the spread that the first weights were drawn for.
 */
export function layerValue(run: Run, trace: StepTrace, [name, layer, part]: readonly string[]): number {
  const l = Number(layer)
  if (name === 'z' || name === 'a' || name === 'delta' || name === 'W') {
    if (part === 'drawn') return drawnSpread(run, l)
    const values = name === 'W' ? weightsOf(run, trace, l) : (trace[name][l] ?? [])
    return part === 'spread' ? spreadOf(values) : (summaryOf(values)[part as keyof Summary] ?? Number.NaN)
  }
  const activation = activationOf(run, l, trace.step)
  if (!activation) return Number.NaN
  const state = layerState(trace, l, activation)
  if (name === 'values' || name === 'units' || name === 'saturated' || name === 'dead') return state[name]
  throw new RangeError(`a layer has no ${name}`)
}

/** Of the unit that is opened: `row/<data row>`, and of the rows of a class `mean/<class>` and `largest/<class>`. */
export function activationValue({ state }: Run, { rows, values }: UnitActivations, [name, k]: readonly string[]): number {
  if (name === 'row') return values[rows.indexOf(Number(k))] ?? Number.NaN
  const { dataset } = state.getState()
  if (!dataset) return Number.NaN
  return byClass(values, rows, dataset.Y, 1).classes[Number(k)]?.[name as 'mean' | 'largest'] ?? Number.NaN
}

/** f′(z) of a unit for the probed sample. */
export function slopeValue(run: Run, probe: Probe, [layer, row, unit]: readonly string[]): number {
  const activation = activationOf(run, Number(layer), probe.step)
  if (!activation || activation === 'softmax' || Number(row) !== probe.row) return Number.NaN
  return derivative(activation, probe.z[Number(layer)]![Number(unit)]!, probe.a[Number(layer)]![Number(unit)]!)
}

function weightsOf({ state }: Run, { before }: StepTrace, layer: number): ArrayLike<number> {
  const shape = state.getState().network?.layers[layer]
  return shape ? before.subarray(shape.W, shape.b) : []
}

function drawnSpread({ state }: Run, layer: number): number {
  const { network, document } = state.getState()
  const { initialization } = document.scenario
  const shape = network?.layers[layer]
  return shape && initialization.kind === 'drawn' ? drawnDeviation(initialization.initializer, shape.in, shape.out) : Number.NaN
}

function activationOf({ state }: Run, layer: number, step: number) {
  return networkAt(state.getState(), step)?.layers[layer]?.activation ?? null
}
