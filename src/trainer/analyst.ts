import type { Dataset, Split } from '../data/dataset'
import { buildScenario } from '../document/build'
import { DocumentError } from '../document/problem'
import { trainingAt } from '../document/training-at'
import type { Document } from '../document/types'
import { gridCoordinate } from '../engine/landscape'
import { createNetwork, type Network } from '../engine/network'
import { networkObjective, type Slice } from '../engine/objective'
import { contourLines } from './contour'
import { chooseDomain, chooseLevels } from './landscape-choice'
import type { Answer, LandscapeEvaluation, Question } from './protocol'
import type { Sliced } from './slices'

export interface AnalystOptions {
  readonly emit: (answer: Answer) => void
  readonly now: () => number // ms, of any origin
}

export interface Analyst {
  /** Takes a question in; the one before is dropped. */
  handle(question: Question): void
  /** Works for about `sliceMs` ms. Answers with the ms until there is more to do: 0 now, Infinity after the next question. */
  work(sliceMs: number): number
}

interface Data {
  readonly key: string
  readonly dataset: Dataset
  readonly split: Split
  readonly network: Network
}

/** Answers questions about the loss, from coarse to fine. It builds its data from the document itself. */
export function createAnalyst({ emit, now }: AnalystOptions): Analyst {
  let question: Question | null = null
  let work: Sliced<void> | null = null
  let data: Data | null = null

  function dataOf({ scenario }: Document): Data {
    const key = JSON.stringify([scenario.data, scenario.split, scenario.network.hidden])
    if (data?.key !== key) data = { key, ...buildScenario(scenario) }
    return data
  }

  function* answer(asked: Question): Sliced<void> {
    const slice = sliceOf(asked, dataOf(asked.document))
    const { run, request, step, axes, parameters } = asked
    const domain = asked.domain ?? chooseDomain(parameters[axes[0]] ?? 0, parameters[axes[1]] ?? 0)
    let { levels } = asked
    for (const [k, side] of asked.sides.entries()) {
      const losses = yield* gridOf(slice, domain, side)
      levels ??= chooseLevels(losses)
      const contours: LandscapeEvaluation['contours'][number][] = []
      const finite = losses.map((loss) => (Number.isFinite(loss) ? loss : Number.MAX_VALUE))
      for (const level of levels) {
        contours.push({ level, lines: contourLines(finite, side, level, domain) })
        yield
      }
      const minimum = lowest(losses, side, domain)
      const done = k === asked.sides.length - 1
      emit({ type: 'landscape', run, request, step, axes, domain, side, losses, levels, contours, minimum, done })
      yield
    }
  }

  function stop(): void {
    question = null
    work = null
  }

  return {
    handle(asked) {
      question = asked
      work = answer(asked)
    },
    work(sliceMs) {
      const end = now() + sliceMs
      while (work !== null && question !== null) {
        const { run } = question
        try {
          if (work.next().done) stop()
        } catch (error) {
          stop()
          const message = error instanceof Error ? error.message : String(error)
          emit({ type: 'refused', run, problem: error instanceof DocumentError ? error.problem : { place: 'landscape', message } })
        }
        if (now() >= end) break
      }
      return work === null ? Number.POSITIVE_INFINITY : 0
    },
  }
}

/** Data loss of the training rows plus penalty, over the two axes. */
function sliceOf({ document, training, step, parameters, axes }: Question, { dataset, split, network }: Data): Slice {
  if (axes[0] === axes[1]) throw new RangeError('a landscape needs two different parameters')
  if (parameters.length !== network.parameterCount || !axes.every((axis) => axis >= 0 && axis < network.parameterCount)) {
    throw new RangeError(`the landscape's axes or parameters do not fit a network of ${network.parameterCount} parameters`)
  }
  const { activations } = trainingAt(document.scenario, document.changes, step)
  const inForce = createNetwork(network.sizes, activations)
  const { loss, penalty, trainBiases } = training
  const { X, Y } = dataset
  const objective = networkObjective(inForce, X, Y, split.train, loss, penalty, trainBiases, split.train.length)
  const slice = objective.slice?.(parameters, axes)
  if (!slice) throw new Error('a network objective has slices')
  return slice
}

/** Losses at side × side points, row = second axis ascending; pauses between points, since one may be slow. */
function* gridOf(slice: Slice, domain: LandscapeEvaluation['domain'], side: number): Sliced<Float64Array> {
  const losses = new Float64Array(side * side)
  for (let row = 0; row < side; row++) {
    slice.setSecond(gridCoordinate(domain[1], side, row))
    for (let column = 0; column < side; column++) {
      losses[row * side + column] = slice.loss(gridCoordinate(domain[0], side, column))
      yield
    }
  }
  return losses
}

function lowest(losses: Float64Array, side: number, domain: LandscapeEvaluation['domain']): LandscapeEvaluation['minimum'] {
  let best = 0
  for (let k = 1; k < losses.length; k++) if (losses[k]! < losses[best]! || Number.isNaN(losses[best]!)) best = k
  const column = best % side
  const row = Math.floor(best / side)
  const onEdge = column === 0 || row === 0 || column === side - 1 || row === side - 1
  return { at: [gridCoordinate(domain[0], side, column), gridCoordinate(domain[1], side, row)], loss: losses[best]!, onEdge }
}
