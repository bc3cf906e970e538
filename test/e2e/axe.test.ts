import { expect, test } from 'vitest'
import { violations } from './axe'
import { site } from './harness'
import { LAB, NARROW, PHONE } from './sizes'

// the states of the page are looked at in states.test.ts

const PHONE_TABS = ['Loss', 'Output', 'Curves', 'Tables', 'Settings', 'Weights']

const { open } = site('dist-test')

test('axe finds nothing in any tab of the phone and in its menu', async () => {
  const { page, problems } = await open(PHONE)
  await page.keyboard.press('.')
  for (const name of PHONE_TABS) {
    await page.getByRole('tab', { name }).click()
    expect(await violations(page, PHONE), name).toEqual([])
  }
  await page.getByRole('button', { name: 'More' }).click()
  expect(await violations(page, PHONE), 'menu').toEqual([])
  expect(problems).toEqual([])
})

test('axe finds nothing in the tables, the folded settings and the settings over a narrow page', async () => {
  const { page, problems } = await open(LAB)
  await page.keyboard.press('.')
  for (const fold of ['Network', 'Data', 'Seeds']) await page.locator('summary', { hasText: fold }).click()
  for (const name of ['Sample', 'Data']) {
    await page.getByRole('tab', { name, exact: true }).click()
    expect(await violations(page, LAB), name).toEqual([])
  }
  for (const region of ['Loss landscape', 'Curves']) {
    await page.getByRole('region', { name: region }).getByRole('button', { name: 'Table' }).click()
  }
  expect(await violations(page, LAB), 'tables of the pictures').toEqual([])
  await page.setViewportSize(NARROW)
  await page.getByRole('button', { name: 'Settings' }).click()
  expect(await violations(page, NARROW), 'settings over the page').toEqual([])
  expect(problems).toEqual([])
})
