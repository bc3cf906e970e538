import { expect, test } from 'vitest'
import { openInside, openScenario, predictFirst, unfocus } from './actions'
import { site } from './harness'
import { until } from './page'
import { goToOperation } from './predictions'
import { LAB, PHONE } from './sizes'

const { open } = site('dist-test')

test.each([LAB, { width: 820, height: 1100 }, PHONE])(
  'at $width x $height every formula has room, subscripts below a fraction included, asked for or shown',
  async (size) => {
    const { page, problems } = await open(size)
    await openScenario(page, 'One update by hand')
    const cut: string[] = []
    for (const predict of [false, true]) {
      await openInside(page)
      if (predict) await predictFirst(page)
      for (let k = 0; k < 39; k++) {
        await page.evaluate(async () => {
          await window.activity.frames(1) // in which a formula asks for fonts that no earlier one needed
          await document.fonts.ready
          await window.activity.frames(1) // in which it is fitted to them
        })
        const found = await page.locator('.formula-lines').evaluateAll((boxes) =>
          boxes.flatMap((box) => {
            const [down, across] = [box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth]
            return down > 0 || across > 0 ? [`${box.textContent?.slice(0, 40)}: ${down} px down, ${across} px across`] : []
          }),
        )
        cut.push(...found)
        await goToOperation(page, k + 1)
      }
      await page.keyboard.press('Escape')
      await unfocus(page)
      await until(page, async () => (await page.locator('.formula-sentence').count()) === 0, 'the lab')
    }
    expect(cut).toEqual([])
    expect(problems).toEqual([])
  },
)
