// Runs every case and table of a file of reference traces: TRACES=other.json npm run conformance
import { readFileSync } from 'node:fs'
import { runTypeScript } from './run-ts.mjs'

const traces = JSON.parse(readFileSync(process.env.TRACES || new URL('../test/fixtures/traces.json', import.meta.url), 'utf8'))
const { conformanceAll } = await runTypeScript('test/support/conformance-all.ts')
let passed = 0
let failed = 0
for (const check of conformanceAll(traces)) {
  if (check.passed) passed++
  else {
    failed++
    console.log(`failed: ${check.name}: ${check.detail}`)
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
