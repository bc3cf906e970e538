import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { encodeLink } from '../../src/document/saved/link'
import type { Document } from '../../src/document/types'
import { some } from '../support/proof'
import { documentWith } from '../support/run-documents'
import { openTable } from './actions'
import { shownStep, site, until } from './harness'
import { settled } from './settled'
import { LAB, PHONE } from './sizes'

const { open } = site('dist-test')

const hand = documentWith('two-two-two')
/** The weighted sums are ±5e6; after 40 steps far too long the weights are about 1e148. */
const HUGE: Readonly<Record<string, Document>> = {
  'sums of −5e6': {
    ...hand,
    view: { ...hand.view, axes: [0, 2], sample: 0, selection: { kind: 'unit', layer: 1, unit: 0 } },
    step: 1,
    scenario: {
      ...hand.scenario,
      data: { kind: 'rows', task: 'binary', X: [[5], [-5]], Y: [[0], [1]] },
      network: { hidden: [1], activations: ['linear', 'sigmoid'] },
      initialization: { kind: 'given', parameters: [-1e6, 0, -1e-6, 0] },
      training: { ...hand.scenario.training, loss: 'bce', learningRate: 1e-6 },
    },
  },
  'weights of 1e148': { ...documentWith('valley', { learningRate: 100 }), step: 40 },
}

test.each(
  some(
    3,
    Object.keys(HUGE).flatMap((name) => [LAB, PHONE].map((size) => ({ name, size }))),
  ),
)('with $name every number at an axis is whole at $size.width px', async ({ name, size }) => {
  const link = await encodeLink([HUGE[name]])
  if (!link.ok) throw new Error(link.problem.message)
  const { page, problems } = await open({ ...size, hash: link.hash })
  await until(page, async () => (await shownStep(page)) === HUGE[name].step, 'the step')
  await settled(page)
  await watchCanvasTexts(page)
  const found: string[] = []
  if (size === PHONE) {
    for (const tab of ['Loss', 'Output', 'Curves']) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
      await settled(page)
      found.push(...(await cutTexts(page)))
    }
  }
  await openTable(page, 'Unit')
  await settled(page)
  found.push(...(await cutTexts(page)))
  expect([...new Set(found)]).toEqual([])
  expect(problems).toEqual([])
  if (size === LAB) expect(await page.locator('.landscape .chart-axes text').count()).toBeGreaterThan(5)
})

/** From now on the page collects the texts that leave the canvas they are painted on. */
async function watchCanvasTexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const cut: string[] = []
    Object.assign(window, { cutTexts: cut })
    const { fillText } = CanvasRenderingContext2D.prototype
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
      const { width } = this.measureText(text)
      const { a, e } = this.getTransform()
      const left = x - (this.textAlign === 'right' ? width : this.textAlign === 'center' ? width / 2 : 0)
      if (a * left + e < 0 || a * (left + width) + e > this.canvas.width) cut.push(`"${text}" on a canvas`)
      fillText.call(this, text, x, y)
    }
  })
}

/** Those, and the texts at axes that leave their picture or lie over each other. */
function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut = [...(window as unknown as { cutTexts: string[] }).cutTexts]
    for (const svg of document.querySelectorAll<SVGSVGElement>('svg:has(.chart-axes)')) {
      const picture = svg.getBoundingClientRect()
      const texts = [...svg.querySelectorAll('.chart-axes text')].map((node) => ({
        text: node.textContent,
        box: node.getBoundingClientRect(),
        outside: node.matches('.chart-name') ? 3 : 1, // the empty part above the letters of a turned name may lie outside
      }))
      for (const [k, { text, box, outside }] of texts.entries()) {
        if (box.left < picture.left - outside || box.right > picture.right + outside) cut.push(`"${text}" leaves its picture`)
        for (const other of texts.slice(k + 1)) {
          const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
          const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
          if (across > 1 && down > 4) cut.push(`"${text}" over "${other.text}"`)
        }
      }
    }
    return cut
  })
}
