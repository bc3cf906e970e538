import { expect, test } from 'vitest'
import { site } from './harness'
import { until } from './page'
import { settled } from './settled'
import { LAB } from './sizes'

const { open } = site('dist-test')

test('the landscape is dragged, pinched and moved by keys, but not while the page should scroll; Fit lets it follow again', async () => {
  const { page, context } = await open({ ...LAB, touch: true })
  await settled(page)
  const picture = page.locator('.landscape-picture')
  const windowNow = () => page.evaluate(() => window.downhill.run.getState().document.view.window)
  const isSet = () => until(page, async () => (await windowNow()) !== null, 'a window that is set')
  const fit = async () => {
    await page.getByRole('button', { name: 'Fit', exact: true }).click()
    expect(await windowNow()).toBeNull()
    await settled(page)
  }
  const { x, y, width, height } = (await picture.boundingBox())!
  const [midX, midY] = [x + width / 2, y + height / 2]
  const [across, up] = (await page.evaluate(() => window.downhill.latestLandscape()!.domain)) as [[number, number], [number, number]]

  await page.mouse.move(midX, midY)
  await page.mouse.down()
  await page.mouse.move(midX + 60, midY + 20, { steps: 3 })
  await page.mouse.up()
  await isSet()
  const dragged = (await windowNow())!
  expect(dragged[0][0]).toBeLessThan(across[0])
  expect(dragged[1][0]).toBeGreaterThan(up[0])
  expect(dragged[0][1] - dragged[0][0]).toBeCloseTo(across[1] - across[0], 6)
  await page.mouse.move(midX, midY + 10) // let go
  expect(await windowNow()).toEqual(dragged)
  await fit()

  const session = await context.newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [-apart, apart].map((dx, id) => ({ x: midX + dx, y: midY, id })),
    })
  await touch('touchStart', 30)
  for (const apart of [40, 50, 60]) await touch('touchMove', apart)
  await touch('touchEnd', 0)
  await isSet()
  const pinched = (await windowNow())!
  expect((pinched[0][1] - pinched[0][0]) / (across[1] - across[0])).toBeCloseTo(0.5, 1)
  await fit()

  await picture.focus()
  for (let k = 0; k < 26; k++) await page.keyboard.press('ArrowRight')
  await isSet()
  expect((await windowNow())![0][0]).toBeGreaterThan(across[0])
  await fit()

  await page.evaluate(() => {
    document.documentElement.style.fontSize = '34px'
  })
  await settled(page)
  await picture.scrollIntoViewIfNeeded()
  await picture.hover()
  await page.mouse.wheel(0, 60)
  await until(page, () => page.evaluate(() => scrollY > 0), 'the page to scroll')
  expect(await windowNow()).toBeNull()
  await picture.hover()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -60)
  await page.keyboard.up('Control')
  await isSet()
})
