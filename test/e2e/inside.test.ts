import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openInside, openScenario, operations, stepTimes, whyTab } from './actions'
import { site } from './harness'
import { shownStep, until } from './page'
import { goToOperation } from './predictions'

const { open } = site('dist-test')

test('by keyboard alone: a step is walked, three hidden values answered, a gradient explained, checked, written otherwise and taken along', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  expect(await shownStepInside(page)).toBe('step 0 → 1')

  // predict: the first weighted sum, a node error of the output, and one of the hidden layer with the weight after its update
  await focusOn(page, 'input[type="checkbox"]')
  await page.keyboard.press('Space')
  await blur(page)
  await page.keyboard.press('.')
  expect(await numberOf(page, 'h1')).toBe('')
  await answer(page, '0.3775')
  expect(await verdictOrSentence(page)).toContain('0.3775')
  await toOperation(page, 'node error of y1')
  await answer(page, '-0.13850')
  expect(await verdict(page)).not.toBe('Right.')
  await answer(page, '0.138498562')
  await toOperation(page, 'node error of h1')
  const wrong = await page.evaluate(() => {
    const { trace } = window.downhill.page.getState().inside!.context
    const slope = trace.a[0]![0]! * (1 - trace.a[0]![0]!)
    return (trace.after[6]! * trace.delta[1]![0]! + trace.after[8]! * trace.delta[1]![1]!) * slope
  })
  await answer(page, wrong.toPrecision(7))
  expect(await verdict(page)).toMatch(/after the update|new weight/i)
  await answer(page, '0.00877136')
  expect(await page.locator('.answer-score').innerText()).toMatch(/^1 of 3 right at once/)
  await focusOn(page, 'input[type="checkbox"]')
  await page.keyboard.press('Space')
  await blur(page)

  // why: two paths to the loss
  await toOperation(page, 'gradient of x1→h1')
  const why = page.locator('.why')
  expect(await why.innerText()).toContain('2 paths to the loss')
  expect(await why.locator('.why-sum [data-ref]').first().innerText()).toBe('0.000438567734')

  // checked by central differences
  await focusOn(page, '[role="tab"][id*="why"]')
  await page.keyboard.press('ArrowRight')
  await until(page, async () => /Agrees/.test(await page.locator('.inside-companion').innerText()), 'the verdict of the check')
  await blur(page)

  // another notation, remembered
  const symbols = () => page.locator('.formula-lines .tex').first().locator('.visually-hidden').innerText()
  const own = await symbols()
  await focusOn(page, '.formula-side select')
  await page.keyboard.press('N')
  await until(page, async () => (await symbols()) !== own, 'another notation')
  await blur(page)

  // worked solution
  await focusOn(page, '.formula-paper button')
  await page.keyboard.press('Enter')
  await until(page, async () => (await page.evaluate(() => navigator.clipboard.readText())).includes('$$'), 'the worked solution')
  const solution = await page.evaluate(() => navigator.clipboard.readText())
  for (const number of ['0.3775', '0.5933', '0.1385', '0.2984']) expect(solution).toContain(number)
  await blur(page)

  // back to the lab with nothing lost
  await page.keyboard.press('Escape')
  await until(page, async () => (await page.locator('.formula').count()) === 0, 'the lab')
  expect(await shownStep(page)).toBe(1)
  expect(problems).toEqual([])
})

test('a hundred steps back and on again show the same operation with the same numbers', async () => {
  const { page, problems } = await open()
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('max')
  await blur(page)
  await page.keyboard.press('Space')
  await until(page, async () => (await shownStep(page)) > 300, 'step 300')
  await page.keyboard.press('i')
  await until(page, async () => (await page.locator('.formula-sentence').count()) > 0, 'the inside of the step')
  await operations(page, 12)
  const before = await everything(page)
  const step = await page.evaluate(() => window.downhill.page.getState().inside!.step)
  await page.evaluate((target) => window.downhill.seek(target), step + 1 - 100)
  await until(page, async () => (await insideStep(page)) === step - 100, 'a hundred steps back')
  expect(await everything(page)).not.toBe(before)
  await page.evaluate((target) => window.downhill.seek(target), step + 1)
  await until(page, async () => (await insideStep(page)) === step, 'and on')
  expect(await everything(page)).toBe(before)
  expect(problems).toEqual([])
})

test('operations forward and then backward leave the same view; each is announced once, in at most 160 characters', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'Two inputs, one hidden unit')
  await openInside(page)
  const seen: string[] = []
  const count = await page.evaluate(() => window.downhill.page.getState().inside!.operations.count('operation'))
  expect(count).toBeGreaterThan(15)
  for (let k = 0; k < count - 1; k++) {
    seen.push(await everything(page))
    await page.keyboard.press('.')
    const said = await page.locator('.formula-sentence[role="status"]').allInnerTexts()
    expect(said).toHaveLength(1)
    expect(said[0]!.length).toBeLessThanOrEqual(160)
  }
  for (let k = count - 2; k >= 0; k--) {
    await page.keyboard.press(',')
    await settled(page)
    if (k % 4 === 0) expect(await everything(page), `operation ${k}`).toBe(seen[k])
  }
  expect(problems).toEqual([])
})

test('a click on a number asks why, a walk stops at the end of its phase, and with reduced motion it is there at once', async () => {
  const { page, problems } = await open({ reducedMotion: true })
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await page.keyboard.press('Space')
  await until(page, async () => (await page.locator('.inside-position').innerText()).includes('loss of the sample'), 'the end of the phase')
  await page.getByRole('button', { name: /^h1\b/ }).click()
  await until(page, async () => /Why is a\(h1\)/.test(await page.locator('.why').innerText()), 'the reason of h1')
  expect(problems).toEqual([])
})

test('a weight selected in the lab asks why, and the step opens at what was made for it', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await page.getByRole('radio', { name: 'gradients' }).first().check({ force: true })
  await page.locator('.graph-label[data-kind="weight"]').first().click()
  await page.getByRole('button', { name: 'Why?' }).click()
  await until(
    page,
    async () => (await page.locator('.outline-item[aria-current]').allInnerTexts()).join().includes('gradient of'),
    'a gradient',
  )
  expect(await page.locator('.why').innerText()).toMatch(/^Why is ∂L\/∂/)
  expect(problems).toEqual([])
})

function insideStep(page: Page): Promise<number | undefined> {
  return page.evaluate(() => window.downhill.page.getState().inside?.step)
}

async function shownStepInside(page: Page): Promise<string> {
  return (await page.locator('.inside-position p').first().innerText()).trim()
}

/** React and the painter have had their turn, however slow the machine. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => window.activity.frames(3))
}

/** All text of the stage, the sheet and the reasons. */
async function everything(page: Page): Promise<string> {
  await settled(page)
  return page.evaluate(() => [...document.querySelectorAll('.graph-plane, .formula-text, .why')].map((node) => node.textContent).join('\n'))
}

async function focusOn(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().focus()
}

async function blur(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
}

/** The number on a unit of the graph. */
async function numberOf(page: Page, unit: string): Promise<string> {
  const box = page.locator('.graph-unit', { has: page.locator('.graph-name', { hasText: new RegExp(`^${unit}$`) }) })
  return (await box.locator('.graph-number').textContent()) ?? ''
}

async function answer(page: Page, text: string): Promise<void> {
  const field = page.locator('.answer-form input')
  await field.focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await settled(page)
  await blur(page)
}

async function verdict(page: Page): Promise<string> {
  return (await page.locator('.answer-verdict').innerText()).trim()
}

/** After a right answer the sheet is shown in place of the question. */
async function verdictOrSentence(page: Page): Promise<string> {
  return (await page.locator('.formula-text').innerText()).trim()
}

/** Goes on, by key, to the operation whose place in the outline has this name. */
async function toOperation(page: Page, name: string): Promise<void> {
  for (let k = 0; k < 60; k++) {
    const current = (await page.locator('.outline-item[aria-current]').allInnerTexts()).join()
    if (current.trim() === name) return
    // the field of a question has the focus
    if (await page.locator('.answer-form input:focus').count()) await page.keyboard.press('Escape')
    await page.keyboard.press('.')
    await settled(page)
  }
  throw new Error(`no operation ${name}`)
}

test('the chosen digits rule the formula, Why and the values so far, after a reload too', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await stepTimes(page, 1)
  for (const look of ['at once', 'after a reload']) {
    if (look === 'at once') {
      await openInside(page)
      await page.getByRole('combobox', { name: 'Digits' }).selectOption('9')
      await toOperation(page, 'node error of h1')
    } else {
      await page.reload() // opens the step again where it was
      const current = page.locator('.outline-item[aria-current]', { hasText: 'node error of h1' })
      await until(page, async () => (await current.count()) > 0, 'the operation')
    }
    await whyTab(page)
    await settled(page)
    expect(await digitsIn(page, '.why'), look).toEqual(['9'])
    await page.getByRole('tab', { name: 'Values so far' }).click()
    expect(await digitsIn(page, '.so-far'), look).toEqual(['9'])
  }
  expect(problems).toEqual([])
})

test('on a phone the question comes up where it is asked, when predicting begins and at each next operation', async () => {
  const { page, problems } = await open({ width: 390, height: 844, touch: true })
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await page.getByRole('tab', { name: 'Step', exact: true }).tap()
  await page.getByRole('checkbox', { name: 'Predict first' }).tap()
  const field = page.locator('.answer-form input')
  const asked = () => until(page, async () => (await field.count()) === 1, 'the question')
  if ((await field.count()) === 0) await page.getByRole('button', { name: 'Next', exact: true }).tap() // the inputs are given
  await asked()
  await page.getByRole('tab', { name: 'Why', exact: true }).tap()
  await goToOperation(page, 4)
  await asked()
  expect(problems).toEqual([])
})

/** With how many digits the numbers of a view are written, each once. */
function digitsIn(page: Page, view: string): Promise<string[]> {
  return page
    .locator(`${view} [data-digits]`)
    .evaluateAll((numbers) => [...new Set(numbers.map((number) => number.getAttribute('data-digits')!))])
}
