import { givenInputs } from '../../data/dataset'
import { DRAWN_ROW, type Drawn, drawnInputs } from '../../data/digits/drawn'
import { isImages } from '../../data/digits/image'
import { classOf } from '../../engine/network/classes'
import { probe } from '../../engine/step/probe'
import type { Probe, StepTrace } from '../../engine/step/step-trace'
import type { Frame, HistoryRow, Watch } from '../protocol'
import { normsOf, unknownNorms } from '../run/metrics'
import { firstSamples, nextStep, replayStep } from '../run/replay'
import type { Run } from '../run/run'
import { activationsOf } from '../run/unit-activations'
import { chunkRows, drain, type Sliced } from '../slices'
import { leanFrame } from './lean-frame'

/** The running frame carries the outputs of all rows only when they are this few. */
const FEW_OUTPUTS = 4000

/** Weights times rows up to which every running frame carries its own metrics: about 0.3 ms. */
const CHEAP_PRODUCTS = 200_000

/** Rows of the present epoch in a frame. */
const MOST_ORDERED = 1000

/** What is shown of a watch: everything it names exists in the run. */
export function fittingWatch(run: Run, { sample, parameters, fieldSide, drawn, plane, unit }: Watch): Watch {
  const count = run.machine.parameters.length
  const { sizes } = run.machine.network
  const { columns } = givenInputs(run.dataset).X
  return {
    sample: Math.max(0, Math.min(run.dataset.X.rows - 1, sample)),
    parameters: parameters.filter((index) => index >= 0 && index < count),
    fieldSide,
    drawn: drawn && isImages(run.dataset) ? drawn : null,
    unit: unit && unit.layer > 0 && unit.unit < (sizes[unit.layer] ?? 0) ? unit : null,
    plane: plane?.inputs.every((input) => input < columns) ? plane : null,
  }
}

/** A frame between steps, of what is at hand: the step before must have been recorded for its trace. */
export function runningFrame(run: Run, watch: Watch): Frame {
  const { machine } = run
  const cheap = !run.rowPending && run.dataset.X.rows * machine.parameters.length <= CHEAP_PRODUCTS
  const row = cheap ? drain(rowOf(run, null)) : run.evaluated?.step === machine.step ? run.evaluated : null
  const few = run.dataset.Y.values.length <= FEW_OUTPUTS
  return leanFrame({
    ...basics(run, watch),
    exact: false,
    trace: machine.trace(watch.sample),
    row,
    field: drain(run.fields.make(machine.network, machine.parameters, watch.fieldSide, machine.step, whereOf(watch))),
    outputs: row !== null && few ? run.evaluator.outputs(machine.step) : null,
    unit: null,
    next: null,
  })
}

/** The final frame: everything in it is for the present step. Made in slices; drop it when the run moves. */
export function* exactFrame(run: Run, watch: Watch): Sliced<Frame> {
  const { machine } = run
  while (run.rowPending) {
    run.advance(false)
    yield
  }
  const known = machine.step > run.firstStep
  const trace = machine.trace(watch.sample) ?? (known ? yield* replayStep(run, machine.step - 1, watch.sample) : null)
  const row = yield* rowOf(run, trace)
  const next = yield* nextStep(run, firstSamples(run))
  const field = yield* run.fields.make(machine.network, machine.parameters, watch.fieldSide * 2, machine.step, whereOf(watch))
  const unit = watch.unit ? yield* activationsOf(run, watch.unit) : null
  return { ...basics(run, watch), exact: true, trace, row, field, outputs: run.evaluator.outputs(machine.step), unit, next }
}

/** Where a watch wants its field. */
export const whereOf = ({ plane, sample }: Watch) => ({ plane, row: sample })

function* rowOf(run: Run, trace: StepTrace | null): Sliced<HistoryRow> {
  const { machine } = run
  if (run.evaluated?.step === machine.step) return run.evaluated
  const { network } = machine
  const chunk = chunkRows(machine.parameters.length)
  run.beginEvaluation()
  while (!run.evaluator.accumulate(chunk)) yield
  const norms = machine.gradientNorms() ?? (trace ? normsOf(network, trace.totalGradient) : unknownNorms(network))
  run.evaluated = run.evaluation(norms)
  return run.evaluated
}

function basics(
  run: Run,
  watch: Watch,
): Pick<Frame, 'run' | 'position' | 'training' | 'parameters' | 'probe' | 'rows' | 'rowsReset' | 'trajectory' | 'revisit' | 'order'> {
  const { id, machine, dataset, trajectory } = run
  const { network, parameters, training, position, step } = machine
  return {
    run: id,
    position,
    training,
    parameters: parameters.slice(),
    probe: watch.drawn ? probeDrawn(run, watch.drawn) : probe(network, parameters, dataset.X, dataset.Y, watch.sample, training.loss, step),
    revisit: run.revisit,
    ...run.takeRows(),
    trajectory: trajectory.take(watch.parameters),
    order: machine.epochs.part(MOST_ORDERED),
  }
}

/** The pass of a drawing. Where nobody said what it is meant to be, its target is the network's own answer. */
function probeDrawn({ machine, dataset }: Run, drawn: Drawn): Probe {
  const { network, parameters, training, step } = machine
  const X = drawnInputs(drawn)
  const classes = dataset.Y.columns
  const pass = (digit: number) => {
    const Y = { rows: 1, columns: classes, values: Float64Array.from({ length: classes }, (_, k) => (k === digit ? 1 : 0)) }
    return { ...probe(network, parameters, X, Y, 0, training.loss, step), row: DRAWN_ROW }
  }
  const first = pass(drawn.digit ?? 0)
  return drawn.digit === null ? pass(classOf(first.a.at(-1)!, 0, classes)) : first
}
