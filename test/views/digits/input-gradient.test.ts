import { expect, test } from 'vitest'
import { createNetwork } from '../../../src/engine/network/network'
import { probe } from '../../../src/engine/step/probe'
import type { Frame } from '../../../src/trainer/protocol'
import { inputGradient } from '../../../src/views/digits/network/draw'

const H = 1e-5

test('the gradient of the pixels equals central differences of the loss', () => {
  const network = createNetwork([6, 4, 3], ['tanh', 'softmax'])
  const parameters = Float64Array.from({ length: network.parameterCount }, (_, k) => Math.sin(7 * k + 1))
  const x = Float64Array.of(0, 0.2, 0.9, 0.4, 1, 0.5)
  const Y = { rows: 1, columns: 3, values: Float64Array.of(0, 1, 0) }
  const probed = (values: Float64Array) => probe(network, parameters, { rows: 1, columns: 6, values }, Y, 0, 'cce', 3)
  const frame = { parameters, probe: probed(x), trace: null } as unknown as Frame // all that is read of it
  const gradient = inputGradient({ network, lens: 'nodeErrors' }, { frame, place: -1, moment: 'after', walk: null })
  for (const [k, value] of gradient!.entries()) {
    const moved = (by: number) => probed(x.map((old, i) => (i === k ? old + by : old))).loss
    expect(value).toBeCloseTo((moved(H) - moved(-H)) / (2 * H), 8)
  }
})
