import { beforeEach, expect, test } from 'vitest'
import { fakePage } from '../fakes'

fakePage()
const { dismiss, page } = await import('../../../src/page/state/page-state')
const { tellDivergence } = await import('../../../src/page/state/divergence')

const DIVERGED = { step: 12, tensor: 'loss' }
const said = () => page.getState().message?.text
const runB = (diverged: typeof DIVERGED | null) =>
  ({ mark: 'B', state: { getState: () => ({ diverged }) } }) as unknown as NonNullable<Parameters<typeof tellDivergence>[1]> // all that it reads

beforeEach(() => {
  tellDivergence(null)
  dismiss()
})

test('in a comparison the message says which run diverged and what the other one does', () => {
  tellDivergence(DIVERGED, runB(null))
  expect(said()).toMatch(/^Run A diverged at step 12: the loss is no longer a finite number\./)
  expect(said()).toContain('Run B stopped with it, and its numbers are finite. Take a smaller learning rate for run A')
})

test('where both diverged it says so, and without a comparison it names no run', () => {
  tellDivergence(DIVERGED, runB(DIVERGED))
  expect(said()).toContain('Run B diverged too.')
  tellDivergence(null)
  tellDivergence(DIVERGED)
  expect(said()).toMatch(/^The run diverged at step 12/)
  expect(said()).not.toContain('Run B')
})
