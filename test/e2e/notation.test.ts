import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { NOTATIONS } from '../../src/explain/notations'
import { formatFitted, formatNumber } from '../../src/ui/number/format-number'
import { some } from '../support/proof'
import { openInside, openScenario, openTable, operations, unfocus } from './actions'
import { site } from './harness'
import { numbersWithoutRecord, paintedNumbers, untrue } from './painted-numbers'
import { rested, settled } from './settled'

const { open } = site('dist-test')

const NODE_ERRORS = [
  { scenario: 'One update by hand', layer: 0, factors: 2 },
  { scenario: 'Two moons', layer: 2, factors: 3 }, // a mean over a batch
  { scenario: 'One update by hand', layer: 1, factors: 2 },
]
test.each(some(2, NODE_ERRORS))(
  '$scenario, layer $layer: a node error is one number on the whole page, in every notation',
  async ({ scenario, layer, factors }) => {
    const { page, problems } = await open()
    if (scenario !== 'Two moons') await openScenario(page, scenario)
    await openInside(page)
    await page.getByRole('combobox', { name: 'Digits' }).selectOption('17')
    const painted = await askForNodeError(page, layer)
    const seen = new Set<number>()
    for (const { id } of NOTATIONS) {
      await page.getByRole('combobox', { name: 'Notation' }).selectOption(id)
      await rested(page)
      const delta = await resultOf(page)
      seen.add(delta)
      const said = (await page.locator('.formula-side .field-note').innerText()).replaceAll('\u00a0', ' ')
      expect(said).toMatch(/^Node errors.*: δ = .*∂L\/∂z\.$/)
      const convention = / = .*(?=\.)/.exec(said)![0]
      const named = convention === ' = ∂L/∂z' ? '' : convention
      expect(await page.locator('.graph-stage th', { hasText: 'node error' }).textContent()).toBe(`node error${named && ` δ${named}`}`)
      const shows = `The graph shows gradients${named && `, on units δ${named}`}, as far as they have been computed; activations elsewhere, and where the formula takes one`
      expect(await page.locator('.graph-inside').innerText()).toBe(shows)
      const places: string[] = []
      for (const tab of ['Vector form', 'Values so far', 'Formula']) {
        await page.getByRole('tab', { name: tab, exact: true }).click()
        await settled(page)
        const numbers = await paintedNumbers(page)
        expect(untrue(numbers)).toEqual([])
        expect(await numbersWithoutRecord(page)).toEqual([])
        for (const { text, digits, place } of numbers.filter(({ ref }) => painted.includes(ref))) {
          const [, room] = /^fit(\d+)$/.exec(digits) ?? []
          expect(text, `${id}: ${place}`).toBe(room ? formatFitted(delta, Number(room)) : formatNumber(delta, Number(digits)))
          places.push(place)
        }
        if (tab === 'Values so far') expect(await page.locator('.so-far').textContent()).toContain(`node error δ${named}`)
      }
      // under each tab the picture, its table and Why; values so far; vector form, where it goes back and makes the gradient
      expect(places.length).toBe(3 * 3 + 1 + (layer > 0 ? 2 : 1))
    }
    expect(seen.size).toBe(factors)
    expect(problems).toEqual([])
  },
)

test('outside of a step, where no notation is chosen, node errors are named as the derivatives they are', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await page.getByRole('combobox', { name: 'Notation' }).selectOption('nanodegree')
  await page.keyboard.press('Escape')
  for (const lens of ['node errors', 'gradients']) {
    await page.getByRole('radio', { name: lens }).first().check({ force: true })
    await rested(page)
    expect(await page.locator('.graph-foot').innerText()).toContain('ode errors ∂L/∂z')
    expect(await page.locator('.graph-stage th', { hasText: 'node error' }).textContent()).toBe('node error ∂L/∂z')
    expect(await page.locator('body').innerText()).not.toContain('δ')
    expect(untrue(await paintedNumbers(page))).toEqual([])
  }
  await openTable(page, 'Sample')
  await settled(page)
  expect(await page.locator('.sample-view').innerText()).toContain('node error ∂L/∂z')
  expect(problems).toEqual([])
})

test('weights and biases have names on the picture in the notation that numbers them', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  const labels = async (kind: string) => (await page.locator(`.graph-label[data-kind="${kind}"] .graph-halo`).allInnerTexts()).sort()
  for (const { id } of NOTATIONS) {
    await page.getByRole('combobox', { name: 'Notation' }).selectOption(id)
    await rested(page)
    const numbers = ['0.1500', '0.2000', '0.2500', '0.3000', '0.4000', '0.4500', '0.5000', '0.5500']
    expect(await labels('weight')).toEqual(id === 'mazur' ? numbers.map((number, k) => `w${k + 1} ${number}`) : numbers)
    const biases = id === 'mazur' ? ['b1', 'b1', 'b2', 'b2'] : ['b', 'b', 'b', 'b']
    expect(await labels('bias')).toEqual(biases.map((name, k) => `${name} ${k < 2 ? '0.3500' : '0.6000'}`))
  }
  expect(await page.getByRole('button', { name: 'weight x2→h1 (w2) 0.2000' }).count()).toBe(1)
  expect(problems).toEqual([])
})

test('by keyboard, σ(z) is written out as 1/(1 + e^−z) and back, and stays so at the next activation', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await operations(page, 2)
  const said = () => page.locator('.formula-lines .visually-hidden').allTextContents()
  await settled(page)
  const named = await said()
  expect(named[0]).toBe('a of h1 equals sigmoid of z of h1')
  const button = page.getByRole('button', { name: 'Write the function out' })
  await page.locator('.formula-lines').focus()
  await page.keyboard.press('Tab')
  expect(await button.evaluate((node) => node === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  expect(await said()).toEqual([
    'a of h1 equals 1 over, 1 plus e to the minus z of h1, end of fraction',
    'equals 1 over, 1 plus e to the minus 0.3775, end of fraction',
    named[2],
  ])
  expect(await button.getAttribute('aria-pressed')).toBe('true')
  await page.keyboard.press('Enter')
  expect(await said()).toEqual(named)
  await page.keyboard.press('Enter')
  await unfocus(page)
  await operations(page, 2)
  await settled(page)
  expect((await said())[0]).toBe('a of h2 equals 1 over, 1 plus e to the minus z of h2, end of fraction')
  await page.getByRole('combobox', { name: 'Notation' }).selectOption('mazur')
  expect(await button.count()).toBe(0)
  expect(problems).toEqual([])
})

/** Asks why the first node error of a layer is what it is, where the gradients made of it are shown. Returns its records: its own and that of the vector. */
function askForNodeError(page: Page, layer: number): Promise<string[]> {
  return page.evaluate((at) => {
    const { inside } = window.downhill.page.getState()
    const { operations, context } = inside!
    const index = operations.indexOf({ kind: 'contribution', sample: 0, parameter: context.network.layers[at]!.W })
    const delta = { kind: 'delta', sample: 0, layer: at, unit: 0 } as const
    window.downhill.page.setState({ inside: { ...inside!, index, why: [delta] } })
    const { step, rows } = context.trace
    return [`trace:${step}/delta/${at}/${rows[0]}/0`, `explain:${step}/shape/${at}/0/delta/0/0`]
  }, layer)
}

/** The number that the formula comes to. */
async function resultOf(page: Page): Promise<number> {
  const said = await page.locator('.formula-lines .visually-hidden').last().textContent()
  const [, mantissa, power = '0'] = /^equals (−?[\d.]+)(?: times 10 to the (−?\d+))?$/.exec(said ?? '') ?? []
  return Number(`${mantissa}e${power}`.replaceAll('−', '-'))
}
