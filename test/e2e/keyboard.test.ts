import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { untilMessage, untilPaused } from './controls'
import { site } from './harness'
import { shownStep, text, until, untilStep } from './page'
import { rested } from './settled'

const MOST_TABS = 90

const { open } = site('dist-test')

test('Tab leads through header, transport, rail, stage, drawer and companion, in this order, and every stop is seen', async () => {
  const { page, problems } = await open()
  const stops: string[] = []
  for (let k = 0; k < MOST_TABS; k++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      const region = element.closest('.app-header, .app-rail, .app-stage, .app-drawer, .app-companion, .app-transport')
      const visible = element.closest('label') ?? element // a radio button is seen by its label
      const { width, height } = visible.getBoundingClientRect()
      const marked = [element, visible].some((node) => getComputedStyle(node).outlineStyle !== 'none')
      return {
        region: region?.className.split(' ')[0] ?? '',
        seen: width > 0 && height > 0 && marked,
        html: element.outerHTML.slice(0, 120),
      }
    })
    if (!stop) break // past the last: the browser's own controls
    expect(stop.seen, stop.html).toBe(true)
    if (stops.at(-1) !== stop.region) stops.push(stop.region)
  }
  expect(stops).toEqual(['app-header', 'app-transport', 'app-rail', 'app-stage', 'app-drawer', 'app-companion'])
  expect(problems).toEqual([])
})

test('after a mouse click on a button Space plays; a button that Tab led to is pressed', async () => {
  const { page, problems } = await open()
  const plays = () => page.getByRole('button', { name: 'Pause', exact: true }).count()
  for (const name of ['Copy link', 'Save file']) {
    const button = page.getByRole('button', { name: new RegExp(`^${name}`) }).first()
    await button.click()
    await untilMessage(page, /./)
    await button.evaluate((element) => (element as HTMLElement).focus())
    await page.keyboard.press('Space')
    await until(page, async () => (await plays()) === 1, `play after ${name}`)
    await page.keyboard.press('Space')
    await untilPaused(page)
  }
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: /^Help/ }).first().focus()
  await page.keyboard.press('Space')
  await until(page, async () => (await page.getByRole('dialog', { name: 'Help' }).count()) === 1, 'the help')
  expect(await plays()).toBe(0)
  expect(problems).toEqual([])
})

test('Play is among the first ten stops of Tab: lab, lecture, phone; in a lecture digits change the picture though a weight is selected', async () => {
  const { page, problems } = await open()
  const firstStops = async () => {
    await page.getByRole('heading', { level: 1 }).evaluate((title) => {
      title.tabIndex = -1 // Tab begins at the top
      title.focus()
    })
    const stops: string[] = []
    for (let k = 0; k < 10 && stops.at(-1) !== 'Play'; k++) {
      await page.keyboard.press('Tab')
      stops.push(await page.evaluate(() => (document.activeElement as HTMLElement).ariaLabel ?? document.activeElement?.textContent ?? ''))
    }
    return stops.join(' | ')
  }
  expect(await firstStops()).toMatch(/Play$/)
  await page.keyboard.press('l')
  await until(page, () => page.getByRole('navigation', { name: 'Companion' }).isVisible(), 'lecture mode')
  expect(await firstStops()).toMatch(/Play$/)

  // typing begins with Enter, and what is typed holds when the field is left
  const weight = page.getByRole('group', { name: 'Units and weights' }).getByRole('button', { name: /^weight x1→h1.1\b/ })
  await weight.focus()
  await page.keyboard.press('Enter')
  await until(page, async () => (await weight.getAttribute('aria-pressed')) === 'true', 'the weight to be selected')
  await page.keyboard.press('2')
  await until(page, () => page.getByRole('button', { name: 'Curves', pressed: true }).isVisible(), 'the curves')
  const editor = page.locator('.graph-editor input')
  expect(await editor.count()).toBe(0)
  await weight.focus()
  await page.keyboard.press('Enter')
  await until(page, () => hasFocus(editor), 'the field of the weight')
  await page.keyboard.type('0.75')
  await page.getByRole('button', { name: 'Landscape', exact: true }).click()
  await until(page, async () => (await editor.count()) === 0, 'the field to close')
  await until(page, async () => /0\.75/.test((await weight.textContent()) ?? ''), 'the weight of 0.75')

  // Escape leaves it
  await weight.focus()
  await page.keyboard.press('Enter')
  await until(page, () => hasFocus(editor), 'the field of the weight')
  await page.keyboard.type('0.25')
  await page.keyboard.press('Escape')
  await until(page, async () => (await editor.count()) === 0, 'the field to close')
  expect(await page.evaluate(() => window.downhill.currentDocument().changes.length)).toBe(1)

  await page.keyboard.press('l')
  await page.setViewportSize({ width: 390, height: 844 })
  await until(page, () => page.locator('.phone-transport .play-button').isVisible(), 'the phone')
  expect(await firstStops()).toMatch(/Play$/)
  expect(problems).toEqual([])
})

test('everything a lecture needs is done by keyboard alone', async () => {
  const { page, problems } = await open()
  const key = (name: string) => page.keyboard.press(name)

  // help, and back to where one was
  const play = page.getByRole('button', { name: 'Play', exact: true })
  await tabTo(page, play)
  await key('?')
  const help = page.getByRole('dialog', { name: 'Help' })
  await until(page, () => help.isVisible(), 'the help')
  await key('Escape')
  await until(page, async () => !(await help.isVisible()), 'the help to close')
  expect(await hasFocus(play)).toBe(true)

  // a scenario from the list
  await tabTo(page, page.locator('.scenario > button'), 'Shift+Tab')
  await key('Enter')
  await tabTo(page, page.getByRole('dialog', { name: 'Scenarios' }).getByRole('button', { name: /^One update by hand/ }))
  await key('Enter')
  await until(page, async () => (await text(page, '.scenario > button')) === 'One update by hand', 'the scenario')
  await untilStep(page, 0)

  // a step, back and on
  await key('.')
  await untilStep(page, 1)
  await key(',')
  await untilStep(page, 0)
  await key('.')
  await untilStep(page, 1)

  // another lens
  await tabTo(page, page.getByRole('radio', { name: 'activations' }))
  await key('ArrowRight')
  expect(await page.getByRole('radio', { name: 'sums' }).isChecked()).toBe(true)
  await key('ArrowLeft')
  expect(await page.getByRole('radio', { name: 'activations' }).isChecked()).toBe(true)

  // the graph: from the first input to the hidden unit, then to the weight into it
  const graph = page.getByRole('group', { name: 'Units and weights' })
  const spot = (name: RegExp) => graph.getByRole('button', { name })
  await tabTo(page, spot(/^x1\b/))
  await key('ArrowDown')
  expect(await hasFocus(spot(/^x2\b/))).toBe(true)
  await key('ArrowUp')
  await key('ArrowRight')
  expect(await hasFocus(spot(/^h1\b/))).toBe(true)
  await key('e')
  const weight = spot(/^weight x1→h1\b/)
  await until(page, () => hasFocus(weight), 'the focus on the first weight of h1')
  await key('Enter')
  await until(page, async () => (await weight.getAttribute('aria-pressed')) === 'true', 'the weight to be selected')

  // a live change by typing; what is not a number is refused in place
  await key('F2')
  const editor = page.getByRole('textbox', { name: 'weight x1→h1' })
  await until(page, () => hasFocus(editor), 'the field of the weight')
  await page.keyboard.type('abc')
  await key('Enter')
  expect(await page.locator('.graph-editor').getByRole('alert').innerText()).toMatch(/number/)
  await key('Control+a')
  await page.keyboard.type('0.75')
  await key('Enter')
  await until(page, async () => (await editor.count()) === 0, 'the field to close')
  await until(page, async () => /0\.75/.test((await weight.textContent()) ?? ''), 'the weight of 0.75')
  await until(page, () => hasFocus(weight), 'the focus back on the weight')
  expect(await shownStep(page)).toBe(1)

  // undo and redo
  await key('Control+z')
  await until(page, async () => /0\.1498/.test((await weight.textContent()) ?? ''), 'the weight as it was')
  await key('Control+Shift+z')
  await until(page, async () => /0\.75/.test((await weight.textContent()) ?? ''), 'the weight of 0.75 again')

  // a setting of the rail, typed
  const rate = page.getByRole('textbox', { name: 'Learning rate', exact: true })
  await tabTo(page, rate, 'Shift+Tab')
  await key('Control+a')
  await page.keyboard.type('0.25')
  await key('Enter')
  await until(page, async () => (await rate.inputValue()) === '0.25', 'the learning rate')

  // a tab of the drawer
  const tab = (name: string) => page.getByRole('tab', { name, exact: true })
  await tabTo(page, tab('Weights'))
  await key('ArrowRight')
  await until(page, async () => (await tab('Sample').getAttribute('aria-selected')) === 'true', 'the sample table')
  await key('ArrowLeft')
  await until(page, async () => (await tab('Weights').getAttribute('aria-selected')) === 'true', 'the weights table')

  // the read-outs of the landscape and of the curves
  const landscape = page.getByRole('application', { name: /^Loss over/ })
  await tabTo(page, landscape)
  const spoken = page.getByRole('region', { name: 'Loss landscape' }).locator('[aria-live]')
  await key('ArrowRight')
  await until(page, async () => /loss [\d.e−]+$/.test((await spoken.textContent()) ?? ''), 'the loss at the cross')
  const there = await spoken.textContent()
  await key('ArrowUp')
  await until(page, async () => (await spoken.textContent()) !== there, 'another place')
  await key('Escape')
  await key('.')
  await untilStep(page, 2)
  const curves = page.getByRole('application', { name: /^Curves of the loss/ })
  await tabTo(page, curves)
  await key('Home')
  const read = page.getByRole('region', { name: 'Curves' }).locator('[aria-live]')
  await until(page, async () => /^step 0 /.test((await read.textContent()) ?? ''), 'the row of step 0')
  await key('ArrowRight')
  await until(page, async () => /^step 1 /.test((await read.textContent()) ?? ''), 'the row of step 1')

  // the timeline
  const timeline = page.getByRole('slider', { name: 'Step', exact: true })
  await tabTo(page, timeline)
  await key('Home')
  await untilStep(page, 0)
  await key('End')
  await untilStep(page, 2)

  // play and pause from anywhere that has no use for the space bar
  await key('Control+z') // the rate as it was
  await tabTo(page, landscape, 'Shift+Tab')
  await key('Space')
  await until(page, async () => (await shownStep(page)) > 4, 'a few steps')
  await key('Space')
  await untilPaused(page)

  // dark and light
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  await key('d')
  await until(page, async () => (await theme()) === 'dark', 'the dark theme')
  await key('d')
  await until(page, async () => (await theme()) === 'light', 'the light theme')

  // lecture mode, its companions, its quick changes
  await key('l')
  const companions = page.getByRole('navigation', { name: 'Companion' })
  await until(page, () => companions.isVisible(), 'lecture mode')
  for (const [index, name] of ['Landscape', 'Curves', 'Output', 'Weights'].entries()) {
    await key(String(index + 1))
    await until(page, async () => (await companions.getByRole('button', { name }).getAttribute('aria-pressed')) === 'true', name)
  }
  await key('m')
  await untilMessage(page, /^Momentum on/)
  await key(']')
  await untilMessage(page, /^Learning rate/)
  await key('l')
  await until(page, async () => (await companions.count()) === 0, 'the lab')

  // restart from the same weights
  await key('r')
  await untilStep(page, 0)
  expect(problems).toEqual([])
})

function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluateAll((nodes) => nodes.length === 1 && nodes[0] === document.activeElement)
}

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let k = 0; k < MOST_TABS; k++) {
    if (await hasFocus(target)) return
    await page.keyboard.press(key)
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))
  throw new Error(`${MOST_TABS} times ${key} do not lead to ${target}; the focus is on ${at}`)
}

test('what a probe is, and what the tiles show, is told on focus and on a tap', async () => {
  const { page, problems } = await open()
  await rested(page) // the hints are there
  const tip = page.getByRole('tooltip')
  await tabTo(page, page.locator('.graph-note .term'))
  await until(page, async () => (await tip.count()) === 1, 'the hint')
  expect(await tip.innerText()).toContain('at the present weights')
  await page.keyboard.press('Escape')
  await until(page, async () => (await tip.count()) === 0, 'no hint')
  await page.locator('.graph-legend .term').click()
  await until(page, async () => (await tip.count()) === 1, 'the hint of the tiles')
  expect(await tip.innerText()).toContain('for every input')
  expect(problems).toEqual([])
})
