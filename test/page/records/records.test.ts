import { expect, test } from 'vitest'
import type { StepTrace } from '../../../src/engine/step/step-trace'
import { fakePage, frame, row } from '../fakes'

const page = fakePage()
const { firstRun } = await import('../../../src/page')
const { frames } = firstRun
const { resolveRef } = await import('../../../src/page/records/records')

// a batch of data rows 8 and 3, of which only the second is recorded; one layer of two units
const trace: StepTrace = {
  step: 4,
  rows: Int32Array.of(8, 3),
  included: Int32Array.of(1),
  x: Float64Array.of(0.1, 0.2),
  y: Float64Array.of(1),
  z: [Float64Array.of(5, 6)],
  a: [Float64Array.of(7, 8)],
  mask: [Float64Array.of(1, 0)],
  dropped: [Float64Array.of(14, 0)],
  keep: 0.5,
  pins: [null],
  oneMask: false,
  evaluation: null,
  delta: [Float64Array.of(0.3, 0.4)],
  sampleLoss: Float64Array.of(0.9),
  dataLoss: 1.5,
  penalty: 0.25,
  totalLoss: 1.75,
  before: Float64Array.of(10, 20),
  dataGradient: Float64Array.of(1, 2),
  penaltyGradient: Float64Array.of(0.5, 0),
  totalGradient: Float64Array.of(1.5, 2),
  optimizer: { kind: 'momentum', beta: 0.9 },
  learningRate: 0.05,
  stateBefore: { velocity: Float64Array.of(-3, -4) },
  state: { velocity: Float64Array.of(-1, -2) },
  products: [1, 1],
  update: Float64Array.of(-5, -10),
  after: Float64Array.of(5, 10),
  lossAfter: Number.NaN,
  outputsAfter: null,
}

function shown(): void {
  frames.reset()
  firstRun.state.setState({ dataset: { X: { rows: 4, columns: 2, values: new Float64Array(8) } } as never })
  const outputs = {
    step: 5,
    values: Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7),
    confusion: { train: Int32Array.of(1, 2, 3, 4), test: Int32Array.of(5, 6, 7, 8) },
    mistakes: 5,
  }
  frames.receive(
    frame(1, 5, {
      parameters: Float64Array.of(5, 10),
      trace,
      outputs,
      row: row(5),
      rows: [row(2), row(5)],
      next: { ...trace, step: 5, after: Float64Array.of(5.5, 10.5) },
      revisit: { step: 5, earlier: 1 },
    }),
  )
}

test.each([
  ['parameters:5/1', 10],
  ['parameters:4/1', 20],
  ['parameters:6/1', 10.5],
  ['trace:4/before/0', 10],
  ['trace:4/totalGradient/0', 1.5],
  ['trace:4/velocity/1', -2],
  ['trace:4/z/0/3/1', 6],
  ['trace:4/mask/0/3/1', 0],
  ['trace:4/delta/0/3/0', 0.3],
  ['trace:4/totalLoss', 1.75],
  ['trace:4/learningRate', 0.05],
  ['anatomy:4/value/memory/1', -4],
  ['anatomy:4/share/memory/1', 0.9],
  ['anatomy:4/change/gradient/1', -0.1],
  ['anatomy:4/combined/1', -2],
  ['anatomy:4/divisor/1', 1],
  ['trace:4/row/1', 4],
  ['layer:4/z/0/mean', 5.5],
  ['layer:4/z/0/spread', 0.5],
  ['plan:5/rate/9', 0.1],
  ['revisit:5/earlier', 1],
  ['layer:4/delta/0/high', 0.4],
  ['probe:5/a/0/3/0', 0.75],
  ['probe:5/loss/3', 0.125],
  ['probe:5/x/3/0', 7],
  ['history:2/trainLoss', 1 / 3],
  ['history:5/gradientNorms/1', 0.25],
  ['position:5/batch', 6],
  ['outputs:5/2/1', 5],
  ['confusion:5/test/1/0', 7],
  ['mistakes:5/train', 5],
])('%s is %d', (ref, value) => {
  shown()
  expect(resolveRef(ref)).toBe(value)
})

test.each([
  'parameters:9/1',
  'trace:3/before/0',
  'trace:4/moment1/0',
  'trace:3/totalGradient/0',
  'anatomy:3/value/memory/1',
  'anatomy:4/value/correction/1',
  'anatomy:4/side/1',
  'trace:4/z/0/8/0',
  'probe:5/a/0/4/0',
  'history:3/trainLoss',
  'outputs:4/0/0',
  'landscape:5/level/0',
  'plan:4/rate/9',
  'revisit:4/earlier',
  'path:4/3/product',
])('%s is in no record here, so it is NaN', (ref) => {
  shown()
  expect(resolveRef(ref)).toBeNaN()
})

test.each(['nonsense', 'trace:4/speed', 'anatomy:4/speed/0', 'weights:4/1'])('%s has no known form', (ref) => {
  shown()
  expect(() => resolveRef(ref)).toThrow(RangeError)
})

test('while a newer frame waits to be painted, the numbers on the screen still resolve', () => {
  shown()
  page.animate()
  frames.receive(frame(1, 6))
  expect(resolveRef('probe:5/loss/3')).toBe(0.125)
  expect(resolveRef('probe:6/loss/3')).toBe(0.125)
  expect(resolveRef('trace:4/update/1')).toBe(-10)
})
