import { expect, test } from 'vitest'
import { difference, drawSample } from '../support/oracle'

test('the gradients of 1,000 random networks with penalties, batches, masks and pins equal those of a scalar autograd', () => {
  const failures: string[] = []
  let compared = 0
  let drawn = 0
  while (compared < 1000) {
    const seed = ++drawn
    const found = difference(drawSample(seed))
    if (found === null) continue // too near a kink or saturated
    compared++
    if (found !== '') failures.push(`seed ${seed}: ${found}`)
  }
  expect(failures).toEqual([])
  expect(drawn).toBeLessThan(1200)
})

test('the random networks use every activation, loss, penalty form, masks, pins, fixed biases and several layers', () => {
  const samples = Array.from({ length: 1000 }, (_, k) => drawSample(k + 1))
  const kinds = new Set(samples.flatMap(({ network }) => network.layers.map((layer) => layer.activation)))
  const penalties = new Set(samples.map(({ penalty }) => JSON.stringify(penalty)))
  expect(kinds.size).toBe(8)
  expect(new Set(samples.map((sample) => sample.loss)).size).toBe(5)
  expect(penalties.size).toBe(6)
  expect(samples.filter((sample) => sample.masks !== null && sample.masks.length > 1).length).toBeGreaterThan(100)
  for (const pin of [1, 2] as const) {
    for (const masked of [true, false]) {
      const pinned = samples.filter(
        ({ network, masks }) => (masks !== null) === masked && network.layers.some(({ pins }) => pins?.includes(pin)),
      )
      expect(pinned.length).toBeGreaterThan(100)
    }
  }
  expect(samples.filter((sample) => !sample.trainBiases).length).toBeGreaterThan(100)
  expect(new Set(samples.map((sample) => sample.network.layers.length)).size).toBe(4)
})
