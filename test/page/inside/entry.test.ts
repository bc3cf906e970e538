import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakePage } from '../fakes'
import { SettledPage } from '../session-worker'

/** The history of a tab: the browser goes back or forward only when a test lets it. */
class FakeHistory {
  entries: unknown[] = [null]
  at = 0
  asked = 0

  get state() {
    return this.entries[this.at]
  }
  pushState(state: unknown) {
    this.entries = [...this.entries.slice(0, this.at + 1), state]
    this.at += 1
  }
  replaceState(state: unknown) {
    this.entries[this.at] = state
  }
  back() {
    this.asked += 1
  }
  /** Do what was asked for, or what the person asks for. */
  async go(by = -1) {
    this.asked = 0
    this.at += by
    await comeBack()
    await vi.dynamicImportSettled()
  }
}

const browser = new SettledPage(fakePage())
vi.stubGlobal('location', { href: '', pathname: '', search: '', hash: '' })
const store = await import('../../../src/page')
const { resetPage } = await import('../reset')
const { setTrainingWorker } = await import('../../../src/page/state/runs')
const { PRESETS } = await import('../../../src/document/presets/presets')
const { currentVisit } = await import('../../../src/page/state/visits')
const { comeBack } = await import('../../../src/page/documents/come-back')
const inside = await import('../../../src/page/inside/inside')

let tab: FakeHistory

beforeEach(() => {
  tab = new FakeHistory()
  vi.stubGlobal('history', tab)
  resetPage()
  setTrainingWorker(browser.create)
  browser.settled(() => open('One update by hand'))
  tab.entries = [null]
  tab.at = 0
  currentVisit()
})
afterEach(async () => {
  inside.leaveInside()
  if (tab.asked > 0) await tab.go()
})

const open = (name: string) => store.openPreset(PRESETS.find((preset) => preset.name === name)!)
const entered = async () => {
  browser.settled(inside.enterInside)
  await rest()
}
async function rest() {
  for (let k = 0; k < 8; k++) {
    await Promise.resolve()
    browser.newest.settle()
  }
}
const isOpen = () => store.page.getState().inside !== null
const step = () => store.firstRun.state.getState().position?.step

test('Back leads from inside a step to the lab, with the run where it was, and Forward to the same operation', async () => {
  await entered()
  inside.goToOperation(5)
  expect([isOpen(), tab.entries.length, tab.at]).toEqual([true, 2, 1])
  const run = store.firstRun.state.getState().run
  await tab.go()
  expect([isOpen(), step(), tab.at, tab.asked]).toEqual([false, 1, 0, 0])
  await tab.go(1)
  await rest()
  expect(store.page.getState().inside?.index).toBe(5)
  expect(store.firstRun.state.getState().run).toBe(run)
})

test('leaving a step by key goes back by itself, and what is opened at that moment stays', async () => {
  await entered()
  inside.leaveInside()
  expect([isOpen(), tab.asked]).toEqual([false, 1])
  await entered() // before the browser went back
  await tab.go()
  expect([isOpen(), tab.entries.length, tab.at]).toEqual([true, 2, 1])
})

test('a scenario opened from inside a step leads back into it', async () => {
  await entered()
  browser.settled(() => open('Watch it learn'))
  expect([isOpen(), tab.entries.length, tab.asked]).toEqual([false, 3, 0])
  await tab.go()
  await rest()
  expect([isOpen(), store.currentDocument().scenario.name]).toEqual([true, 'One update by hand'])
  inside.leaveInside()
  await tab.go(-tab.asked)
  expect([tab.at, step(), store.currentDocument().scenario.name]).toEqual([0, 1, 'One update by hand'])
})
