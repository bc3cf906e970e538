import type { Network } from '../src/engine/network/network'

/** What one would write first: nested arrays, one sample at a time, Math functions. tanh layers, a sigmoid output, bce. */
export function createNaive(network: Network, parameters: Float64Array) {
  const layers = network.layers.map(({ in: n, out: k, W, b }) => ({
    W: Array.from({ length: k }, (_, j) => Array.from(parameters.subarray(W + j * n, W + (j + 1) * n))),
    b: Array.from(parameters.subarray(b, b + k)),
    dW: Array.from({ length: k }, () => new Array<number>(n).fill(0)),
    db: new Array<number>(k).fill(0),
  }))
  const last = layers.length - 1

  /** One gradient descent step on the batch; returns the mean loss before it. */
  return function step(X: number[][], Y: number[][], rate: number): number {
    let loss = 0
    for (let s = 0; s < X.length; s++) {
      const activations = [X[s]]
      for (const [l, layer] of layers.entries()) {
        const input = activations[l]
        const a: number[] = []
        for (let j = 0; j < layer.b.length; j++) {
          let z = layer.b[j]
          for (let i = 0; i < input.length; i++) z += layer.W[j][i] * input[i]
          a.push(l < last ? Math.tanh(z) : 1 / (1 + Math.exp(-z)))
        }
        activations.push(a)
      }
      let delta = activations[last + 1].map((a, k) => (a - Y[s][k]) / X.length)
      for (const [k, a] of activations[last + 1].entries()) loss -= Y[s][k] * Math.log(a) + (1 - Y[s][k]) * Math.log(1 - a)
      for (let l = last; l >= 0; l--) {
        const layer = layers[l]
        const input = activations[l]
        const below = new Array<number>(input.length).fill(0)
        for (let j = 0; j < delta.length; j++) {
          layer.db[j] += delta[j]
          for (let i = 0; i < input.length; i++) {
            layer.dW[j][i] += delta[j] * input[i]
            below[i] += layer.W[j][i] * delta[j]
          }
        }
        delta = below.map((slope, i) => slope * (1 - input[i] * input[i]))
      }
    }
    for (const layer of layers) {
      for (let j = 0; j < layer.b.length; j++) {
        layer.b[j] -= rate * layer.db[j]
        layer.db[j] = 0
        for (let i = 0; i < layer.W[j].length; i++) {
          layer.W[j][i] -= rate * layer.dW[j][i]
          layer.dW[j][i] = 0
        }
      }
    }
    return loss / X.length
  }
}
