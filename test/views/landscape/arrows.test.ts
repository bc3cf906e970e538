import { expect, test } from 'vitest'
import type { OptimizerSpec } from '../../../src/engine/step/optimizers'
import type { Frame } from '../../../src/trainer/protocol'
import { toX, toY } from '../../../src/ui/chart/axis'
import { layoutLandscape } from '../../../src/views/landscape/layout'
import { stepArrows } from '../../../src/views/landscape/over/arrows'
import { documentWith } from '../../support/run-documents'
import { createDriver, openIn } from '../../support/session-driver'

const layout = layoutLandscape(376, 340, 12, 28, 28)
const domain = [
  [-4, 4],
  [-4, 4],
] as const

function moonsFrame(optimizer: OptimizerSpec, batchSize: number | 'full' = 10) {
  const driver = createDriver()
  openIn(driver, 1, documentWith('moons', { optimizer, batchSize }))
  driver.send({ type: 'step', steps: 3 })
  driver.settle()
  const opened = driver.of('opened')[0]!
  return { frame: driver.lastFrame(), network: opened.network }
}

function arrowsOf(frame: Frame, network: Parameters<typeof stepArrows>[1], samples: boolean) {
  return stepArrows(frame, network, [0, 1], domain, layout, samples)
}

test('plain descent has no arrows of parts; with its samples one arrow for each and their mean, which is the update', () => {
  const { frame, network } = moonsFrame({ kind: 'sgd' })
  expect(arrowsOf(frame, network, false)).toBeNull()
  const { arrows, meanIsUpdate, noise, times } = arrowsOf(frame, network, true)!
  expect(arrows.map(({ kind }) => kind)).toEqual([...Array.from({ length: 10 }, () => 'sample'), 'update'])
  expect(meanIsUpdate).toBe(true)
  expect(noise).toMatchObject({ shown: 10, of: 10 })
  const update = arrows.at(-1)!
  const { plot } = layout
  expect(update.fromX).toBe(toX(plot, domain[0], frame.parameters[0]!))
  expect(update.x - update.fromX).toBeCloseTo((times * frame.next!.update[0]! * plot.width) / 8, 9)
  expect(update.y - toY(plot, domain[1], frame.parameters[1]!)).toBeCloseTo((-times * frame.next!.update[1]! * plot.height) / 8, 9)
  const samples = arrows.filter(({ kind }) => kind === 'sample')
  expect(samples.reduce((sum, { x }) => sum + x, 0) / 10).toBeCloseTo(update.x, 6)
})

test('with momentum the gradient’s part starts at the point, the velocity’s part at its tip, and ends where the update does', () => {
  for (const kind of ['momentum', 'nesterov'] as const) {
    const { frame, network } = moonsFrame({ kind, beta: 0.9 })
    const { arrows } = arrowsOf(frame, network, false)!
    const [gradient, carried, update] = arrows
    expect(arrows.map((arrow) => arrow.kind)).toEqual(['gradient', 'carried', 'update'])
    expect([carried!.fromX, carried!.fromY]).toEqual([gradient!.x, gradient!.y])
    expect([carried!.x, carried!.y]).toEqual([update!.x, update!.y])
    expect([gradient!.fromX, gradient!.fromY]).toEqual([update!.fromX, update!.fromY])
  }
})

test('of a large batch 64 samples are drawn, and the numbers say so', () => {
  const { frame, network } = moonsFrame({ kind: 'sgd' }, 'full')
  const { arrows, noise } = arrowsOf(frame, network, true)!
  expect(arrows.filter(({ kind }) => kind === 'sample')).toHaveLength(64)
  expect(noise).toMatchObject({ shown: 64, of: 150 })
})

test('while a run plays there is no next step, and no arrow', () => {
  const { frame, network } = moonsFrame({ kind: 'momentum', beta: 0.9 })
  expect(arrowsOf({ ...frame, next: null }, network, true)).toBeNull()
})

test('an update that would have to be enlarged more than ten thousand times has no arrows, and nothing to explain', () => {
  const { frame, network } = moonsFrame({ kind: 'momentum', beta: 0.9 })
  const wide = [
    [-4e6, 4e6],
    [-4e6, 4e6],
  ] as const
  for (const samples of [false, true]) expect(stepArrows(frame, network, [0, 1], wide, layout, samples)).toBeNull()
  expect(stepArrows(frame, network, [0, 1], domain, layout, true)!.visible).toBe(true)
})
