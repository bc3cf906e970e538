import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { encodeLink } from '../../src/document/saved/link'
import { documentWith } from '../support/run-documents'
import { openInside, openTable, stepTimes, unfocus } from './actions'
import { site } from './harness'
import { settled } from './settled'

const { open } = site('dist-test')

const PLURAL =
  /\b1 (?:\w+ )?(?:samples|rows|steps|units|epochs|batches|weights|parameters|products|paths|problems|lights|layers|inputs|outputs|numbers|changes|runs|terms|questions|points)\b/g

test('a run in which there is one of everything never says "1 rows"', async () => {
  const base = documentWith('two-two-two')
  const link = await encodeLink([
    {
      ...base,
      view: { ...base.view, axes: [0, 1], sample: 0, selection: { kind: 'unit', layer: 1, unit: 0 } },
      scenario: {
        ...base.scenario,
        data: { kind: 'rows', task: 'regression', X: [[1]], Y: [[0]] },
        network: { hidden: [1], activations: ['relu', 'linear'] },
        initialization: { kind: 'given', parameters: [-1, -1, 1, 1] },
        training: { ...base.scenario.training, loss: 'mse', stopping: { kind: 'epochs', epochs: 1 } },
      },
    },
  ])
  if (!link.ok) throw new Error(link.problem.message)
  const { page, problems } = await open({ hash: link.hash })
  await settled(page)
  await stepTimes(page, 1)
  const found: string[] = []
  for (const table of ['Weights', 'Sample', 'Data', 'Update', 'Unit', 'Health', 'Dropout', 'Sweep']) {
    await openTable(page, table)
    await settled(page)
    found.push(...(await pluralsOfOne(page)))
  }
  await openInside(page)
  await page.getByRole('tab', { name: 'Why', exact: true }).click()
  await unfocus(page)
  for (let k = 0; k < 12; k++) {
    found.push(...(await pluralsOfOne(page)))
    await page.keyboard.press('.')
  }
  expect([...new Set(found)]).toEqual([])
  expect(problems).toEqual([])
})

/** In texts and names, seen or not. */
async function pluralsOfOne(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => [
    ...Array.from(document.querySelectorAll('p, li, caption, summary, span, text, td, th, option'), ({ textContent }) => textContent),
    ...Array.from(document.querySelectorAll('[aria-label]'), (node) => node.getAttribute('aria-label')),
  ])
  return texts.flatMap((text) => (text ?? '').replace(/\s+/g, ' ').match(PLURAL) ?? [])
}
