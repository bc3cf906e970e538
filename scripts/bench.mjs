// Speed of the engine on one core of this machine, then of the page in Chromium: npm run bench. BENCH_SECONDS is the time of each play (30).
// With --peers: training and grids beside other programs.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

if (!globalThis.gc) {
  // the heap is only measured with a collector that can be called
  const { status } = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  process.exit(status ?? 1)
}

const { installMissing, root, run } = await import('./run.mjs')
await installMissing()
if (process.argv.includes('--peers')) {
  await (await import('./bench-peers.mjs')).benchPeers()
  process.exit()
}
const { runTypeScript } = await import('./run-ts.mjs')
await engine()
await inside()
await digits()
await page()

async function engine() {
  const { measureSteps, measureGrid } = await runTypeScript('bench/engine.ts')
  const count = (value) => whole(value).padStart(12)
  console.log('network                          steps/s    samples/s   to naive loops   heap bytes a step')
  for (const [sizes, batch] of [
    [[2, 2, 2], 1],
    [[2, 4, 2, 1], 10],
    [[7, 8, 8, 8, 8, 8, 8, 1], 10],
  ]) {
    const m = measureSteps(sizes, batch)
    const ratio = (m.samplesPerSecond / m.naiveSamplesPerSecond).toFixed(2)
    console.log(
      `${m.name.padEnd(28)}${count(m.stepsPerSecond)} ${count(m.samplesPerSecond)} ${ratio.padStart(16)} ${m.bytesPerStep.toFixed(1).padStart(19)}`,
    )
  }
  console.log('101 x 101 slice of 2-4-2-1 over 250 points')
  for (const [name, axes] of [
    ['two weights of the first layer', [0, 2]],
    ['a first and a last weight', [0, 22]],
    ['two weights of the last layer', [22, 23]],
  ]) {
    console.log(`  ${name.padEnd(32)}${measureGrid(axes).toFixed(1).padStart(8)} ms`)
  }
}

async function inside() {
  const { measureInside } = await runTypeScript('bench/inside.ts')
  const { parameters, step, operation } = measureInside()
  console.log(`inside a step, ${whole(parameters)} parameters, up to 10,000 steps back`)
  const line = (label, { median, longest }) =>
    console.log(`  ${label.padEnd(32)}${median.toFixed(1).padStart(8)} ms, at most ${longest.toFixed(1)}`)
  line('another step and an operation', step)
  line('another operation', operation)
}

async function digits() {
  const { measureDigits } = await runTypeScript('bench/digits.ts')
  console.log('digits, 10,000 training and 1,000 test images, as a session trains them')
  for (const [hidden, batch] of [
    [30, 10],
    [100, 32],
  ]) {
    const { secondsAnEpoch, rowMs, frameBytes, longestSliceMs } = await measureDigits(hidden, batch)
    const name = `784-${hidden}-10, batch ${batch}`
    console.log(
      `  ${name.padEnd(24)}${secondsAnEpoch.toFixed(2).padStart(6)} s an epoch, ${whole(rowMs)} ms to measure all rows, ${whole(frameBytes)} bytes a frame, longest slice ${tenths(longestSliceMs)} ms`,
    )
  }
}

async function page() {
  if (!existsSync(join(root, 'dist', 'index.html')) && !(await run('vite', ['build', '--logLevel', 'warn']))) process.exit(1)
  const seconds = Number(process.env.BENCH_SECONDS ?? 30)
  if (!(seconds > 0)) throw new Error('BENCH_SECONDS is a number of seconds, more than 0')
  const { chromium } = await import('playwright-core')
  const { BROWSER_FLAGS, findBrowser } = await import('./browser.mjs')
  const { serve } = await import('./serve.mjs')
  const { measurePlay } = await runTypeScript('bench/browser.ts')
  const server = await serve({ folder: 'dist', port: 0 })
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS })
  try {
    for (const [name, speed, sweep] of [
      ['the default network', null, false],
      ['the default network at full speed', 'max', false],
      ['spirals while a sweep runs', null, true],
      ['spirals at full speed while a sweep runs', 'max', true],
    ]) {
      reportPlay(name, await measurePlay(browser, server.address, { speed, sweep, seconds }))
    }
  } finally {
    await browser.close()
    await server.close()
  }
}

function reportPlay(name, { seconds, steps, gaps, painted, messages, longTasks, commits, cpu, cpuOfTasks }) {
  const sorted = gaps.toSorted((a, b) => a - b)
  const quantile = (share) => tenths(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN)
  const line = (label, text) => console.log(`  ${label.padEnd(24)}${text}`)
  console.log(`${name}, in Chromium, ${tenths(seconds)} s`)
  line('steps/s', whole(steps / seconds))
  line('frame ms', `p50 ${quantile(0.5)}   p95 ${quantile(0.95)}   p99 ${quantile(0.99)}   of ${gaps.length}`)
  line('frames painted', `${painted}, ${tenths(painted / seconds)} a second`)
  const per = (ms) => (ms / Math.max(1, painted)).toFixed(2)
  line('processor ms a painting', `${per(cpu.task)}: script ${per(cpu.script)}, style ${per(cpu.style)}, layout ${per(cpu.layout)}`)
  for (const [type, { count, bytes }] of Object.entries(messages)) line(`bytes a ${type}`, `${whole(bytes / count)}, ${count} of them`)
  line('React commits', String(commits))
  const longest = longTasks.toSorted((a, b) => b.duration - a.duration)[0]
  line(
    'tasks over 50 ms',
    `${longTasks.length}, ${longTasks.filter(({ script }) => script > 50).length} of them with more than 50 ms of script`,
  )
  if (longest) {
    const { duration, script, rendering, where } = longest
    line('  the longest', `${whole(duration)} ms: script ${whole(script)}${where && ` (${where})`}, style to paint ${whole(rendering)}`)
  }
  // a busy machine makes tasks long by letting them wait: these are our own
  const own = cpuOfTasks.filter((ms) => ms > 50).length
  line('  on a processor', `${own} over 50 ms, the longest ${tenths(cpuOfTasks.reduce((most, ms) => Math.max(most, ms), 0))} ms`)
}

function whole(value) {
  return Math.round(value).toLocaleString('en-US')
}

function tenths(value) {
  return value.toFixed(1)
}
