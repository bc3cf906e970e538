import { expect, test } from 'vitest'
import { openScenario, openTable } from './actions'
import { site } from './harness'
import { until } from './page'
import { settled } from './settled'
import { LAB } from './sizes'

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
