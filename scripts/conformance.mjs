// Runs every case and table of a file of reference traces, by the engine and by the kernels: TRACES=other.json npm run conformance
import { readFileSync } from 'node:fs'
import { compileKernels, KERNELS } from './compile-kernels.mjs'
import { runTypeScript } from './run-ts.mjs'

const traces = JSON.parse(readFileSync(process.env.TRACES || new URL('../test/fixtures/traces.json', import.meta.url), 'utf8'))
const { conformanceAll, conformanceByKernels } = await runTypeScript('test/support/conformance-all.ts')
compileKernels()
report('engine', conformanceAll(traces))
report('kernels', await conformanceByKernels(traces, readFileSync(KERNELS)))

function report(by, checks) {
  let passed = 0
  let failed = 0
  for (const check of checks) {
    if (check.passed) passed++
    else {
      failed++
      console.log(`failed: ${by}: ${check.name}: ${check.detail}`)
    }
  }
  console.log(`${by}: ${passed} passed, ${failed} failed`)
  if (failed > 0 || passed === 0) process.exitCode = 1
}
