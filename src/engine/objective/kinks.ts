import { hasKink } from '../network/activations'
import type { Workspace } from '../network/backprop'
import type { Network } from '../network/network'
import { PINNED_IN, PINNED_OUT } from '../network/network'
import type { PenaltySpec } from '../step/penalties'

const NEGATIVE = 1
const POSITIVE = 2
const ZERO_INSIDE = 4

/** Looks whether a weighted sum crosses the corner of its activation between several passes over the same samples. */
export interface KinkSearch {
  /** Forgets the passes so far. */
  begin(): void
  /** Notes the signs of the m samples that forward() has just left in the workspace; `inside`: between the two ends of the interval. */
  note(workspace: Workspace, m: number, inside: boolean): void
  /** Whether a unit that is not masked out has left its side of 0. `masks` as in Dropout, from batch position `from` on; null for none. */
  found(masks: readonly Uint8Array[] | null, from: number, m: number): boolean
}

/** For up to `capacity` samples at once; null for a network without corners. */
export function createKinkSearch(network: Network, capacity: number): KinkSearch | null {
  if (!network.layers.some(({ activation }) => hasKink(activation))) return null
  const signs = network.layers.map(({ activation, out }) => (hasKink(activation) ? new Uint8Array(capacity * out) : null))
  return {
    begin() {
      for (const seen of signs) seen?.fill(0)
    },
    note(workspace, m, inside) {
      for (const [l, seen] of signs.entries()) {
        if (seen === null) continue
        const z = workspace.z[l]
        for (let k = 0; k < m * network.layers[l].out; k++) {
          if (z[k] < 0) seen[k] |= NEGATIVE
          else if (z[k] > 0) seen[k] |= POSITIVE
          else if (inside) seen[k] |= ZERO_INSIDE
        }
      }
    },
    found(masks, from, m) {
      return signs.some((seen, l) => {
        if (seen === null) return false
        const { out, pins } = network.layers[l]
        const mask = masks?.[l]
        for (let k = 0; k < m * out; k++) {
          if (pins?.[k % out] === PINNED_OUT) continue
          if (pins?.[k % out] !== PINNED_IN && mask !== undefined && mask[from * out + k] !== 1) continue
          // a sum that is 0 inside and positive at an end has left the flat side there
          if ((seen[k] & POSITIVE) !== 0 && (seen[k] & (NEGATIVE | ZERO_INSIDE)) !== 0) return true
        }
        return false
      })
    },
  }
}

/** Whether the corner of |w| lies between `low` and `high`, the values given to the parameter at `index`. Biases have no penalty. */
export function penaltyHasKink(spec: PenaltySpec, network: Network, index: number, low: number, high: number): boolean {
  if (spec.kind !== 'l1' || spec.lambda === 0 || !(low < 0 && high > 0)) return false
  return network.layers.some(({ W, b }) => index >= W && index < b)
}
