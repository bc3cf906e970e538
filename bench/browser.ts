import type { Browser, CDPSession, Page } from 'playwright-core'
import { openPage } from '../test/e2e/page'
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

/** Opens the default scenario, plays it at a speed (null: as it is set), and records for some seconds. */
export async function measurePlay(browser: Browser, address: string, speed: string | null, seconds: number): Promise<Played> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    await context.addInitScript(installRecorder)
    const { page, problems } = await openPage(context, address)
    if (speed) await page.getByRole('combobox', { name: 'Speed' }).selectOption(speed)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await page.waitForTimeout(SETTLE_MS)
    const client = await context.newCDPSession(page)
    await client.send('Performance.enable', { timeDomain: 'threadTicks' })
    await browser.startTracing(page, { categories: ['-*', 'disabled-by-default-devtools.timeline'] })
    const before = await times(client)
    await record(page, (recorder) => recorder.begin())
    await page.waitForTimeout(seconds * 1000)
    const recording = await record(page, (recorder) => recorder.end())
    const after = await times(client)
    const cpuOfTasks = tasksOf(await browser.stopTracing())
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
