// npm test: everything, from nothing, with a fixed sample of large counts, sizes and themes; npm run proof: with all of them.
// The last line reads 'N passed, N failed', with ', N skipped' where there are any.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installMissing, root, run } from './run.mjs'

if (process.argv[2] === 'proof') process.env.PROOF = '1' // see test/support/proof.ts
const counts = { passed: 0, failed: 0 }
const skipped = []

await installMissing()
const { ensureBrowser } = await import('./browser.mjs')
const { checkSize } = await import('./size.mjs')

const browser = await ensureBrowser()
if (browser) console.log(`Chromium: ${browser}`)

await check('types', () => run('tsc', ['-b']))
await check('lint', () => run('biome', ['check']))
await check('unused code', () => run('knip', []))
await tests('unit*')
const built = await check('build', () => run('vite', ['build', '--logLevel', 'warn']))
const builtForTests = await check('build for tests', () => run('vite', ['build', '--mode', 'test', '--logLevel', 'warn']))
await check('size of the first load', () => built && checkSize(join(root, 'dist')))
await check('a Chromium to test with', () => browser !== null)
if (built && builtForTests && browser) {
  for (const project of ['e2e', 'e2e-counted']) await tests(project, { CHROMIUM: browser })
} else fail('end-to-end tests: not run')

for (const name of skipped) console.log(`skipped: ${name}`)
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`)
process.exitCode = counts.failed > 0 ? 1 : 0

/** One thing that passes or fails as a whole. */
async function check(name, action) {
  console.log(`\n── ${name}`)
  const start = Date.now()
  const passed = await action()
  console.log(`${passed ? 'passed' : 'FAILED'}: ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
  if (passed) counts.passed += 1
  else counts.failed += 1
  return passed
}

function fail(what) {
  counts.failed += 1
  console.log(`FAILED: ${what}`)
}

/** Runs a vitest project and adds its tests to the counts. */
async function tests(project, env = {}) {
  console.log(`\n── ${project} tests`)
  const folder = join(root, 'node_modules', '.cache')
  const report = join(folder, `tests-${project.replace('*', '')}.json`)
  mkdirSync(folder, { recursive: true })
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const succeeded = await run('vitest', ['run', '--project', project, '--passWithNoTests', ...reporters], env)
  const failedBefore = counts.failed
  try {
    addReport(JSON.parse(readFileSync(report, 'utf8')))
  } catch (error) {
    fail(`${project} tests: no report (${error.message})`)
  }
  // a file that cannot be read, or an error outside every test
  if (!succeeded && counts.failed === failedBefore) fail(`${project} tests: an error outside the tests`)
}

function addReport({ testResults }) {
  for (const { name: file, assertionResults, message } of testResults) {
    for (const { status, fullName } of assertionResults) {
      if (status === 'passed') counts.passed += 1
      else if (status === 'failed') fail(fullName)
      else skipped.push(fullName)
    }
    if (assertionResults.length === 0 && message) fail(`${file}: ${message.split('\n')[0]}`)
  }
}
