import { derivative } from '../../engine/network/activations'
import type { Loss } from '../../engine/network/loss-kinds'
import type { Inputs, Matrix } from '../../engine/network/matrix'
import { type Network, PINNED_OUT } from '../../engine/network/network'
import { probe } from '../../engine/step/probe'
import type { Probe } from '../../engine/step/step-trace'
import { strongestPath } from './strongest-path'

/** The hidden layer nearest the output that sends nothing back for a row, because all its units are off; null without any. */
export function silentLayer({ layers }: Network, { z, a }: Probe): number | null {
  const layer = layers.findLastIndex(
    ({ activation, out, pins }, l) =>
      l < layers.length - 1 &&
      Array.from({ length: out }, (_, unit) => unit).every(
        (unit) => pins?.[unit] === PINNED_OUT || derivative(activation, z[l]![unit]!, a[l]![unit]!) === 0,
      ),
  )
  return layer < 0 ? null : layer
}

/** The row nearest to another one whose loss reaches the first layer; null without any. Each row is computed as its probe is. */
export function nearestLiveRow(
  network: Network,
  parameters: Float64Array,
  { X, Y }: { readonly X: Inputs; readonly Y: Matrix },
  row: number,
  loss: Loss,
): number | null {
  for (let far = 1; far < X.rows; far++) {
    for (const near of [row + far, row - far]) {
      if (near < 0 || near >= X.rows) continue
      const path = strongestPath(network, loss, probe(network, parameters, X, Y, near, loss, 0), parameters)
      if (path.steps.at(-1)!.product !== 0) return near
    }
  }
  return null
}
