import type { Browser, CDPSession, Page } from 'playwright-core'
import { openPage, shownStep, until } from '../test/e2e/page'
import { installRecorder, type Recorder, type Recording } from './recorder'

const SETTLE_MS = 1500 // code compiled, first landscape drawn, the button's own render done

/** A recording of one play, and the time the page's main thread was on a processor, which other programs hardly lengthen. */
export interface Played extends Recording {
  readonly cpu: { readonly task: number; readonly script: number; readonly layout: number; readonly style: number } // ms
  readonly cpuOfTasks: readonly number[] // ms of every task
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly tdur?: number // μs on a processor
  readonly args: { readonly name?: string }
}

/** Opens the default scenario, plays it at a speed (null: as it is set), beside a sweep or alone, and records for some seconds. */
export async function measurePlay(
  browser: Browser,
  address: string,
  { speed, sweep, seconds }: { readonly speed: string | null; readonly sweep: boolean; readonly seconds: number },
): Promise<Played> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    await context.addInitScript(installRecorder)
    const { page, problems } = await openPage(context, address)
    const choose = (value: string) => page.getByRole('combobox', { name: 'Speed' }).selectOption(value)
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    if (sweep) await trainFirst(page, choose, press)
    if (speed) await choose(speed)
    await press('Play')
    if (sweep) await beginSweep(page)
    await page.waitForTimeout(SETTLE_MS)
    const client = await context.newCDPSession(page)
    await client.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = await times(client)
    const { recording, cpuOfTasks } = await recordTasks(browser, page, seconds)
    const after = await times(client)
    if (problems.length > 0) throw new Error(problems.join('\n'))
    const spent = (name: string) => 1000 * (after[name] - before[name])
    const cpu = {
      task: spent('TaskDuration'),
      script: spent('ScriptDuration'),
      layout: spent('LayoutDuration'),
      style: spent('RecalcStyleDuration'),
    }
    return { ...recording, cpu, cpuOfTasks }
  } finally {
    await context.close()
  }
}

/** So far that 32 runs of the same length take longer than the recording. */
async function trainFirst(page: Page, choose: (speed: string) => Promise<unknown>, press: (name: string) => Promise<void>): Promise<void> {
  await press('Watch it learn')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Spirals/ })
    .click()
  await page.waitForTimeout(SETTLE_MS)
  const before = await page.getByRole('combobox', { name: 'Speed' }).inputValue()
  await choose('max')
  await press('Play')
  await until(page, async () => (await shownStep(page)) > 2000, 'step 2,000')
  await press('Pause')
  await choose(before)
}

/** One run of 2,000 steps for each of 32 seeds, in the background. */
async function beginSweep(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Sweep', exact: true }).click()
  await page.getByRole('group', { name: 'Sweep over' }).getByText('Restarts', { exact: true }).click()
  await page.getByRole('group', { name: 'Number of seeds' }).getByText('32', { exact: true }).click()
}

/** Records for some seconds, with the time that each task of the page's main thread was on a processor. The recorder must be installed. */
export async function recordTasks(
  browser: Browser,
  page: Page,
  seconds: number,
): Promise<{ readonly recording: Recording; readonly cpuOfTasks: readonly number[] }> {
  await browser.startTracing(page, { categories: ['-*', 'disabled-by-default-devtools.timeline'] })
  await record(page, (recorder) => recorder.begin())
  await page.waitForTimeout(seconds * 1000)
  const recording = await record(page, (recorder) => recorder.end())
  return { recording, cpuOfTasks: tasksOf(await browser.stopTracing()) }
}

async function times(client: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await client.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

/** The tasks of the busiest page: there is only one, but the browser may keep an idle process at hand. */
function tasksOf(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] }
  const pages = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const tasks = pages.map((page) =>
    traceEvents
      .filter(({ name, pid, tid, tdur }) => name === 'RunTask' && pid === page.pid && tid === page.tid && tdur !== undefined)
      .map(({ tdur }) => tdur! / 1000),
  )
  const total = (list: readonly number[]) => list.reduce((sum, ms) => sum + ms, 0)
  return tasks.sort((a, b) => total(b) - total(a))[0] ?? []
}

function record<T>(page: Page, call: (recorder: Recorder) => T | Promise<T>): Promise<T> {
  return page.evaluate(`(${call})(window.recorder)`) as Promise<T>
}
