import { afterEach, expect, test, vi } from 'vitest'
import { createNetwork } from '../../../src/engine/network/network'
import { NOTATIONS } from '../../../src/explain/notations'
import { numpyScript } from '../../../src/explain/paper/numpy-script'
import { workedSolution } from '../../../src/explain/paper/worked-solution'
import { copyNumpy, copySolution } from '../../../src/page/inside/paper'
import { page } from '../../../src/page/state/page-state'
import { stepOf } from '../../explain/random-step'
import { workedStep } from '../../explain/worked-network'

afterEach(() => vi.unstubAllGlobals())

/** A clipboard that takes every text, or none. */
function clipboard(open: boolean): string[] {
  const taken: string[] = []
  const writeText = async (text: string) => {
    if (!open) throw new Error('not allowed')
    taken.push(text)
  }
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  return taken
}

const said = () => page.getState().message

test('the worked solution is copied as Markdown in the notation and with the digits asked for', async () => {
  const taken = clipboard(true)
  await copySolution(workedStep(), NOTATIONS[6], 9)
  expect(taken).toEqual([workedSolution(workedStep(), NOTATIONS[6], 9)])
  expect(said()).toMatchObject({ kind: 'info', text: 'Copied as Markdown.' })
})

test('the NumPy script is copied', async () => {
  const taken = clipboard(true)
  await copyNumpy(workedStep())
  expect(taken).toEqual([numpyScript(workedStep())])
  expect(said()).toMatchObject({ kind: 'info', text: 'Copied as a NumPy script.' })
})

test('where the clipboard is closed the text is saved as a file, and the message names it', async () => {
  clipboard(false)
  const saved: string[] = []
  const anchor = { href: '', download: '', click: () => saved.push(anchor.download) }
  vi.stubGlobal('document', { createElement: () => anchor })
  await copySolution(workedStep(), NOTATIONS[0], 4)
  await copyNumpy(workedStep())
  expect(saved).toEqual(['downhill-step-0.md', 'downhill-step-0.py'])
  expect(said()?.text).toBe('The browser blocked the clipboard; saved the text as downhill-step-0.py instead.')
})

test('a step too large for a script is not copied, and the message says why', async () => {
  const taken = clipboard(true)
  const network = createNetwork([50, 40, 1], ['tanh', 'linear'])
  const parameters = new Float64Array(network.parameterCount).fill(0.01)
  await copyNumpy(stepOf({ network, loss: 'mse', parameters, x: [Array.from({ length: 50 }, () => 1)], y: [[1]] }))
  expect(taken).toEqual([])
  expect(said()).toMatchObject({ kind: 'error' })
  expect(said()?.text).toContain('2,132 numbers')
})
