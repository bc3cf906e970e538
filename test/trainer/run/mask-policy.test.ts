import { expect, test } from 'vitest'
import type { Change, Document } from '../../../src/document/types'
import type { StepTrace } from '../../../src/engine/step/step-trace'
import { documentWith } from '../../support/run-documents'
import { createDriver, openIn } from '../../support/session-driver'

/** The traces of the steps before the document's last one, of a fresh run. 40 training rows, two hidden layers of 12. */
function tracesOf(document: Document): StepTrace[] {
  const driver = createDriver()
  openIn(driver, 1, document)
  return Array.from({ length: document.step }, (_, step) => {
    driver.send({ type: 'trace', run: 1, step, request: step })
    driver.settle()
    return driver.of('trace').at(-1)!.trace!
  })
}

/** The masks of each row of a step, of all hidden layers, as text. */
function rowMasks({ mask, rows }: StepTrace): string[] {
  return Array.from(rows, (_, k) => [0, 1].map((l) => mask[l]!.slice(k * 12, (k + 1) * 12).join('')).join(' '))
}

function run(training: Partial<Document['scenario']['training']>, changes: readonly Change[], step: number): StepTrace[] {
  return tracesOf({ ...documentWith('dropout', { dropout: 0.5, batchSize: 16, ...training }), changes, step })
}

test('a mask for each sample is another one for nearly every row', () => {
  for (const trace of run({}, [], 3)) expect(new Set(rowMasks(trace)).size).toBe(trace.rows.length)
})

test('a mask for each batch is one for all its rows, and another one in the next step', () => {
  const masks = run({ maskPer: 'batch' }, [], 6).map((trace) => new Set(rowMasks(trace)))
  for (const own of masks) expect(own.size).toBe(1)
  expect(new Set(masks.flatMap((own) => [...own])).size).toBe(6)
})

test('a mask for each epoch is one for all its batches, the short one too, and another one in the next epoch', () => {
  const masks = run({ maskPer: 'epoch' }, [], 9).map((trace) => new Set(rowMasks(trace)))
  for (const own of masks) expect(own.size).toBe(1)
  const all = masks.map((own) => [...own][0])
  expect(all).toEqual([0, 0, 0, 3, 3, 3, 6, 6, 6].map((k) => all[k]))
  expect(new Set(all).size).toBe(3)
})

test('another rate within an epoch drops a part of what a higher one drops; the next epoch has a mask of its own', () => {
  const changes: Change[] = [
    { step: 1, field: 'dropout', value: 0.2 },
    { step: 2, field: 'dropout', value: 0.7 },
  ]
  const [half, fifth, most, next] = run({ maskPer: 'epoch' }, changes, 4).map((trace) => rowMasks(trace)[0]!)
  for (let k = 0; k < half!.length; k++) {
    if (fifth![k] === '0') expect(half![k]).toBe('0')
    if (half![k] === '0') expect(most![k]).toBe('0')
  }
  expect(new Set([half, fifth, most, next]).size).toBe(4)
})

test('dropout switched off at the end of an epoch and on again does not bring the old mask back', () => {
  const changes: Change[] = [
    { step: 2, field: 'dropout', value: 0 },
    { step: 3, field: 'dropout', value: 0.5 },
  ]
  const traces = run({ maskPer: 'epoch' }, changes, 4)
  expect(traces[2]!.mask.every((mask) => mask === null)).toBe(true)
  expect(rowMasks(traces[3]!)[0]).not.toBe(rowMasks(traces[0]!)[0])
})

test('a policy left and taken up again within an epoch draws another mask', () => {
  const changes: Change[] = [
    { step: 1, field: 'maskPer', value: 'sample' },
    { step: 1, field: 'maskPer', value: 'epoch' },
  ]
  const [first, second, third, fourth] = run({ maskPer: 'epoch' }, changes, 4).map((trace) => rowMasks(trace)[0])
  expect(second).not.toBe(first)
  expect(third).toBe(second)
  expect(fourth).not.toBe(third)
})

test('pins act in training, with dropout and without: a scale of 1, or 0 forwards and backwards, and no gradient', () => {
  for (const dropout of [0, 0.5]) {
    const pins = [
      { layer: 1, unit: 3, to: 'in' },
      { layer: 2, unit: 5, to: 'out' },
    ] as const
    const [trace] = run({ dropout, pins }, [], 1)
    const { mask, dropped, a, delta, dataGradient: gradient, rows } = trace!
    for (let k = 0; k < rows.length; k++) {
      expect(dropped[0]![k * 12 + 3]).toBe(a[0]![k * 12 + 3])
      expect([mask[1]![k * 12 + 5], dropped[1]![k * 12 + 5], delta[1]![k * 12 + 5]]).toEqual([0, 0, 0])
    }
    const W2 = 3 * 12
    const W3 = W2 + 13 * 12
    for (let from = 0; from < 12; from++) expect(gradient[W2 + 5 * 12 + from]).toBe(0)
    expect(gradient[W2 + 144 + 5]).toBe(0)
    expect(gradient[W3 + 5]).toBe(0)
    expect(gradient[W3 + 4]).not.toBe(0)
  }
})

test('a pin is a live change: the losses of its step are of the network with it, and going back undoes it', () => {
  const driver = createDriver()
  openIn(driver, 1, documentWith('dropout'))
  const lossAt = (step: number) => {
    driver.send({ type: 'seek', step })
    driver.settle()
    return driver.lastFrame().row!.trainLoss
  }
  const [before, there] = [lossAt(19), lossAt(20)]
  driver.send({ type: 'change', run: 1, change: { field: 'pins', value: [{ layer: 2, unit: 1, to: 'out' }] } })
  driver.settle()
  const { row, probe } = driver.lastFrame()
  expect(row!.trainLoss).not.toBe(there)
  expect(probe.dropped[1]![1]).toBe(0)
  expect(probe.dropped[1]![2]).toBe(probe.a[1]![2])
  expect(probe.dropped[0]).toBeNull()
  expect(lossAt(19)).toBe(before)
  expect(driver.lastFrame().probe.dropped[1]).toBeNull()
})
