import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { tries } from '../support/proof'
import { openInside, openScenario, predictFirst, unfocus } from './actions'
import { THEMES, violations } from './axe'
import { site } from './harness'
import { until } from './page'
import { answersInSight, goToOperation, placeOf, predictedStep, rightAnswer } from './predictions'
import { rested, settled } from './settled'
import { LAB, PHONE } from './sizes'

const { open } = site('dist-test')

test('by keyboard alone: the whole 2-2-2 step is predicted, with a reload on the way, up to the summary', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await predictFirst(page)
  await page.keyboard.press('.')
  await settled(page)
  await page.keyboard.type('0.0275') // the field has the focus
  await page.keyboard.press('Enter')
  expect(await verdict(page)).toBe('You forgot the bias.')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('0.38')
  await page.keyboard.press('Enter')
  expect(await verdict(page)).toBe('Right so far: one more digit.')
  const step = await predictedStep(page)
  for (let question = 0; question < 38; question++) {
    const { index, asks } = await placeOf(page)
    expect([index, asks]).toEqual([question + 1, true])
    if (question === 20) {
      await page.reload()
      await until(page, async () => (await page.locator('.answer-form').count()) === 1, 'the question as it was')
      expect((await placeOf(page)).index).toBe(21)
      expect(await page.locator('.answer-score').innerText()).toBe('19 of 20 right at once')
      await unfocus(page)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Control+A')
    await page.keyboard.type(rightAnswer(step, index).toPrecision(7))
    await page.keyboard.press('Enter')
    expect(await page.locator('.answer-right').innerText()).toMatch(/^Right: /)
    if (question < 37) await page.keyboard.press('Enter') // the next question
  }
  const summary = await page.locator('.answer-summary').innerText()
  expect(summary).toContain('Of 38 questions: 37 right at once, 1 later, 0 shown, 0 skipped.')
  expect(summary).toContain('You forgot the bias.')
  await page.keyboard.press(',')
  await until(page, async () => /^Right: 0\.5/.test(await page.locator('.answer-right').innerText()), 'the answer before')
  expect(problems).toEqual([])
})

test.each([
  { scenario: 'One update by hand', every: tries(5, 1), least: tries(7, 37), setup: async () => undefined },
  {
    scenario: 'Dropout against overfitting', // a batch, masks, momentum and a penalty
    every: tries(844, 211),
    least: tries(2, 9),
    setup: async (page: Page) => {
      await page.keyboard.press('p')
      await page.keyboard.press('m')
    },
  },
])('$scenario: no question is answered anywhere before it is asked', async ({ scenario, every, least, setup }) => {
  const { page, problems } = await open({ reducedMotion: true })
  await openScenario(page, scenario)
  await setup(page)
  await openInside(page)
  await predictFirst(page)
  const step = await predictedStep(page)
  let asked = 0
  for (let index = 1; ; index += every) {
    await goToOperation(page, index)
    const { index: at, count, asks } = await placeOf(page)
    if (asks) {
      asked += 1
      for (const tab of ['Values so far', 'Vector form', 'Formula', 'Check', 'Why']) {
        await page.getByRole('tab', { name: tab, exact: true }).click()
        expect([at, tab, await answersInSight(page, step, at)]).toEqual([at, tab, []])
      }
    }
    if (at === count - 1) break
  }
  expect(asked).toBeGreaterThan(least)
  expect(problems).toEqual([])
})

test('out of the step the lab is covered, also after a reload, until the numbers are asked for', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await predictFirst(page)
  await goToOperation(page, 3)
  const step = await predictedStep(page)
  await page.locator('.graph-label[data-kind="weight"]').first().dblclick()
  expect(await page.locator('.graph-editor').count()).toBe(0)
  expect(await page.locator('.messages').innerText()).toContain('the field would show the new weight')
  await unfocus(page)
  await page.keyboard.press('Escape')
  await until(page, async () => (await page.locator('.covered').count()) === 1, 'the cover')
  expect(await answersInSight(page, step, 3)).toEqual([])
  for (const size of [LAB, PHONE]) expect(await violations(page, size, THEMES)).toEqual([])
  await page.setViewportSize(LAB)
  for (const key of ['l', 'l']) {
    await page.keyboard.press(key)
    await settled(page)
    expect(await answersInSight(page, step, 3)).toEqual([])
  }
  await page.locator('.scenario > button').click()
  const list = page.getByRole('dialog', { name: 'Scenarios' })
  await until(page, async () => (await list.innerText()).includes('the loss falls from … to …'), 'the covered summary')
  await page.keyboard.press('Escape')
  await page.reload()
  await until(page, async () => (await page.locator('.covered').count()) === 1, 'the cover')
  await rested(page)
  expect(await answersInSight(page, step, 3)).toEqual([])
  await page.getByRole('button', { name: 'Back to the questions' }).click()
  await until(page, async () => (await page.locator('.answer-form').count()) === 1, 'the question')
  expect((await placeOf(page)).index).toBe(3)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Show the numbers' }).click()
  await until(page, async () => (await page.locator('.graph-number').count()) > 0, 'the lab')
  expect(await page.locator('.scenario-summary').innerText()).toContain('0.2910')
  expect(problems).toEqual([])
})

test('the parts of a gradient are there when it is asked, but not their sums', async () => {
  const { page, problems } = await open()
  await openInside(page)
  await predictFirst(page)
  const { results } = await predictedStep(page)
  const gradient = results.findIndex((result) => result?.kind === 'dataGradient')
  await goToOperation(page, gradient)
  await settled(page)
  const why = page.locator('.why')
  expect(await why.innerText()).toContain('part of sample 10')
  expect(await why.innerText()).not.toContain('Positive')
  await page.getByRole('button', { name: 'Show it' }).click()
  await until(page, async () => (await why.innerText()).includes('Positive'), 'the sums')
  expect(problems).toEqual([])
})

test('a question asked about another number leaves the answer and its field where they are', async () => {
  const { page, problems } = await open({ width: 390, height: 844 })
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await predictFirst(page)
  await goToOperation(page, 2)
  await page.locator('.answer-form input').fill('0.59')
  await page.locator('.graph-unit').first().click()
  await until(page, async () => (await page.locator('.formula-lines').innerText()).includes('0.05'), 'the input')
  expect(await page.locator('.answer-form input').inputValue()).toBe('0.59')
  await page.locator('.answer-form input').press('Enter')
  expect(await verdict(page)).toBe('Right so far: one more digit.')
  expect(problems).toEqual([])
})

test('what is typed and the digits chosen are there after a look elsewhere and a reload', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await predictFirst(page)
  await goToOperation(page, 3)
  const field = page.locator('.answer-form input')
  await field.fill('0.39')
  await page.getByRole('tab', { name: 'Values so far' }).click()
  await page.getByRole('tab', { name: 'Formula', exact: true }).click()
  expect(await field.inputValue()).toBe('0.39')
  await page.getByLabel('Notation').selectOption({ index: 2 })
  expect(await field.inputValue()).toBe('0.39')
  await page.getByLabel('Digits').selectOption('9')
  await page.reload()
  await until(page, async () => (await field.count()) === 1, 'the question')
  expect([await field.inputValue(), await page.getByLabel('Digits').inputValue()]).toEqual(['0.39', '9'])
  expect(problems).toEqual([])
})

test('under the formula of another number the question says that it is still open, and leads back', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await predictFirst(page)
  await goToOperation(page, 3) // the sum of h2
  await page
    .getByRole('button', { name: /a\(h2\)/ })
    .first()
    .click()
  const still = page.locator('.formula-still')
  expect(await still.innerText()).toContain('The question of this operation is still open')
  await still.getByRole('button', { name: 'Show its formula' }).click()
  expect(await still.count()).toBe(0)
  expect(await page.locator('.answer-form input').count()).toBe(1)
  expect(problems).toEqual([])
})

test('Next says at an open question that it would skip it, and Escape leads from the question to the page first', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await page.getByLabel('Step size').selectOption({ label: 'a layer' })
  await predictFirst(page)
  expect(await page.getByLabel('Step size').count()).toBe(0)
  expect(await page.locator('.inside-stops').innerText()).toBe('Next stops at each question')
  await page.keyboard.press('.')
  const field = page.locator('.answer-form input')
  await until(page, () => field.evaluate((input) => input === document.activeElement), 'the focus')
  const next = page.getByRole('button', { name: 'Next', exact: true })
  await next.click()
  expect((await placeOf(page)).index).toBe(1)
  expect(await page.locator('.messages').innerText()).toContain('This question is still open. Next again skips it and shows its number.')
  await next.click()
  expect((await placeOf(page)).index).toBe(2)
  expect(await page.locator('.answer-score').innerText()).toBe('1 skipped')
  const outline = page.getByRole('navigation', { name: 'Outline of the step' })
  await outline.getByRole('button', { name: /backward/ }).click()
  await settled(page)
  expect(await page.locator('.messages').innerText()).toMatch(/^\d+ questions skipped: their numbers are shown now\.$/)
  await page.getByRole('button', { name: 'Show it' }).click() // the focus goes on to Next question
  await page.keyboard.press('Escape')
  expect(await page.locator('.answer-outcome').count()).toBe(1)
  await page.keyboard.press('Escape')
  await until(page, async () => (await page.locator('.covered').count()) === 1, 'the lab, covered')
  expect(problems).toEqual([])
})

test.each([LAB, PHONE])('at $width x $height a step that is opened does not begin with its result, and ends with it', async (size) => {
  const { page, problems } = await open(size)
  await openScenario(page, 'One update by hand')
  await page.keyboard.press('.')
  await settled(page)
  const told = async () => `${await page.locator('.header').innerText()} ${await page.locator('.messages').innerText()}`
  expect(await told()).toContain('0.2910')
  await openInside(page)
  await settled(page)
  expect(await told()).not.toMatch(/0\.29/)
  await page.keyboard.press('End')
  await settled(page)
  expect(await told()).toContain('0.2910')
  expect(problems).toEqual([])
})

test('Compare leaves a step that is predicted open and says why', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await predictFirst(page)
  await page.locator('.header').getByText('Compare', { exact: true }).click()
  await settled(page)
  expect(await page.locator('.messages').innerText()).toContain('Predict first is on: a comparison would show')
  expect(await page.evaluate(() => window.downhill.page.getState().runs.length)).toBe(1)
  expect((await placeOf(page)).index).toBe(0)
  expect(problems).toEqual([])
})

test('with Adam the outline names both states of a weight, and its current entry is in sight', async () => {
  const { page, problems } = await open({ width: 1366, height: 650 })
  await openScenario(page, 'Two inputs, one hidden unit')
  await page.getByLabel('Optimizer', { exact: true }).selectOption('adam')
  await openInside(page)
  const { results } = await predictedStep(page)
  const state = results.findIndex((result) => result?.kind === 'state')
  for (const index of [state, results.length - 1, state + 1]) {
    await goToOperation(page, index)
    await settled(page)
    const sight = await page.locator('.outline [aria-current]').evaluate((entry) => {
      const { top, bottom } = entry.getBoundingClientRect()
      const middle = document.elementFromPoint(entry.getBoundingClientRect().left + 20, (top + bottom) / 2)
      return entry.contains(middle) && bottom <= entry.closest('.outline')!.getBoundingClientRect().bottom
    })
    expect([index, sight]).toEqual([index, true])
  }
  const entries = await page.locator('.outline-list .outline-list .outline-item').allInnerTexts()
  expect(new Set(entries).size).toBe(entries.length)
  await page.getByRole('button', { name: 'Back to the lab' }).click() // a message at the foot of the outline does not cover it
  expect(problems).toEqual([])
})

test('which weight moves most begins without an answer, says why and leads on to the number', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await predictFirst(page)
  await goToOperation(page, 13) // in the output layer
  await page.getByText('which weight moves most').click()
  const choice = page.locator('.answer-form select')
  expect(await choice.inputValue()).toBe('')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  expect(await verdict(page)).toBe('Choose a weight of this layer.')
  await choice.selectOption({ label: 'h2→y1' })
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  expect(await page.locator('.answer-right').innerText()).toBe('Right: h2→y1 has the largest gradient.')
  expect(await page.getByRole('button', { name: 'Show it' }).count()).toBe(0)
  await page.keyboard.press('Enter') // the focus is on the way on
  expect(await page.locator('.answer-form input').evaluate((field) => field === document.activeElement)).toBe(true)
  await page.getByText('its sign').click()
  expect(await choice.inputValue()).toBe('')
  await choice.selectOption('+')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  expect(await verdict(page)).toBe('Right: it is positive. And the number?')
  expect(await page.locator('.answer-form input').count()).toBe(1)
  expect(problems).toEqual([])
})

test('in a lecture only formula and values so far are shown beside a step that is predicted', async () => {
  const { page, problems } = await open({ width: 1920, height: 1080 })
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await predictFirst(page)
  await goToOperation(page, 2)
  const step = await predictedStep(page)
  await page.keyboard.press('l')
  for (const key of ['1', '2', '3', '4', '5', '6', '7', '8', '9', 's']) {
    await page.keyboard.press(key)
    await settled(page)
    expect([key, await answersInSight(page, step, 2)]).toEqual([key, []])
  }
  expect(problems).toEqual([])
})

test('on a laptop the longest verdict is in sight without scrolling', async () => {
  const { page, problems } = await open({ width: 1366, height: 650 })
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await predictFirst(page)
  await goToOperation(page, 16) // the node error of h1
  await page.locator('.answer-form input').fill('0.0363503')
  await page.keyboard.press('Enter')
  expect(await verdict(page)).toBe('You forgot f′(z): multiply the sum over the outgoing weights by it.')
  for (const part of ['.answer-question', '.answer-form .input', '.answer-verdict'])
    expect([part, await inSight(page, part)]).toEqual([part, true])
  await page.locator('.answer-form input').fill('0.00877')
  await page.keyboard.press('Enter')
  for (const part of ['.answer-right', '.answer-outcome .button', '.formula-lines .tex:last-child'])
    expect([part, await inSight(page, part)]).toEqual([part, true])
  expect(problems).toEqual([])
})

test('a touch screen has keys for what its keypad may lack, typed where the caret is', async () => {
  const { page, problems } = await open({ width: 390, height: 844, touch: true })
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await predictFirst(page)
  await goToOperation(page, 16)
  const field = page.locator('.answer-form input')
  const keys = page.getByRole('group', { name: 'Keys for the answer' })
  const tap = async (...names: string[]) => {
    for (const name of names) await keys.getByRole('button', { name, exact: true }).tap()
  }
  await tap('−', '8', ',', '7', '7', 'e', '−', '3')
  expect(await field.inputValue()).toBe('−8,77e−3')
  await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(1, 1))
  await tap('Delete')
  expect(await field.inputValue()).toBe('8,77e−3')
  await page.getByRole('button', { name: 'Check' }).tap()
  expect(await page.locator('.answer-right').innerText()).toBe('Right: 8,77e−3')
  expect(problems).toEqual([])
})

async function verdict(page: Page): Promise<string> {
  await settled(page)
  return (await page.locator('.answer-verdict').innerText()).trim()
}

/** Whether a part lies wholly inside the drawer, as it is scrolled. */
function inSight(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .first()
    .evaluate((node) => {
      const [part, box] = [node, node.closest('.formula')!].map((one) => one.getBoundingClientRect())
      return part!.top >= box!.top && part!.bottom <= box!.bottom && part!.bottom <= innerHeight
    })
}

test('beside a node error that is asked for stands the formula of its f′, without a number', async () => {
  const { page, problems } = await open()
  await openScenario(page, 'One update by hand')
  await openInside(page)
  await predictFirst(page)
  const { results } = await predictedStep(page)
  const formulas = page.locator('.tex[data-display]')
  await goToOperation(
    page,
    results.findIndex((result) => result?.kind === 'z'),
  )
  await settled(page)
  expect(await formulas.count()).toBe(1)
  await goToOperation(
    page,
    results.findIndex((result) => result?.kind === 'delta' && result.layer === 0),
  )
  await settled(page)
  expect(await formulas.count()).toBe(2)
  expect(await formulas.nth(1).innerText()).not.toMatch(/0\.\d/)
  expect(problems).toEqual([])
})
