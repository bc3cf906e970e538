// One table of training and grids: kernels, engine, peers and NumPy take turns on one core. npm run bench -- --peers; BENCH_SECONDS is the
// time of a turn (1), of which each contender has five after one to warm up.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { compileKernels, KERNELS } from './compile-kernels.mjs'
import { root, run } from './run.mjs'
import { runTypeScript } from './run-ts.mjs'

const TURNS = 5
const seconds = Number(process.env.BENCH_SECONDS ?? 1)
const FOLDER = join(root, 'bench', 'peers')

export async function benchPeers() {
  if (!(await install())) process.exit(1)
  compileKernels()
  const { trainings, grids } = await runTypeScript('bench/peers.ts')
  const module = readFileSync(KERNELS)
  const { peersOf } = await import('../bench/peers/contenders.mjs')
  for (const { workload, engine, kernels } of await trainings(module)) {
    const contenders = { kernels: turn(kernels), engine: turn(engine), ...(await turnsOf(peersOf(workload))) }
    const numpy = await startNumPy(workload)
    if (numpy) contenders.NumPy = numpy.turn
    report(`${workload.name}, samples/s`, await measure(contenders))
    numpy?.stop()
  }
  for (const { name, engine, kernels } of await grids(module)) {
    report(`${name}, grids/s`, await measure({ kernels: turn(kernels), engine: turn(engine) }))
  }
}

async function install() {
  if (existsSync(join(FOLDER, 'node_modules'))) return true
  return run('npm', ['install', '--prefix', FOLDER, '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'])
}

/** Peers that cannot do a workload are left out, and named. */
async function turnsOf(peers) {
  const turns = {}
  for (const [name, create] of Object.entries(peers)) {
    try {
      const work = await create()
      await work()
      turns[name] = turn(work)
    } catch (error) {
      console.log(`${name} cannot: ${error.message}`)
    }
  }
  return turns
}

/** How much a loop does in a second. */
function turn(work) {
  return async (duration) => {
    const from = performance.now()
    let done = 0
    let elapsed = 0
    while (elapsed < 1000 * duration) {
      for (let k = 0; k < 8; k++) {
        const part = work()
        done += typeof part === 'number' ? part : await part
      }
      elapsed = performance.now() - from
    }
    return (1000 * done) / elapsed
  }
}

async function measure(contenders) {
  const rates = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  for (const name in contenders) await contenders[name](seconds / 2)
  for (let k = 0; k < TURNS; k++) for (const name in contenders) rates[name].push(await contenders[name](seconds))
  return Object.fromEntries(Object.entries(rates).map(([name, values]) => [name, values.toSorted((a, b) => a - b)[TURNS >> 1]]))
}

function report(title, rates) {
  console.log(title)
  for (const [name, rate] of Object.entries(rates)) {
    const times = (rates.kernels / rate).toFixed(2)
    console.log(
      `  ${name.padEnd(20)}${rate.toPrecision(4).padStart(12)}${name === 'kernels' ? '' : `   kernels are ${times} times as fast`}`,
    )
  }
}

/** Null where there is no NumPy. */
async function startNumPy(workload) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const { x, y, parameters, ...told } = workload
  writeFileSync(join(folder, 'workload.json'), JSON.stringify(told))
  for (const [name, values] of Object.entries({ x, y, parameters }))
    writeFileSync(join(folder, `${name}.f64`), new Uint8Array(values.buffer))
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
  const child = spawn('python3', [join(FOLDER, 'contender.py'), folder], { stdio: ['pipe', 'pipe', 'ignore'], env })
  child.on('error', () => {}) // no python3: its output then ends at once
  child.stdin.on('error', () => {})
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const { value } = await lines.next()
  rmSync(folder, { recursive: true, force: true })
  if (value !== 'ready') return null
  return {
    async turn(duration) {
      child.stdin.write(`${duration}\n`)
      return Number((await lines.next()).value)
    },
    stop: () => child.kill(),
  }
}
