import { expect, test } from 'vitest'
import { openInside, openScenario, openTable, stepTimes, unfocus } from './actions'
import { violations } from './axe'
import { untilMessage } from './controls'
import { site } from './harness'
import { layoutProblems } from './layout-problems'
import { until } from './page'
import { paintedNumbers, untrue } from './painted-numbers'
import { settled } from './settled'
import { LAB, PHONE } from './sizes'

const { open } = site('dist-test')

test('AND becomes OR by keyboard: a bad cell is named, then a new run has the typed targets, and undo gives AND back', async () => {
  const { page, context, problems } = await open(LAB)
  await settled(page)
  await openScenario(page, 'Perceptron on AND')
  await openTable(page, 'Data')
  await settled(page)
  await page.getByRole('button', { name: 'Edit these rows' }).focus()
  await page.keyboard.press('Enter')
  const targets = () =>
    page.locator('[aria-label^="class of row"]').evaluateAll((all) => all.map((cell) => (cell as HTMLInputElement).value))
  const type = async (row: number, text: string) => {
    await page.getByLabel(`class of row ${row}`).focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  }
  expect(await targets()).toEqual(['0', '0', '0', '1'])
  await type(2, 'one')
  await page.keyboard.press('Enter')
  expect(await page.locator('.rows-editor td .field-error').allInnerTexts()).toEqual(['One of 0, 1.'])
  await type(2, '1')
  await page.keyboard.press('Tab')
  await type(3, '1')
  await page.keyboard.press('Enter')
  await until(page, async () => (await page.locator('.scenario-name').innerText()) === 'Own rows', 'the run with the typed rows')
  await settled(page)
  expect(await targets()).toEqual(['0', '1', '1', '1'])
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.keyboard.press('Control+z')
  await until(page, async () => (await page.locator('.scenario-name').innerText()) === 'Perceptron on AND', 'the run before')
  expect(problems).toEqual([])
  await context.close()
})

test('three inputs with own weights are typed by keyboard, and their step is walked through', async () => {
  const { page, problems } = await open(LAB)
  await settled(page)
  await openScenario(page, 'One update by hand')
  await openTable(page, 'Data')
  await settled(page)
  const press = async (button: string) => {
    await page.getByRole('button', { name: button, exact: true }).focus()
    await page.keyboard.press('Enter')
  }
  const type = async (label: string, text: string) => {
    await page.getByLabel(label, { exact: true }).focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
  }
  await press('Edit these rows')
  await press('Add an input')
  await type('x3 of row 1', '0.5')
  await type('weight x3→h1', 'much')
  await page.keyboard.press('Enter')
  expect(await page.locator('.rows-editor [role="alert"]').innerText()).toBe('First weight x3→h1: “much” is not a number.')
  await type('weight x3→h1', '-0.25')
  await type('bias of h2', '0.125')
  await page.keyboard.press('Enter')
  await until(page, async () => (await page.locator('.scenario-name').innerText()) === 'Own rows', 'the run with the typed rows')
  await settled(page)
  expect(await page.evaluate(() => window.downhill.currentDocument().scenario.initialization)).toEqual({
    kind: 'given',
    parameters: [0.15, 0.2, -0.25, 0.25, 0.3, 0, 0.35, 0.125, 0.4, 0.45, 0.5, 0.55, 0.6, 0.6],
  })
  await unfocus(page)
  await openInside(page)
  await page.keyboard.press('.')
  await settled(page)
  expect(await page.locator('.formula').innerText()).toContain('0.2525') // 0.35 + 0.15·0.05 + 0.2·0.1 − 0.25·0.5
  expect(untrue(await paintedNumbers(page))).toEqual([])
  expect(problems).toEqual([])
})

test('two classes are painted by touch, and a run begins with them', async () => {
  const { page, problems } = await open({ ...PHONE, touch: true })
  await settled(page)
  await page.getByRole('tab', { name: 'Settings' }).tap()
  await page.locator('summary', { hasText: 'Data' }).tap()
  await page.getByRole('button', { name: 'Paint points' }).tap()
  const plane = page.getByRole('application', { name: 'Plane to paint on' })
  await until(page, () => plane.isVisible(), 'the plane')
  await settled(page)
  const dialog = page.getByRole('dialog', { name: 'Paint points' })
  const tap = async (...spots: readonly (readonly [number, number])[]) => {
    const { x, y, width, height } = (await plane.boundingBox())!
    for (const [across, down] of spots) await page.touchscreen.tap(x + across * width, y + down * height)
  }
  await tap([0.3, 0.3], [0.4, 0.5], [0.3, 0.6])
  await dialog.getByRole('button', { name: 'Use these points' }).tap()
  expect(await dialog.getByRole('alert').innerText()).toBe('Class B has no point: paint at least one.')
  await dialog.getByText('B', { exact: true }).tap()
  await tap([0.6, 0.3], [0.7, 0.5], [0.8, 0.8])
  await dialog.getByText('erase', { exact: true }).tap()
  await tap([0.8, 0.8])
  expect(await dialog.innerText()).toContain('5 points of at most 200: 3 A, 2 B')
  expect(await violations(page, PHONE)).toEqual([])
  expect((await layoutProblems(page)).filter((line) => !line.startsWith('scrolls: '))).toEqual([])
  await dialog.getByRole('button', { name: 'Use these points' }).tap()
  await untilMessage(page, /^A new run has the 5 painted points, all to train on/)
  await settled(page)
  const { data, network } = await page.evaluate(() => window.downhill.currentDocument().scenario)
  expect([data, network]).toMatchObject([
    { kind: 'rows', task: 'binary', Y: [[0], [0], [0], [1], [1]], names: { outputs: ['A', 'B'] } },
    { activations: ['tanh', 'tanh', 'sigmoid'] },
  ])
  await stepTimes(page, 2)
  expect(problems).toEqual([])
})
