import { beforeAll, expect, test } from 'vitest'
import { loadDigits } from '../../../src/data/digits/load'
import { presetDocument } from '../../../src/document/presets/presets'
import type { Frame } from '../../../src/trainer/protocol'
import { buffersOf } from '../../../src/trainer/worker/transfer'
import { PACKED } from '../../support/packed-digits'
import { createDriver, WATCH } from '../../support/session-driver'

const CHOICE = { kind: 'digits', training: 200, test: 10, augmentation: null } as const
const preset = presetDocument('digits')

beforeAll(() => loadDigits(CHOICE, PACKED))

/** The first frame of a running network with a record of its step, and the exact one of the same step. */
function frames(penalty = preset.scenario.training.penalty): { running: Frame; exact: Frame } {
  const driver = createDriver()
  const training = { ...preset.scenario.training, penalty }
  const document = { ...preset, scenario: { ...preset.scenario, data: CHOICE, training } }
  driver.send({ type: 'open', run: 1, document, watch: WATCH })
  driver.settle()
  driver.send({ type: 'painted', run: 1 })
  driver.send({ type: 'play', rate: 20 })
  while (driver.lastFrame().exact || driver.lastFrame().trace === null) {
    driver.slice(20)
    driver.send({ type: 'painted', run: 1 })
  }
  const running = driver.lastFrame()
  driver.send({ type: 'pause' })
  driver.settle()
  driver.send({ type: 'seek', step: running.position.step })
  driver.send({ type: 'painted', run: 1 })
  driver.settle()
  return { running, exact: driver.lastFrame() }
}

const bytesOf = (frame: Frame) =>
  buffersOf([frame.parameters, frame.trace, frame.probe]).reduce((sum, { byteLength }) => sum + byteLength, 0)

test('a running frame of 784-30-10 carries four arrays of all parameters', () => {
  const { running } = frames()
  const array = 8 * running.parameters.length
  expect(bytesOf(running)).toBeLessThan(4.2 * array)
})

test('what a running frame carries is what the exact one has', () => {
  const { running, exact } = frames()
  expect(running.position).toEqual(exact.position)
  expect(running.parameters).toEqual(exact.parameters)
  for (const name of ['before', 'totalGradient', 'update', 'after', 'dataLoss'] as const) {
    expect(running.trace![name], name).toEqual(exact.trace![name])
  }
  expect(running.probe.a).toEqual(exact.probe.a)
})

test('with a penalty its gradient stays, and that of the data apart from the total', () => {
  const { running, exact } = frames({ kind: 'l2', form: 'half', lambda: 0.1 })
  for (const name of ['dataGradient', 'penaltyGradient', 'totalGradient'] as const) {
    expect(running.trace![name], name).toEqual(exact.trace![name])
  }
})

test('frames can be moved to the page, one after the other', () => {
  const move = ({ parameters, trace, probe }: Frame) => {
    const parts = [parameters, trace, probe]
    return structuredClone(parts, { transfer: buffersOf(parts) })
  }
  const [first, second] = [frames().running, frames().running]
  expect(move(first)[0]).toHaveLength(23_860)
  expect(move(second)[0]).toHaveLength(23_860)
})
