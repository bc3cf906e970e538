import { expect, test } from 'vitest'
import { presetDocument } from '../../../src/document/presets/presets'
import { derivative } from '../../../src/engine/network/activations'
import { createNetwork } from '../../../src/engine/network/network'
import { probe } from '../../../src/engine/step/probe'
import { nearestLiveRow, silentLayer } from '../../../src/explain/signals/dead-end'
import { createDriver, openIn } from '../../support/session-driver'

test('“Five sigmoid layers” with ReLU: where no loss reaches the first layer, the layer that is off is named and the nearest live row found', () => {
  const driver = createDriver()
  openIn(driver, 1, presetDocument('five-sigmoid'))
  const { dataset, network: sigmoids } = driver.of('opened')[0]!
  const { parameters } = driver.lastFrame()
  const network = createNetwork(
    [sigmoids.layers[0]!.in, ...sigmoids.layers.map(({ out }) => out)],
    sigmoids.layers.map(({ activation }, l) => (l < sigmoids.layers.length - 1 ? 'relu' : activation)),
  )
  const at = (row: number) => probe(network, parameters, dataset.X, dataset.Y, row, 'bce', 0)
  const reaches = (row: number) => at(row).delta[0]!.some((delta) => delta !== 0)
  const rows = Array.from({ length: dataset.X.rows }, (_, row) => row)
  const dead = rows.filter((row) => !reaches(row))
  expect(dead.length).toBeGreaterThan(0)
  for (const row of dead.slice(0, 20)) {
    const layer = silentLayer(network, at(row))
    expect(layer).not.toBeNull()
    const { z, a } = at(row)
    expect([...z[layer!]!].every((sum, unit) => derivative('relu', sum, a[layer!]![unit]!) === 0)).toBe(true)
    const live = rows.filter(reaches)
    const near = nearestLiveRow(network, parameters, dataset, row, 'bce')
    expect(near === null).toBe(live.length === 0)
    if (near === null) continue
    expect(live).toContain(near)
    expect(Math.abs(near - row)).toBe(Math.min(...live.map((one) => Math.abs(one - row))))
  }
  for (const row of rows.filter(reaches).slice(0, 20)) expect(silentLayer(network, at(row))).toBeNull()
})
