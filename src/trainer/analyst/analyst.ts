import { storeTable } from '../../data/table/stored-tables'
import { buildScenario } from '../../document/build'
import { networkOf } from '../../document/pins'
import { DocumentError } from '../../document/problem'
import { trainingAt } from '../../document/training-at'
import type { Document } from '../../document/types'
import { gridCoordinate } from '../../engine/objective/landscape'
import type { Slice } from '../../engine/objective/network-slice'
import { createSlice } from '../../kernels/door'
import type { Answer, CheckQuestion, LandscapeEvaluation, LandscapeQuestion, Question, ToAnalyst } from '../protocol'
import type { Sliced } from '../slices'
import { unreachable } from '../unreachable'
import { type BuiltData, checkAnswer } from './check'
import { contourLines } from './contour'
import { chooseCurve, lossesAlong } from './curve'
import { levelsFor } from './levels'
import { lowest, lowestOfCurve } from './lowest'
import { penaltySlice } from './penalty-slice'
import { portraitAnswers } from './portrait'
import { sliceRows } from './slice-rows'
import { sweepAnswers } from './sweep'
import { chooseWindow } from './window'

export interface AnalystOptions {
  readonly emit: (answer: Answer) => void
  readonly now: () => number // ms, of any origin
}

export interface Analyst {
  /** Takes a question in; the one of its kind before is dropped. */
  handle(message: ToAnalyst): void
  /** Work for about `sliceMs` ms. Return the ms until there is more to do: 0 now, Infinity after the next question. */
  work(sliceMs: number): number
}

const NO_PENALTY = { kind: 'none' } as const

/** Every fifth slice is for a sweep; every second one for a sweep or portraits while a landscape that was told coarsely gets finer. */
const OTHERS_TURN = { coarse: 5, finer: 2 }

/** A question and what is left to do for its answer. */
interface Task {
  readonly question: Question
  readonly work: Sliced<void>
}

/**
 * Answers questions about the loss: landscapes from coarse to fine, checks before them, sweeps and then portraits when there is nothing
 * else to do, and in slices of their own: a run that plays asks for one landscape after the other, and one of images takes long.
 * It builds its data from the document itself.
 */
export function createAnalyst({ emit, now }: AnalystOptions): Analyst {
  const tasks: Record<Question['type'], Task | null> = { check: null, landscape: null, sweep: null, portrait: null }
  const first = (): Task | null => {
    const { check, landscape, sweep, portrait } = tasks
    const others = sweep ?? (told === 'finer' ? portrait : null)
    return check ?? (slices % OTHERS_TURN[told] === 0 ? others : null) ?? landscape ?? sweep ?? portrait
  }
  let slices = 0
  let told: keyof typeof OTHERS_TURN = 'coarse' // 'finer': the first grid of the landscape was told
  let data: (BuiltData & { readonly key: string }) | null = null

  function dataOf({ scenario }: Document): BuiltData {
    const key = JSON.stringify([scenario.data, scenario.features, scenario.split, scenario.network.hidden])
    if (data?.key !== key) data = { key, ...buildScenario(scenario) }
    return data
  }

  function* draw(asked: LandscapeQuestion, built: BuiltData, tell: (answer: LandscapeEvaluation) => void): Sliced<void> {
    const rows = sliceRows(built.split.train, built.network.parameterCount)
    const slice = sliceOf(asked, built, rows)
    const { run, request, step, parameters } = asked
    const [first, second] = asked.axes
    if (second === undefined) {
      const domain = asked.domain ?? (yield* chooseCurve(slice, parameters[first]!))
      const side = asked.sides.at(-1)!
      const losses = yield* lossesAlong(slice, domain[0], side)
      const minimum = lowestOfCurve(losses, domain[0], parameters[first]!)
      const curve = { axes: asked.axes, domain, side, losses, levels: [], contours: [], minimum, penalty: null, moved: false, done: true }
      tell({ type: 'landscape', run, request, step, rows: rows.length, ...curve })
      return
    }
    const axes = [first, second] as const
    const domain = asked.domain ?? chooseWindow(asked.reach, step)
    const moved = asked.domain === null && step > 0 && String(chooseWindow(asked.reached, step - 1)) !== String(domain)
    let { levels } = asked
    let coarser: Float64Array | null = null
    for (const [k, side] of asked.sides.entries()) {
      const losses: Float64Array = yield* gridOf(slice, domain, side, coarser)
      coarser = losses
      levels = levelsFor(losses, levels)
      const contours: LandscapeEvaluation['contours'][number][] = []
      const finite = losses.map((loss) => (Number.isFinite(loss) ? loss : Number.MAX_VALUE))
      for (const level of levels) {
        contours.push({ level, lines: contourLines(finite, side, level, domain) })
        yield
      }
      const minimum = lowest(losses, side, domain, [parameters[axes[0]] ?? 0, parameters[axes[1]] ?? 0])
      const source = { network: built.network, ...asked.training, trainingRows: built.split.train.length, parameters, axes, domain }
      const penalty = asked.apart ? yield* penaltySlice(source, losses, side) : null
      const done = k === asked.sides.length - 1
      const picture = { axes, domain, side, losses, levels, contours, minimum, penalty, moved, done }
      tell({ type: 'landscape', run, request, step, rows: rows.length, ...picture })
      yield
    }
  }

  function* landscape(asked: LandscapeQuestion): Sliced<void> {
    yield* draw(asked, dataOf(asked.document), (answer) => {
      told = 'finer'
      emit(answer)
    })
  }

  function* check(asked: CheckQuestion): Sliced<void> {
    emit(yield* checkAnswer(asked, dataOf(asked.document)))
  }

  function refuse({ type, run, request }: Question, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    const problem = error instanceof DocumentError ? error.problem : { place: type, message }
    emit({ type: 'refused', run, question: type, request, problem })
  }

  return {
    handle(message) {
      switch (message.type) {
        case 'landscape':
          told = 'coarse'
          tasks.landscape = { question: message, work: landscape(message) }
          return
        case 'cancelLandscape':
          tasks.landscape = null
          return
        case 'check':
          tasks.check = { question: message, work: check(message) }
          return
        case 'cancelCheck':
          tasks.check = null
          return
        case 'sweep':
          tasks.sweep = { question: message, work: sweepAnswers(message, emit, now) }
          return
        case 'portrait':
          tasks.portrait = { question: message, work: portraitAnswers(message, draw, emit) }
          return
        case 'cancelSweep':
          tasks.sweep = null
          return
        case 'table':
          storeTable(message.hash, message.text)
          return
        default:
          return unreachable(message)
      }
    },
    work(sliceMs) {
      const end = now() + sliceMs
      slices += 1
      for (let task = first(); task !== null; task = first()) {
        const { question, work } = task
        try {
          if (work.next().done) tasks[question.type] = null
        } catch (error) {
          tasks[question.type] = null
          refuse(question, error)
        }
        if (now() >= end) break
      }
      return first() === null ? Number.POSITIVE_INFINITY : 0
    },
  }
}

/** Data loss of the given training rows, plus penalty unless that is apart, over the two axes. */
function sliceOf(question: LandscapeQuestion, { dataset, split, network }: BuiltData, rows: Int32Array): Slice {
  const { document, training, step, parameters } = question
  const axes = question.axes.filter((axis) => axis !== undefined)
  if (axes[0] === axes[1]) throw new RangeError('a landscape needs two different parameters')
  if (parameters.length !== network.parameterCount || !axes.every((axis) => axis >= 0 && axis < network.parameterCount)) {
    throw new RangeError(`the landscape's axes or parameters do not fit a network of ${network.parameterCount} parameters`)
  }
  const { activations } = trainingAt(document.scenario, document.changes, step)
  const inForce = networkOf(network.sizes, activations, training.pins)
  const { loss } = training
  const penalty = question.apart ? NO_PENALTY : training.penalty
  const { X, Y } = dataset
  return createSlice({ network: inForce, X, Y, rows, loss, penalty, trainingRows: split.train.length }, parameters, axes)
}

/**
 * Losses at side × side points, row = second axis ascending; pauses between points, since one may be slow.
 * @param coarser the losses of the same window with half as many intervals a side: its points are not computed again
 */
function* gridOf(slice: Slice, domain: LandscapeEvaluation['domain'], side: number, coarser: Float64Array | null): Sliced<Float64Array> {
  const losses = new Float64Array(side * side)
  const known = (side + 1) / 2
  const nested = coarser?.length === known * known
  for (let row = 0; row < side; row++) {
    slice.setSecond(gridCoordinate(domain[1], side, row))
    for (let column = 0; column < side; column++) {
      if (nested && row % 2 === 0 && column % 2 === 0) {
        losses[row * side + column] = coarser[(row / 2) * known + column / 2]!
        continue
      }
      losses[row * side + column] = slice.loss(gridCoordinate(domain[0], side, column))
      yield
    }
  }
  return losses
}
