import { expect, test } from 'vitest'
import { openInside, openScenario } from './actions'
import { site } from './harness'
import { goToOperation } from './predictions'
import { settled } from './settled'
import { LAB, PHONE } from './sizes'

const { open } = site('dist-test')

/** Colours of the formula's factors and of the outlines of the picture's units and weights, as the page shows them. */
function colorsShown() {
  const shown = (node: Element) => node.getBoundingClientRect().width > 0
  const all = (selector: string) => [...document.querySelectorAll(selector)].filter(shown)
  const ring = (node: Element) => /rgb\([^)]*\)/.exec(getComputedStyle(node).boxShadow)?.[0] ?? ''
  const halo = (node: Element) => getComputedStyle(node.querySelector('.graph-halo')!).outlineColor
  return {
    symbols: [...new Set(all('.formula-lines .tex:first-of-type [data-operand]').map((node) => getComputedStyle(node).color))],
    sentence: [...new Set(all('.formula-sentence [data-operand]').map((node) => getComputedStyle(node).color))],
    outlines: [...all('.graph-unit[data-operand]').map(ring), ...all('.graph-label[data-operand]').map(halo)],
    now: [...all('.graph-unit[data-now]').map(ring), ...all('.graph-label[data-now]').map(halo)],
    bar: getComputedStyle(document.querySelector('.formula-lines')!).borderLeftColor,
    marks: all('.tex[data-numbers] [data-operand]').every((node) => {
      const line = getComputedStyle(node.querySelector(':scope > :not(.mspace)')!).borderBottomStyle
      return getComputedStyle(node, '::before').content !== 'none' || line === 'solid' || line === 'dashed'
    }),
    fontPx: Number.parseFloat(getComputedStyle(document.querySelector('.formula-lines')!).fontSize),
  }
}

test.each(['light', 'dark'])(
  '%s: each factor has one colour in the formula, the sentence and on the picture; the result that of its phase',
  async (theme) => {
    const { page, problems } = await open(LAB)
    await openScenario(page, 'One update by hand')
    if (theme === 'dark') await page.keyboard.press('d')
    await openInside(page)
    let outlined = 0
    for (let index = 1; index < 38; index++) {
      await goToOperation(page, index)
      await settled(page)
      const { symbols, sentence, outlines, now, bar, marks, fontPx } = await page.evaluate(colorsShown)
      for (const color of [...outlines, ...sentence]) expect(symbols, `operation ${index}`).toContain(color)
      for (const color of now) expect(color, `operation ${index}`).toBe(bar)
      expect(marks, `operation ${index}: a shape with each number`).toBe(true)
      if (index === 1) expect(fontPx).toBe(28)
      outlined += outlines.length
    }
    expect(outlined).toBeGreaterThan(40)
    expect(problems).toEqual([])
  },
)

test('the landscape stays in sight below Why, and a formula of a phone is smaller rather than cut', async () => {
  const { page } = await open(LAB)
  await openScenario(page, 'One update by hand')
  await openInside(page)
  const landscape = page.getByRole('region', { name: 'Landscape after the step' })
  for (const tab of ['Check', 'Why']) {
    await page.getByRole('tab', { name: tab, exact: true }).click()
    expect(await landscape.isVisible()).toBe(true)
  }
  const phone = await open(PHONE)
  await openScenario(phone.page, 'One update by hand')
  await openInside(phone.page)
  await goToOperation(phone.page, 1)
  await settled(phone.page)
  const lines = phone.page.locator('.formula-lines')
  expect(
    await lines.evaluate((node) => [node.scrollWidth - node.clientWidth, Number.parseFloat(getComputedStyle(node).fontSize) >= 14]),
  ).toEqual([0, true])
})
