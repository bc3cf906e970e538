// Speed of the engine on this machine, one core: npm run bench
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

if (!globalThis.gc) {
  // the heap is only measured with a collector that can be called
  const { status } = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url)], { stdio: 'inherit' })
  process.exit(status ?? 1)
}

const { runTypeScript } = await import('./run-ts.mjs')
const { measureSteps, measureGrid } = await runTypeScript('bench/engine.ts')
const count = (value) => Math.round(value).toLocaleString('en-US').padStart(12)
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
