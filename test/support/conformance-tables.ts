import { type Activation, activate, activateRows, derivative, multiplyDerivative, softmaxRow } from '../../src/engine/network/activations'
import { createWorkspace, forward } from '../../src/engine/network/backprop'
import { datasetLoss } from '../../src/engine/network/evaluate'
import { binaryCrossEntropy, minusLogSoftmax, outputDelta, outputSlope, sampleLoss } from '../../src/engine/network/losses'
import { createNetwork } from '../../src/engine/network/network'
import { createOptimizerState, type OptimizerSpec, optimizerUpdate } from '../../src/engine/step/optimizers'
import { scheduledRate } from '../../src/engine/step/schedules'
import { createStepper } from '../../src/engine/step/step'
import type { StepSettings } from '../../src/engine/step/step-settings'
import { type Check, close } from './check'
import { evaluateFormula } from './formula'
import { networkObjective, type Objective } from './network-objective'
import { matrixOf, optimizerOf, scheduleOf, type Tables } from './traces'

/** Every row of every table of the traces file. */
export function* tableChecks(tables: Tables): Generator<Check> {
  for (const [kind, rows] of Object.entries(tables["activations [z, f(z), f'(z)]"])) yield* activationChecks(kind as Activation, rows)
  yield* softmaxChecks(tables.softmax)
  yield* logitChecks(tables.bceFromLogits)
  yield* lossChecks(tables.losses)
  for (const { schedule, lr0, lr } of tables.schedules) {
    const got = lr.map((_, t) => scheduledRate(scheduleOf(schedule), lr0, t))
    yield close(`schedule ${schedule.name}`, got, lr)
  }
  for (const path of tables.paths) yield* pathChecks(path)
  for (const perceptron of tables.perceptron) yield* perceptronChecks(perceptron)
  for (const adaline of tables.adaline) yield* adalineChecks(adaline)
}

function* activationChecks(kind: Activation, rows: readonly (readonly [number, number, number])[]): Generator<Check> {
  const z = Float64Array.from(rows, (row) => row[0])
  const a = new Float64Array(z.length)
  activateRows(kind, z, a, z.length, 1)
  const slopes = new Float64Array(z.length).fill(1)
  multiplyDerivative(kind, z, a, slopes, z.length)
  yield close(
    `activation ${kind} in rows`,
    a,
    rows.map((row) => row[1]),
  )
  yield close(
    `derivative ${kind} in rows`,
    slopes,
    rows.map((row) => row[2]),
  )
  for (const [at, want, slope] of rows) {
    yield close(`activation ${kind}(${at})`, activate(kind, at), want)
    yield close(`derivative ${kind}'(${at})`, derivative(kind, at, activate(kind, at)), slope)
  }
}

function* softmaxChecks(rows: Tables['softmax']): Generator<Check> {
  for (const row of rows) {
    const name = `softmax of ${row.z.join(', ')}`
    const z = Float64Array.from(row.z)
    const p = new Float64Array(z.length)
    softmaxRow(z, p, 0, z.length)
    yield close(name, p, row.p)
    yield close(`${name}: log-sum-exp`, minusLogSoftmax(z, 0, z.length, 0), row.logSumExp)
    // with a − y = e_k the node errors of half the squared sum are row k of the Jacobian
    const jacobian = row.z.map((_, k) => {
      const y = p.map((value, j) => value - (j === k ? 1 : 0))
      const delta = new Float64Array(z.length)
      outputDelta('sse_half', 'softmax', z, p, y, 1, z.length, 1, delta, new Float64Array(1))
      return delta
    })
    yield close(`${name}: Jacobian`, jacobian, row.jacobian)
  }
}

function* logitChecks(rows: Tables['bceFromLogits']): Generator<Check> {
  for (const { z, y, bce, dz } of rows) {
    const name = `bce from logit ${z} with y = ${y}`
    const delta = new Float64Array(1)
    const a = Float64Array.of(activate('sigmoid', z))
    const losses = new Float64Array(1)
    outputDelta('bce', 'sigmoid', Float64Array.of(z), a, Float64Array.of(y), 1, 1, 1, delta, losses)
    yield close(name, binaryCrossEntropy(z, y), bce)
    yield close(`${name}: with the node error`, losses[0], bce)
    yield close(`${name}: dL/dz`, delta, dz)
  }
}

function* lossChecks(rows: Tables['losses']): Generator<Check> {
  for (const { loss, a, y, value, dLdA } of rows) {
    const m = a.length
    const width = a[0].length
    const outputs = matrixOf(a).values
    const targets = matrixOf(y).values
    const divisor = loss === 'sse_half' ? 1 : m
    // the logits: ln a for softmax, ln(a/(1−a)) for sigmoid
    const z = outputs.map((output) => (loss === 'bce' ? Math.log(output / (1 - output)) : Math.log(output)))
    yield close(
      `loss ${loss}: dL/da`,
      outputs.map((output, k) => outputSlope(loss, z[k], output, targets[k], m)),
      dLdA,
    )
    let sum = 0
    for (let s = 0; s < m; s++) sum += sampleLoss(loss, z, outputs, s * width, targets, s * width, width)
    yield close(`loss ${loss}`, sum / divisor, value)
  }
}

function* pathChecks(path: Tables['paths'][number]): Generator<Check> {
  const name = `path of ${path.optimizer.name} on ${path.function}`
  const objective: Objective = {
    loss: (w) => evaluateFormula(path.function, w[0], w[1])[0],
    accumulate(w, gradient) {
      const [value, d1, d2] = evaluateFormula(path.function, w[0], w[1])
      gradient[0] += d1
      gradient[1] += d2
      return value
    },
  }
  const points = descend(objective, optimizerOf(path.optimizer), path.optimizer.lr, path.start, path.points.length - 1)
  yield close(name, points, path.points)
  yield close(
    `${name}: values`,
    points.map((point) => objective.loss(point)),
    path.values,
  )
}

/** The points of `steps` full-gradient updates, the start included. */
function descend(objective: Objective, spec: OptimizerSpec, rate: number, start: readonly number[], steps: number): Float64Array[] {
  const w = Float64Array.from(start)
  const update = new Float64Array(w.length)
  const state = createOptimizerState(spec, w.length)
  const points = [w.slice()]
  for (let t = 0; t < steps; t++) {
    const gradient = new Float64Array(w.length)
    objective.accumulate(w, gradient)
    optimizerUpdate(spec, state, gradient, rate, update)
    for (let p = 0; p < w.length; p++) w[p] += update[p]
    points.push(w.slice())
  }
  return points
}

/** One sgd update of rate 1 a sample; the gradient is −d·x on a mistake and 0 else. The bias is the last component. */
function* perceptronChecks(table: Tables['perceptron'][number]): Generator<Check> {
  const network = createNetwork([table.X[0].length, 1], ['linear'])
  const w = Float64Array.from(table.w0)
  const update = new Float64Array(w.length)
  for (const { epoch, mistakes, w: want } of table.log) {
    let wrong = 0
    for (const [row, x] of table.X.entries()) {
      const d = table.d[row]
      const predicted = outputOf(network, w, x) >= 0 ? 1 : -1
      if (predicted !== d) wrong++
      const gradient = Float64Array.from([...x, 1], (value) => (predicted === d ? 0 : -d * value))
      optimizerUpdate({ kind: 'sgd' }, createOptimizerState({ kind: 'sgd' }, w.length), gradient, 1, update)
      for (let p = 0; p < w.length; p++) w[p] += update[p]
    }
    yield close(`perceptron ${table.data} epoch ${epoch}`, [wrong, ...w], [mistakes, ...want])
  }
}

function outputOf(network: ReturnType<typeof createNetwork>, w: Float64Array, x: readonly number[]): number {
  const workspace = createWorkspace(network, 1)
  forward(network, w, matrixOf([x]), Int32Array.of(0), 0, 1, workspace, null)
  return workspace.z[0][0]
}

/** A linear unit with sse_half, online in listed order: w += eta (d − z) x. */
function* adalineChecks(table: Tables['adaline'][number]): Generator<Check> {
  const network = createNetwork([table.X[0].length, 1], ['linear'])
  const X = matrixOf(table.X)
  const Y = matrixOf(table.d.map((d) => [d]))
  const rows = Int32Array.from(table.d, (_, row) => row)
  const stepper = createStepper(network, X, Y, 1)
  const settings: StepSettings = {
    loss: 'sse_half',
    optimizer: { kind: 'sgd' },
    penalty: { kind: 'none' },
    keep: 1,
    trainBiases: true,
    trainingRows: rows.length,
  }
  const state = createOptimizerState(settings.optimizer, network.parameterCount)
  const w = Float64Array.from(table.w0)
  for (const { epoch, w: want, halfSSE } of table.log) {
    for (const row of rows) {
      stepper.begin(w, Int32Array.of(row), settings, null)
      stepper.accumulate(0, 1)
      stepper.apply(state, table.eta)
    }
    yield close(`adaline ${table.data} epoch ${epoch}`, w, want)
    const loss = datasetLoss(network, w, X, Y, rows, 'sse_half', createWorkspace(network, 1))
    yield close(`adaline ${table.data} epoch ${epoch}: half SSE`, loss, halfSSE)
  }
  const objective = networkObjective(network, X, Y, rows, 'sse_half', { kind: 'none' }, true, rows.length)
  const gradient = new Float64Array(network.parameterCount)
  objective.accumulate(Float64Array.from(table.leastSquaresMinimum), gradient)
  yield close(
    `adaline ${table.data}: gradient at the least-squares minimum`,
    gradient,
    gradient.map(() => 0),
  )
}
