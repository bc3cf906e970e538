import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { KERNELS } from '../../scripts/compile-kernels.mjs'
import { encodeLink } from '../../src/document/saved/link'
import type { Frame } from '../../src/trainer/protocol'
import { hashOf } from '../../src/trainer/run/hash'
import { bits } from '../support/bits'
import { FIXED_RUNS, FIXED_STEPS } from '../support/fixed-runs'
import { some, tries } from '../support/proof'
import { createDriver, openIn } from '../support/session-driver'
import { untilPaused } from './controls'
import { site, untilStep } from './harness'

const { open } = site('dist-test')

declare global {
  interface Window {
    engineBits: { readonly bits: (module: readonly number[]) => Promise<Record<string, string>> } // of the script that the first test adds
  }
}

test('thirty runs of 20,000 steps and the real functions give the same hashes in Chromium as in Node', async () => {
  const { context } = await open()
  const page = await context.newPage()
  await page.addScriptTag({ content: await bundled('test/support/bits.ts', 'engineBits') })
  const module = [...readFileSync(KERNELS)]
  const inChromium = await page.evaluate((bytes) => window.engineBits.bits(bytes), module)
  expect(inChromium).toEqual(await bits(module))
  expect(new Set(Object.values(inChromium)).size).toBe(39) // 9 functions and 30 runs, one of them by the engine too
})

const STEPS = tries(5_000, FIXED_STEPS)

for (const { name, document } of some(2, FIXED_RUNS)) {
  test(`the worker of the built site ends ${STEPS} steps of "${name}" in the bits that Node has`, async () => {
    const link = await encodeLink([{ ...document, step: STEPS }])
    if (!link.ok) throw new Error(link.problem.message)
    const { page, problems } = await open({ hash: link.hash })
    await untilStep(page, STEPS, 100_000)
    await untilPaused(page)
    const frame = await page.evaluate(() => {
      const latest = window.downhill.latestFrame()
      const list = (values: Float64Array | null | undefined) => [...(values ?? [])]
      return {
        parameters: list(latest?.parameters),
        states: Object.values(latest?.trace?.state ?? {}).map(list),
        next: list(latest?.next?.update),
      }
    })
    const driver = createDriver()
    openIn(driver, 1, { ...document, step: STEPS })
    const want = driver.lastFrame()
    expect(frame.parameters.length).toBeGreaterThan(10)
    expect(hashOfNumbers([frame.parameters, ...frame.states, frame.next])).toBe(hashOfNumbers(numbersOf(want)))
    expect(problems).toEqual([])
  })
}

/** Parameters, the optimizer's state, and the update that comes next, which depends on the generators. */
function numbersOf({ parameters, trace, next }: Frame): ArrayLike<number>[] {
  if (!trace || !next) throw new Error('a frame of a pause has a trace and the next update')
  return [parameters, ...Object.values(trace.state).map((values) => values ?? []), next.update]
}

function hashOfNumbers(lists: readonly ArrayLike<number>[]): string {
  return hashOf(lists.map((list) => new Uint32Array(Float64Array.from(list).buffer)))
}

/** A module of the tests and all it needs as one plain script, which sets a global. */
async function bundled(path: string, name: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2023', lib: { entry, name, formats: ['iife'], fileName: name } },
  })
  const [output] = Array.isArray(result) ? result : []
  const chunk = output?.output.find((part) => part.type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error('vite made no script')
  return chunk.code.replace(`var ${name}=`, `window.${name}=`)
}
