import { expect, test } from 'vitest'
import { buildScenario } from '../../../src/document/build'
import { scenario } from '../../../src/document/presets/scenario'
import type { MaskPer, UnitPin } from '../../../src/document/types'
import { createGenerator } from '../../../src/engine/arithmetic/random'
import { drawMasks, keepOf, skipMasks } from '../../../src/engine/network/dropout'
import type { Pin } from '../../../src/engine/network/network'
import { createNetwork } from '../../../src/engine/network/network'
import { probe } from '../../../src/engine/step/probe'
import { Machine } from '../../../src/trainer/run/machine'
import { tries } from '../../support/proof'

const MASKS = tries(4000, 20_000)

/** A run whose weights stay as they are: rate 0. 8 training rows in batches of 3, 3 and 2. */
function standing(maskPer: MaskPer, pins: readonly UnitPin[]) {
  const own = scenario('own', '', '', {
    data: { kind: 'hills', samples: 8, noise: 0, seed: 3 },
    split: { testFraction: 0, seed: 1 },
    network: { hidden: [6], activations: ['tanh', 'linear'] },
    training: { loss: 'mse', learningRate: 0, dropout: 0.4, batchSize: 3, maskPer, pins },
  })
  const { dataset, split, network, parameters } = buildScenario(own)
  const { training } = own
  const machine = new Machine({ dataset, train: split.train, network, parameters, training, activations: own.network.activations })
  const evaluated = Array.from({ length: 8 }, (_, row) => probe(network, parameters, dataset.X, dataset.Y, row, 'mse', 0).a[1][0])
  return { machine, evaluated }
}

/** Output in training minus output in evaluation, once for each mask. */
function deviations(maskPer: MaskPer, pins: readonly UnitPin[]): number[] {
  const { machine, evaluated } = standing(maskPer, pins)
  const found: number[] = []
  while (found.length < MASKS) {
    const begins = machine.position.batch === 1
    machine.begin(true)
    machine.accumulate(3)
    machine.commit()
    const { rows, a } = machine.trace('all')!
    const own = maskPer === 'sample' ? rows.length : maskPer === 'batch' || begins ? 1 : 0
    for (let k = 0; k < own; k++) found.push(a[1][k] - evaluated[rows[k]])
  }
  return found.slice(0, MASKS)
}

test.each([
  ['sample', []],
  ['batch', []],
  ['epoch', []],
  ['sample', [{ layer: 1, unit: 2, to: 'in' }]],
  ['batch', [{ layer: 1, unit: 0, to: 'out' }]],
  [
    'epoch',
    [
      { layer: 1, unit: 0, to: 'out' },
      { layer: 1, unit: 2, to: 'in' },
    ],
  ],
] as const)(
  'a mask for each %s with the pins %j: the mean output over many masks is within 3 standard errors of evaluation',
  (maskPer, pins) => {
    const found = deviations(maskPer, pins)
    const mean = found.reduce((sum, value) => sum + value, 0) / MASKS
    const variance = found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (MASKS - 1)
    const error = Math.sqrt(variance / MASKS)
    expect(error).toBeGreaterThan(1e-4)
    expect(error).toBeLessThan(0.02)
    expect(Math.abs(mean)).toBeLessThan(3 * error)
  },
  60_000,
)

test('a unit pinned in is never dropped and not scaled, one pinned out is 0; neither changes the masks of the others', () => {
  const sizes = [2, 5, 4, 1]
  const activations = ['tanh', 'tanh', 'linear'] as const
  const pins: readonly (readonly Pin[] | null)[] = [[0, 1, 0, 2, 0], null, null]
  const draw = (network: ReturnType<typeof createNetwork>) => {
    const masks = [new Uint8Array(20 * 5), new Uint8Array(20 * 4)]
    const generator = createGenerator(5)
    for (let s = 0; s < 20; s++) drawMasks(generator, 0.5, masks, network, s)
    return { masks, state: [...generator.state] }
  }
  const free = draw(createNetwork(sizes, activations))
  const pinned = draw(createNetwork(sizes, activations, pins))
  expect(pinned.state).toEqual(free.state)
  expect(pinned.masks[1]).toEqual(free.masks[1])
  for (let s = 0; s < 20; s++) {
    const want = [...free.masks[0].slice(s * 5, s * 5 + 5)]
    want[1] = 1
    want[3] = 0
    expect([...pinned.masks[0].slice(s * 5, s * 5 + 5)]).toEqual(want)
  }
  expect(Array.from({ length: 5 }, (_, unit) => keepOf({ keep: 0.5, pins }, 0, unit))).toEqual([0.5, 1, 0.5, 1, 0.5])
})

test('skipping the masks of a sample leaves the generator where drawing them does', () => {
  const network = createNetwork([2, 5, 4, 1], ['tanh', 'tanh', 'linear'])
  const [drawn, skipped] = [createGenerator(9), createGenerator(9)]
  drawMasks(drawn, 0.5, [new Uint8Array(5), new Uint8Array(4)], network, 0)
  skipMasks(skipped, network)
  expect(skipped.state).toEqual(drawn.state)
})

test('pins are refused where there is no hidden layer, and where their number is not that of the units', () => {
  expect(() => createNetwork([2, 3, 1], ['tanh', 'linear'], [null, [1]])).toThrow('layer 2 of 2-3-1 has no 1 hidden units to pin')
  expect(() => createNetwork([2, 3, 1], ['tanh', 'linear'], [[1, 2]])).toThrow('layer 1 of 2-3-1 has no 2 hidden units to pin')
})
