import { createGenerator, uniform } from '../src/engine/arithmetic/random'
import { initialize } from '../src/engine/network/initializers'
import { createNetwork, type Network } from '../src/engine/network/network'
import { gridCoordinate } from '../src/engine/objective/landscape'
import { networkSlice } from '../src/engine/objective/network-slice'
import { createOptimizerState } from '../src/engine/step/optimizers'
import { createStepper } from '../src/engine/step/step'
import type { StepSettings } from '../src/engine/step/step-settings'
import { createNaive } from './naive'

const SAMPLES = 250
const REPEATS = 41 // many short turns, ours and theirs in alternation: a busy machine then slows both alike
const MINIMUM_MS = 25

/** One line of the report: medians of several runs. */
export interface Measured {
  readonly name: string
  readonly stepsPerSecond: number
  readonly samplesPerSecond: number
  readonly naiveSamplesPerSecond: number // naive loops, interleaved with ours in the same run
  readonly bytesPerStep: number // heap growth
}

export function measureSteps(sizes: readonly number[], batch: number): Measured {
  const network = createNetwork(sizes, [...sizes.slice(2).map(() => 'tanh' as const), 'sigmoid'])
  const { X, Y } = randomData(network)
  const start = initialize(network, { kind: 'xavier' }, createGenerator(1))
  const engine = engineLoop(network, X, Y, start.slice(), batch)
  const naive = naiveLoop(network, X, Y, start, batch)
  const ours: number[] = []
  const theirs: number[] = []
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    ours.push(stepsPerSecond(engine))
    theirs.push(stepsPerSecond(naive))
  }
  const rate = median(ours)
  return {
    name: `${sizes.join('-')} ${batch === 1 ? 'online' : `batch ${batch}`}`,
    stepsPerSecond: rate,
    samplesPerSecond: rate * batch,
    naiveSamplesPerSecond: median(theirs) * batch,
    bytesPerStep: heapGrowth(engine),
  }
}

/** ms of a 101 x 101 slice of 2-4-2-1 over 250 points, for axes in the given weights. */
export function measureGrid(axes: readonly [number, number]): number {
  const network = createNetwork([2, 4, 2, 1], ['tanh', 'tanh', 'sigmoid'])
  const { X, Y } = randomData(network)
  const rows = Int32Array.from({ length: SAMPLES }, (_, row) => row)
  const source = { network, X: matrix(X), Y: matrix(Y), rows, loss: 'bce', penalty: { kind: 'none' }, trainingRows: SAMPLES } as const
  const parameters = initialize(network, { kind: 'xavier' }, createGenerator(2))
  const out = new Float64Array(101 * 101)
  const interval = [-3, 3] as const
  const times: number[] = []
  for (let repeat = 0; repeat < 9; repeat++) {
    const from = performance.now()
    const slice = networkSlice(source, parameters, axes)
    for (let row = 0; row < 101; row++) {
      slice.setSecond(gridCoordinate(interval, 101, row))
      for (let column = 0; column < 101; column++) out[row * 101 + column] = slice.loss(gridCoordinate(interval, 101, column))
    }
    times.push(performance.now() - from)
  }
  return median(times)
}

type Loop = (steps: number) => void

function engineLoop(network: Network, X: number[][], Y: number[][], parameters: Float64Array, batch: number): Loop {
  const stepper = createStepper(network, matrix(X), matrix(Y), batch)
  const settings: StepSettings = {
    loss: 'bce',
    optimizer: { kind: 'sgd' },
    penalty: { kind: 'none' },
    keep: 1,
    trainBiases: true,
    trainingRows: SAMPLES,
  }
  const state = createOptimizerState(settings.optimizer, parameters.length)
  const batches = Array.from({ length: SAMPLES / batch }, (_, b) => Int32Array.from({ length: batch }, (_, k) => b * batch + k))
  return (steps) => {
    for (let t = 0; t < steps; t++) {
      stepper.begin(parameters, batches[t % batches.length], settings, null)
      stepper.accumulate(0, batch)
      stepper.apply(state, 0.01)
    }
  }
}

function naiveLoop(network: Network, X: number[][], Y: number[][], parameters: Float64Array, batch: number): Loop {
  const step = createNaive(network, parameters)
  const batches = Array.from({ length: SAMPLES / batch }, (_, b) => [
    X.slice(b * batch, (b + 1) * batch),
    Y.slice(b * batch, (b + 1) * batch),
  ])
  return (steps) => {
    for (let t = 0; t < steps; t++) step(batches[t % batches.length][0], batches[t % batches.length][1], 0.01)
  }
}

function stepsPerSecond(loop: Loop): number {
  let steps = 0
  const from = performance.now()
  let elapsed = 0
  while (elapsed < MINIMUM_MS) {
    loop(50)
    steps += 50
    elapsed = performance.now() - from
  }
  return (1000 * steps) / elapsed
}

/** Bytes the heap grows by in a step: 0 up to the noise of one measurement. Needs node --expose-gc. */
function heapGrowth(loop: Loop): number {
  const steps = 20_000
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  loop(steps)
  return (process.memoryUsage().heapUsed - before) / steps
}

function randomData(network: Network): { X: number[][]; Y: number[][] } {
  const g = createGenerator(3)
  const X = Array.from({ length: SAMPLES }, () => Array.from({ length: network.sizes[0] }, () => 2 * uniform(g) - 1))
  const outputs = network.sizes[network.sizes.length - 1]
  const Y = X.map((x) => Array.from({ length: outputs }, (_, k) => (x[0] * (x[1] ?? 1) > 0 === (k === 0) ? 1 : 0)))
  return { X, Y }
}

function matrix(rows: number[][]) {
  return { rows: rows.length, columns: rows[0].length, values: Float64Array.from(rows.flat()) }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
