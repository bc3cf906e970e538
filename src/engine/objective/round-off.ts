import type { Dropout, Workspace } from '../network/backprop'
import { isFused, type Loss } from '../network/loss-kinds'
import { outputSlope } from '../network/losses'
import type { Network } from '../network/network'

/**
 * `total` plus Σ |δ| √(n + 1) (|b| + Σ |w · input|) of the m samples that forward() and backward() have just left in the workspace, in
 * their order: times eps it is how far rounding may have moved their loss, each weighted sum with its n terms as it was made. Of a loss
 * of a also Σ |dL/da · a| of the outputs. `batchSize` as in backward().
 */
export function addRoundOff(
  total: number,
  network: Network,
  parameters: Float64Array,
  workspace: Workspace,
  m: number,
  loss: Loss,
  batchSize: number,
  dropout: Dropout | null,
): number {
  const last = network.layers.length - 1
  for (let s = 0; s < m; s++) {
    for (const [l, { W, b, in: n, out: k }] of network.layers.entries()) {
      const masked = l > 0 && (dropout !== null || network.layers[l - 1].pins !== null)
      const input = l === 0 ? workspace.x : masked ? workspace.dropped[l - 1] : workspace.a[l - 1]
      const root = Math.sqrt(n + 1)
      for (let j = 0; j < k; j++) {
        const unit = s * k + j
        let size = Math.abs(parameters[b + j])
        for (let i = 0; i < n; i++) size += Math.abs(parameters[W + j * n + i] * input[s * n + i])
        total += Math.abs(workspace.delta[l][unit]) * root * size
        if (l < last || isFused(loss)) continue
        const a = workspace.a[l][unit]
        total += Math.abs(outputSlope(loss, workspace.z[l][unit], a, workspace.y[unit], batchSize) * a)
      }
    }
  }
  return total
}
