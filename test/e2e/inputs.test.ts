import { expect, test } from 'vitest'
import { setField } from './controls'
import { site } from './harness'
import { until } from './page'
import { settled } from './settled'
import { LAB } from './sizes'

const { open } = site('dist-test')

test('typed columns are inputs of the chosen run alone, and a mistake leaves the run', async () => {
  const { page, context, problems } = await open(LAB)
  await settled(page)
  const names = (run: string) => page.locator(`.compare-graph[data-run="${run}"] .graph-unit .graph-name`).allInnerTexts()
  await page.locator('label', { hasText: 'Compare' }).click()
  await until(page, async () => (await names('B')).length > 0, 'run B')
  await page.locator('.fold summary', { hasText: 'Data' }).click()
  await setField(page, 'Add a column', 'x1*x3')
  const refusal = page.locator('.rail .field-error')
  await until(page, async () => (await refusal.count()) > 0, 'the refusal')
  expect(await refusal.innerText()).toBe('Column “x1*x3”: there is no input x3: see position 4. The inputs are x1 and x2.')
  expect(await names('B')).not.toContain('x1*x3')
  await page.getByRole('button', { name: 'Seven, as in TF Playground' }).click()
  await until(page, async () => (await names('B')).includes('sin(x2)'), 'seven inputs of run B')
  await settled(page)
  expect((await names('A')).filter((name) => name.startsWith('x'))).toEqual(['x1', 'x2'])
  expect(problems).toEqual([])
  await context.close()
})
