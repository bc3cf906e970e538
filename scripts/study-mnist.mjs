// What training on MNIST comes to, beside the reference of the course: npm run study:mnist. Takes some minutes on one core; what was reached is in docs/mnist.md.
import { runTypeScript } from './run-ts.mjs'

const { referenceRows, study, loadChoice, digitsSplit } = await runTypeScript('bench/mnist.ts')
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const percent = (share) => `${(100 * share).toFixed(2)} %`

const TEN_THOUSAND = { training: 10_000, test: 0 }
const rows = await referenceRows(false)
console.log('784-30-10, sigmoid, batches of 10: 8,000 training and 2,000 test images, 30 epochs, median of five seeds')
for (const [name, spec, reference] of [
  ['quadratic, rate 3, N(0, 1)', { loss: 'mse_half', learningRate: 3, initializer: { kind: 'normal' } }, 0.916],
  ['quadratic, rate 3, 1/sqrt(n)', { loss: 'mse_half', learningRate: 3, initializer: { kind: 'scaled' } }, 0.94],
  ['cross-entropy, rate 0.5, 1/sqrt(n)', { loss: 'bce', learningRate: 0.5, initializer: { kind: 'scaled' } }, 0.942],
]) {
  const reached = [1, 2, 3, 4, 5].map((seed) => [...study(TEN_THOUSAND, rows, { ...spec, seed, epochs: 30 })].at(-1).testAccuracy)
  console.log(`  ${name.padEnd(38)}${percent(median(reached))}, reference ${percent(reference)}; ${reached.map(percent).join(', ')}`)
}

console.log('overfitting: 1,000 training images, cross-entropy, rate 0.5, N(0, 1), 400 epochs')
const few = await referenceRows(true)
for (const seed of [1, 2, 3]) {
  const epochs = [...study(TEN_THOUSAND, few, { loss: 'bce', learningRate: 0.5, initializer: { kind: 'normal' }, seed, epochs: 400 })]
  const perfect = epochs.findIndex(({ trainAccuracy }) => trainAccuracy === 1) + 1
  const lowest = epochs.reduce((best, { testLoss }, k) => (testLoss < epochs[best].testLoss ? k : best), 0) + 1
  console.log(
    `  seed ${seed}: all right in training from epoch ${perfect}; lowest test loss at epoch ${lowest}; test ${percent(epochs.at(-1).testAccuracy)}`,
  )
}

const OFFICIAL = { training: 50_000, test: 10_000 }
await loadChoice(OFFICIAL)
console.log('50,000 training images, the official 10,000 for the test, 30 epochs: best test accuracy (course: 95.33 %)')
for (const [name, spec] of [
  ['quadratic, rate 3, N(0, 1)', { loss: 'mse_half', learningRate: 3, initializer: { kind: 'normal' } }],
  ['cross-entropy, rate 0.5, 1/sqrt(n)', { loss: 'bce', learningRate: 0.5, initializer: { kind: 'scaled' } }],
]) {
  const start = performance.now()
  const epochs = [...study(OFFICIAL, digitsSplit(OFFICIAL), { ...spec, seed: 1, epochs: 30 })]
  const best = epochs.reduce((at, { testAccuracy }, k) => (testAccuracy > epochs[at].testAccuracy ? k : at), 0)
  const seconds = ((performance.now() - start) / 30_000).toFixed(1)
  console.log(`  ${name.padEnd(38)}${percent(epochs[best].testAccuracy)} at epoch ${best + 1}, ${seconds} s an epoch`)
}
