import { expect, test } from 'vitest'
import type { PenaltySpec } from '../../../src/engine/step/penalties'
import { type Apart, drawnSlice } from '../../../src/views/landscape/over/penalty-lines'

const l2: PenaltySpec = { kind: 'l2', form: 'half', lambda: 0.1 }
const domain = [
  [-4, 4],
  [-2, 2],
] as const

function slice(side: number, spec: PenaltySpec = l2, differs: Partial<Apart> = {}): Apart {
  const lowest = { at: [0, 0], loss: 0, onEdge: false } as const
  const [losses, penalty] = [new Float64Array(0), { spec, contours: [], minimum: lowest, sum: lowest }]
  const about = {
    type: 'landscape',
    run: 1,
    request: 1,
    step: 0,
    rows: 4,
    axes: [0, 1],
    levels: [],
    contours: [],
    minimum: lowest,
  } as const
  return { ...about, domain, side, losses, penalty, moved: false, done: false, ...differs }
}

test('while a run plays, its coarser slices leave the contours of the penalty as they are', () => {
  const fine = slice(201)
  expect(drawnSlice(fine, slice(26))).toBe(fine)
  const finer = slice(201)
  expect(drawnSlice(fine, finer)).toBe(finer)
  expect(drawnSlice(null, fine)).toBe(fine)
  expect(drawnSlice(fine, null)).toBeNull()
})

test('a coarser slice of another penalty, another λ, another run or another window is drawn at once', () => {
  const others = [
    slice(26, { kind: 'l1', form: 'plain', lambda: 0.1 }),
    slice(26, { ...l2, lambda: 0.2 }),
    slice(26, { ...l2, form: 'plain' }),
    slice(26, l2, { run: 2 }),
    slice(26, l2, { domain: [domain[1], domain[0]] }),
  ]
  for (const other of others) expect(drawnSlice(slice(201), other)).toBe(other)
})
