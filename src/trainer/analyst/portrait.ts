import { inputDomain } from '../../data'
import { type Dataset, givenInputs } from '../../data/dataset'
import { type BuiltScenario, buildScenario } from '../../document/build'
import type {
  LandscapeEvaluation,
  LandscapeQuestion,
  Portrait,
  PortraitEvaluation,
  PortraitQuestion,
  PortraitSubject,
  ResponseField,
  SweepPoint,
} from '../protocol'
import { createFieldMaker } from '../run/field'
import { Machine } from '../run/machine'
import { createEvaluator, type Evaluator } from '../run/metrics'
import { takeStep } from '../run/replay'
import { chunkRows, type Sliced } from '../slices'

/** Points a side of a field and of a landscape, and of a curve: the pictures are small. */
const FIELD_SIDE = 81
const LANDSCAPE_SIDE = 41
const CURVE_SIDE = 101
/** Width by height of a field that shows two inputs on one scale: that of a card's picture. */
const ASPECT = 2.2
/** Room around a path on each side, as a share of its length along an axis. */
const ROOM = 0.3
/** A path shorter than this share of its longest side is given this much window. */
const LEAST_SHARE = 0.25

type Interval = readonly [number, number]
type Draw = (asked: LandscapeQuestion, built: BuiltScenario, tell: (answer: LandscapeEvaluation) => void) => Sliced<void>

/**
 * Trains each subject from its first weights to its step, just as a session does, and tells what it looks like then.
 * @param draw answers a question for a landscape
 * @throws DocumentError when a document does not fit together
 */
export function* portraitAnswers(
  { run, request, subjects }: PortraitQuestion,
  draw: Draw,
  emit: (answer: PortraitEvaluation) => void,
): Sliced<void> {
  for (const subject of subjects) {
    const portrait = yield* portraitOf(subject, draw)
    const { id } = subject.document.scenario
    emit({ type: 'portrait', run, request, id, portrait, done: subject === subjects.at(-1) })
    yield
  }
}

function* portraitOf({ document, kind }: PortraitSubject, draw: Draw): Sliced<Portrait> {
  const { scenario, view, step } = document
  const built = buildScenario(scenario)
  const { dataset, split, network } = built
  const axes: LandscapeEvaluation['axes'] = kind === 'curve' ? [view.axes[0]] : view.axes
  const machine = new Machine({ ...built, train: split.train, training: scenario.training, activations: scenario.network.activations })
  const evaluator = createEvaluator(dataset, split, network)
  const path: number[] = []
  const points: SweepPoint[] = []

  function* look(): Sliced<void> {
    if (kind === 'landscape' || kind === 'curve') for (const axis of axes) path.push(machine.parameters[axis!]!)
    if (kind === 'loss') points.push({ step: machine.step, ...(yield* measured(evaluator, machine)) })
  }

  yield* look()
  while (machine.step < step && (yield* takeStep(machine, false))) yield* look()
  if (kind === 'network') return { kind, network, parameters: machine.parameters }
  if (kind === 'loss') return { kind, points }
  if (kind === 'output') {
    const maker = createFieldMaker(dataset, split.train, fieldDomain(dataset))
    const field = yield* maker.make(machine.network, machine.parameters, FIELD_SIDE, machine.step, { row: 0 })
    if (field) return { kind: 'field', dataset, split, field: { ...field, units: field.units.slice(-1) } }
    yield* measured(evaluator, machine)
    const { confusion } = evaluator.outputs(machine.step)
    return { kind: 'confusion', counts: confusion?.train ?? new Int32Array(0) }
  }
  let landscape: LandscapeEvaluation | null = null
  const asked: LandscapeQuestion = {
    type: 'landscape',
    run: 0,
    request: 0,
    document,
    training: machine.training,
    step: machine.step,
    parameters: machine.parameters,
    apart: false,
    axes,
    reached: UNUSED,
    reach: UNUSED,
    domain: kind === 'curve' ? null : [windowOf(path, 0), windowOf(path, 1)],
    levels: null,
    sides: [kind === 'curve' ? CURVE_SIDE : LANDSCAPE_SIDE],
  }
  yield* draw(asked, built, (answer) => {
    landscape = answer
  })
  if (!landscape) throw new Error('a landscape was not answered')
  return { kind: 'landscape', landscape, path: Float64Array.from(path) }
}

/** What a window is not chosen for, which is known. */
const UNUSED: LandscapeQuestion['reach'] = [
  [0, 0],
  [0, 0],
]

function* measured(evaluator: Evaluator, { network, parameters, training }: Machine): Sliced<ReturnType<Evaluator['metrics']>> {
  evaluator.begin(network, parameters, training.loss)
  while (!evaluator.accumulate(chunkRows(parameters.length))) yield
  return evaluator.metrics()
}

/** The intervals of the data, with both inputs on one scale across the whole picture where they are of about one size. */
function fieldDomain(dataset: Dataset): ResponseField['domain'] {
  const { X } = givenInputs(dataset)
  if (X.columns > 2) return []
  const domain = inputDomain({ X })
  const [across, up] = domain
  if (!across || !up) return domain
  const more = (up[1] - up[0]) * ASPECT - (across[1] - across[0])
  return more > 0 ? [[across[0] - more / 2, across[1] + more / 2], up] : domain
}

/** A window around the values of one of the two axes of a path. */
function windowOf(path: readonly number[], axis: 0 | 1): Interval {
  const [own, other] = [extent(path, axis), extent(path, axis === 0 ? 1 : 0)]
  const length = Math.max(own[1] - own[0], LEAST_SHARE * (other[1] - other[0])) || 1
  const middle = (own[0] + own[1]) / 2
  const half = (0.5 + ROOM) * length
  return [middle - half, middle + half]
}

function extent(path: readonly number[], axis: number): Interval {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let k = axis; k < path.length; k += 2) {
    low = Math.min(low, path[k]!)
    high = Math.max(high, path[k]!)
  }
  return [low, high]
}
