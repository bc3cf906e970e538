import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { backward, buildGraph, forward, parseExpression } from '../../src/expression'
import { formatExact, formatFitted, formatNumber } from '../../src/ui/number/format-number'
import { some } from '../support/proof'
import { message, untilPaused } from './controls'
import { shownStep, site, untilStep } from './harness'
import { text, until } from './page'
import { numbersWithoutRecord } from './painted-numbers'
import { settled } from './settled'
import { STATES } from './states'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const MOST_TABS = 80
const MOST_SENTENCE = 160

/** What a person typed, which is of no record. */
const EXCEPTIONS = [
  '.expression-presets',
  '.expression-values',
  '.expression-sentence',
  '.expression-note',
  '.expression-table td:nth-child(2)',
]

const { open } = site('dist-test')
const openState = STATES.find(({ name }) => name === 'expression')!.setup

test('by keyboard alone: open the page, type (x+y)*z, step to the end, read the six numbers, go back', async () => {
  const { page, problems } = await open()
  const address = page.url()
  await openByKeyboard(page)
  const field = page.getByRole('textbox', { name: 'Expression' })
  await tabTo(page, 'input[aria-describedby]')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('(x + y)*z')
  expect(await field.inputValue()).toBe('(x + y)*z')
  await page.keyboard.press('Escape')
  const said = [await sentence(page)]
  for (let k = 0; k < 20 && !(await text(page, '.expression-progress')).startsWith('step 7'); k++) {
    await page.keyboard.press('.')
    said.push(await sentence(page))
  }
  expect(said.slice(1)).toEqual([
    'q = x + y = −2 + 5 = 3.',
    'f = q · z = 3 · (−4) = −12.',
    '∂f/∂f = 1: the backward pass begins at the result.',
    '∂f/∂q = z = −4.',
    '∂f/∂z = q = 3.',
    '∂f/∂x = ∂f/∂q · ∂q/∂x = −4 · 1 = −4.',
    '∂f/∂y = ∂f/∂q · ∂q/∂y = −4 · 1 = −4.',
  ])
  expect(await nodeTable(page)).toEqual({ x: ['−2', '−4'], y: ['5', '−4'], q: ['3', '−4'], z: ['−4', '3'], f: ['−12', '1'] })
  await page.keyboard.press('Escape')
  await until(page, async () => (await page.locator('.scenario > button').count()) === 1, 'the network')
  expect(await page.evaluate(() => document.activeElement?.closest('.scenario') !== null)).toBe(true)
  expect(page.url()).toBe(address)
  expect(problems).toEqual([])
})

test('the page is a step in the browser’s history: Back, Forward and Reload keep the expression and the network', async () => {
  const { page, problems } = await open()
  await page.keyboard.press('e')
  await untilPaused(page)
  const before = await shownStep(page)
  await openState(page)
  await page.getByRole('textbox', { name: 'Expression' }).fill('p*exp(p)')
  const p = page.getByRole('textbox', { name: 'p', exact: true })
  await p.fill('1.25')
  await p.press('Enter')
  const isNetwork = () => until(page, async () => (await page.locator('.scenario > button').count()) === 1, 'the network')
  const isExpression = async () => {
    await until(page, async () => (await page.locator('.expression-svg').count()) > 0, 'the graph')
    expect(await page.getByRole('textbox', { name: 'Expression' }).inputValue()).toBe('p*exp(p)')
    expect(await p.inputValue()).toBe('1.25')
  }
  await page.goBack()
  await isNetwork()
  expect(await shownStep(page)).toBe(before)
  await page.goForward()
  await isExpression()
  await page.reload()
  await isExpression()
  await page.keyboard.press('Escape')
  await isNetwork()
  await untilStep(page, before)
  await page.goForward()
  await isExpression()
  await page.getByRole('button', { name: 'Back to the network' }).click()
  await isNetwork()
  expect(await message(page)).toBe('')
  expect(problems).toEqual([])
})

test('what is not computed yet is blank, back and on gives the same page, and no key moves the network', async () => {
  const { page, problems } = await open()
  await openState(page)
  expect(await nodeTable(page)).toEqual({ x: ['−2', '−4'], y: ['5', ''], q: ['3', '−4'], z: ['−4', '3'], f: ['−12', '1'] })
  const before = await page.locator('.expression-stage').innerHTML()
  for (const key of [',', ',', ',', '.', '.', '.']) await page.keyboard.press(key)
  expect(await page.locator('.expression-stage').innerHTML()).toBe(before)
  await page.getByRole('button', { name: 'Reset' }).click()
  expect(await nodeTable(page)).toEqual({ x: ['−2', ''], y: ['5', ''], q: ['', ''], z: ['−4', ''], f: ['', ''] })
  for (const key of ['e', 'r', 'm', ']', 'PageDown']) await page.keyboard.press(key)
  const { step, changes } = await page.evaluate(() => {
    const { position, document } = window.downhill.run.getState()
    return { step: position?.step, changes: document.changes.length }
  })
  expect([step, changes]).toEqual([0, 0])
  expect(problems).toEqual([])
})

test('an error names its position, and the last graph stays until the text can be read', async () => {
  const { page, problems } = await open()
  await openState(page)
  const field = page.getByRole('textbox', { name: 'Expression' })
  await field.fill('(x+')
  expect(await text(page, '.expression-note')).toContain('Expected a value at position 4.')
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect(Object.keys(await nodeTable(page))).toEqual(['x', 'y', 'q', 'z', 'f'])
  expect(await sentence(page)).toBe('The expression cannot be read: the graph is still that of the last one.')
  for (const part of ['.expression-stage', '.expression-numbers'])
    expect(
      await page
        .locator(`${part}[inert] > *`)
        .first()
        .evaluate((child) => Number(getComputedStyle(child).opacity)),
    ).toBeLessThan(0.5)
  await page.keyboard.press('Escape')
  for (const key of ['.', ',', 'Space']) await page.keyboard.press(key)
  expect(await text(page, '.expression-progress')).toMatch(/^step 6 of 7/)
  for (const name of ['Reset', 'Back', 'Play', 'Step'])
    expect(await page.getByRole('button', { name, exact: true }).getAttribute('aria-disabled'), name).toBe('true')
  await field.fill('x*e')
  const clipped = await page.locator('.expression-values input').evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth))
  expect(clipped).toEqual([0, 0])
  const x = page.getByRole('textbox', { name: 'x', exact: true })
  await x.fill('-3')
  await x.press('Enter')
  await field.fill('log(x)')
  expect(await field.getAttribute('aria-invalid')).toBe('false')
  await page.keyboard.press('Escape')
  await page.keyboard.press('.')
  expect(await sentence(page)).toBe('f at position 1 has no value: log needs a number above 0.')
  for (const name of ['Play', 'Step'])
    expect(await page.getByRole('button', { name, exact: true }).getAttribute('aria-disabled'), name).toBe('true')
  await x.fill('2')
  await x.press('Enter')
  expect(await sentence(page)).toBe('f = log(x) = log(2) = 0.6931.')
  await x.fill('much')
  await x.press('Enter')
  expect(await text(page, '.expression-values .field-error')).toBe('“much” is not a number. x must be a number.')
  expect(problems).toEqual([])
})

test('Space plays to the end and stops there', async () => {
  const { page, problems } = await open()
  await openState(page)
  await page.getByRole('combobox', { name: 'Pace' }).selectOption('quick')
  await page.getByRole('button', { name: 'Reset' }).click()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('Space')
  expect(await text(page, '.expression-progress')).toMatch(/^step 1 of 7/) // at once
  await until(page, async () => (await text(page, '.expression-progress')).startsWith('step 7'), 'the last step')
  await until(page, async () => (await page.getByRole('button', { name: 'Play' }).count()) === 1, 'the pause at the end')
  expect(problems).toEqual([])
})

test.each(some(2, ['sigmoid(w0*x0+w1*x1+w2)', 'max(x,y)*z', '(x+y)*z', '(3*w1+4*w2-6)^2']))(
  'the numbers of the example %s are those of its graph, every step has a short sentence, and none lacks a reference',
  async (example) => {
    const { page, problems } = await open()
    await openState(page)
    await page.getByRole('button', { name: example, exact: true }).click()
    const values = new Map<string, number>()
    for (const row of await page.locator('.expression-values .field').all())
      values.set((await row.locator('label').innerText()).trim(), Number((await row.locator('input').inputValue()).replace('−', '-')))
    const step = page.getByRole('button', { name: 'Step', exact: true })
    while ((await step.getAttribute('aria-disabled')) === null) {
      await step.click()
      expect((await sentence(page)).length).toBeLessThanOrEqual(MOST_SENTENCE)
    }
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('[data-ref^="expression:"]')].map((node) => ({
        text: node.textContent,
        ref: node.getAttribute('data-ref')!,
        digits: node.getAttribute('data-digits')!,
      })),
    )
    expect(shown.length).toBeGreaterThan(20)
    expect(shown.map(({ text }) => text)).toEqual(shown.map(({ ref, digits }) => write(recorded(example, values, ref), digits)))
    expect(await numbersWithoutRecord(page, EXCEPTIONS)).toEqual([])
    expect(problems).toEqual([])
  },
)

test('axe finds nothing in the lab and on a phone, light and dark, and the phone never scrolls sideways', async () => {
  const { page, problems } = await open()
  await openState(page)
  await page.evaluate(AXE)
  for (const text of ['(x+y)*z', 'x*exp(x)+']) {
    await page.getByRole('textbox', { name: 'Expression' }).fill(text)
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await settled(page)
        expect(await axeViolations(page), `${size.width} ${colorScheme} ${text}`).toEqual([])
      }
      const wide = await page.evaluate(() =>
        [document.documentElement, document.querySelector('.expression-body')!].map((e) => e.scrollWidth - e.clientWidth),
      )
      expect(wide).toEqual([0, 0])
    }
  }
  expect(problems).toEqual([])
})

async function openByKeyboard(page: Page): Promise<void> {
  await tabTo(page, '.scenario > button')
  await page.keyboard.press('Enter')
  await until(page, async () => (await page.locator('.scenario-group').count()) > 0, 'the list of scenarios')
  for (let k = 0; k < MOST_TABS && !(await focusedText(page)).includes('Computational graph'); k++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await until(page, async () => (await page.locator('.expression-svg').count()) > 0, 'the page')
}

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '')
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let k = 0; k < MOST_TABS; k++) {
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${selector}`)
}

function sentence(page: Page): Promise<string> {
  return text(page, '.expression-sentence')
}

/** Value and derivative of each node as written. */
function nodeTable(page: Page): Promise<Record<string, readonly [string, string]>> {
  return page
    .getByRole('table', { name: 'Nodes', includeHidden: true })
    .evaluate((table) =>
      Object.fromEntries(
        [...table.querySelectorAll('tbody tr')].map(({ children }) => [
          children[0]!.textContent!,
          [children[2]!.textContent!, children[3]!.textContent!] as const,
        ]),
      ),
    )
}

/** The number of a reference, computed here from the text and the values in the fields. */
function recorded(example: string, values: ReadonlyMap<string, number>, ref: string): number {
  const parsed = parseExpression(example)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  const graph = buildGraph(parsed.expression)
  const there = forward(graph, values)
  const back = backward(graph, there)
  const [, index, name] = /^expression:(\d+)\/(.+)$/.exec(ref)!
  const numbers = { value: there.values, derivative: back.derivatives, flow: back.flows, local: back.locals }[name!]
  return numbers![Number(index)]!
}

function write(value: number, digits: string): string {
  if (digits === 'exact') return formatExact(value)
  return digits.startsWith('fit') ? formatFitted(value, Number(digits.slice(3))) : formatNumber(value, Number(digits))
}

async function axeViolations(page: Page): Promise<string[]> {
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } } // just injected
    return axe.run({ resultTypes: ['violations'] })
  })
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )
}
