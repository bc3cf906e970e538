import { expect, test } from 'vitest'
import { field, setField, setSpeed, unfocus } from './controls'
import { shownStep, site, until } from './harness'

const { open } = site('dist-test')

const NONSENSE = ['abc', '', '1e9', '0', '-0.1', 'NaN', 'Infinity', '1e999', '0.1.2', '0x10', '<b>1</b>']

test('nonsense in the learning rate gets an error in place with the range; the run goes on as it was', async () => {
  const { page, problems } = await open()
  await setSpeed(page, '5')
  await page.keyboard.press('Space')
  const rate = field(page, 'Learning rate')
  for (const text of NONSENSE) {
    await setField(page, 'Learning rate', text)
    const error = page.getByRole('alert')
    await until(page, async () => (await error.count()) === 1, `an error for "${text}"`)
    expect(await error.innerText(), `for "${text}"`).toMatch(
      /(^|^The field is empty\. |^“.*” is not a number\. )Learning rate must be from 0\.000001 to 100\b/,
    )
    expect(await rate.getAttribute('aria-invalid')).toBe('true')
    expect(await rate.getAttribute('aria-describedby')).toBe(await error.getAttribute('id'))
    expect(await rate.inputValue()).toBe(text) // what was typed can be mended
    const step = await shownStep(page)
    await until(page, async () => (await shownStep(page)) > step, 'the run that goes on')
    await rate.press('Escape')
    expect(await rate.inputValue()).toBe('0.1')
    expect(await error.count()).toBe(0)
  }
  expect(await page.evaluate(() => window.downhill.currentDocument().changes)).toEqual([])
  expect(await page.evaluate(() => window.downhill.latestFrame()?.training.learningRate)).toBe(0.1)
  expect(problems).toEqual([])
})

test('a field left with nonsense in it says so too, and a good number then is taken', async () => {
  const { page, problems } = await open()
  const dropout = field(page, 'Dropout')
  await dropout.fill('lots')
  await unfocus(page)
  expect(await page.getByRole('alert').innerText()).toMatch(/^“lots” is not a number\. Dropout must be from 0 to 0\.9\b/)
  await setField(page, 'Dropout', '0,5') // a decimal comma
  await until(page, () => page.evaluate(() => window.downhill.run.getState().training?.dropout === 0.5), 'the dropout')
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(problems).toEqual([])
})

test('a layer too many is refused under the button, and the run stays', async () => {
  const { page, problems } = await open()
  await page.getByText('Network', { exact: true }).click()
  const run = () => page.evaluate(() => window.downhill.run.getState().run)
  const hidden = () => page.evaluate(() => window.downhill.run.getState().document.scenario.network.hidden)
  const add = page.getByRole('button', { name: 'Add a hidden layer' })
  const alert = page.getByRole('alert')
  for (let layers = 3; layers <= 11; layers++) {
    await add.click()
    await until(page, async () => (await hidden()).length === layers, `${layers} hidden layers`)
  }
  expect(await page.getByRole('combobox', { name: 'activation of h11', exact: true }).count()).toBe(1)
  expect(await alert.count()).toBe(0)
  const before = await run()
  await add.click()
  await until(page, async () => (await alert.count()) === 1, 'the refusal of a layer')
  expect(await alert.innerText()).toMatch(/layers.* 12\b/)
  expect(await run()).toBe(before)
  await page.getByRole('button', { name: 'Remove hidden layer 11' }).click()
  await until(page, async () => (await alert.count()) === 0, 'the refusal to go')
  expect(problems).toEqual([])
})

test('data for which the network is too large are refused in place, and the list goes on to name those in force', async () => {
  const { page, problems } = await open()
  await page.getByText('Network', { exact: true }).click()
  await setField(page, 'h1 units', '1024')
  await setField(page, 'h2 units', '191')
  const sizes = () => page.evaluate(() => window.downhill.run.getState().network?.sizes.join('-'))
  await until(page, async () => (await sizes()) === '2-1024-191-1', 'a network as large as may be')
  await page.locator('.fold summary', { hasText: 'Data' }).click()
  const alert = page.getByRole('alert')
  const run = () => page.evaluate(() => window.downhill.run.getState().run)
  const before = await run()
  const data = page.getByRole('combobox', { name: 'Data', exact: true })
  await data.selectOption('penguins')
  await until(page, async () => (await alert.count()) === 1, 'the refusal of the data')
  expect(await alert.innerText()).toMatch(/200,000/)
  expect(await data.getAttribute('aria-describedby')).toBe(await alert.getAttribute('id'))
  expect(await data.inputValue()).toBe('moons')
  expect(await run()).toBe(before)
  expect(problems).toEqual([])
})

test('a size of the network out of range is refused in place, and the run stays', async () => {
  const { page, problems } = await open()
  await page.getByText('Network', { exact: true }).click()
  await page.keyboard.press('Escape')
  const run = await page.evaluate(() => window.downhill.run.getState().run)
  for (const text of ['0', '2000', '3.5', 'many']) {
    await setField(page, 'h1 units', text)
    expect(await page.getByRole('alert').innerText(), `for "${text}"`).toMatch(/must be a whole number from 1 to 1,024\b/)
    await field(page, 'h1 units').press('Escape')
  }
  expect(await page.evaluate(() => window.downhill.run.getState().run)).toBe(run)
  expect(problems).toEqual([])
})
