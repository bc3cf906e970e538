import type { Sweep } from './sweep'
import { endOf, minimumGroups } from './sweep-verdicts'

/** The numbers of a sweep that a page shows. `k` is the run's place in the plan, the number of the group, or the place in the Hessian. */
export type SweepNumber =
  | 'value'
  | 'trainLoss'
  | 'testLoss'
  | 'before'
  | 'limit'
  | 'largest'
  | 'hessian'
  | 'rate'
  | 'multiplier'
  | 'steps'
  | 'step'
  | 'finished'
  | 'all'
  | 'groupCount'

/** A number of a sweep; NaN where it is not known yet. @throws RangeError for an unknown name */
export function sweepValue({ plan, answer }: Sweep, name: SweepNumber, k: number): number {
  const results = answer?.results ?? []
  const result = results[k]
  switch (name) {
    case 'value':
      return plan.values[k] ?? Number.NaN
    case 'trainLoss':
    case 'testLoss':
      return result ? endOf(result)[name] : Number.NaN
    case 'before': // the training loss of the first weights
      return result?.history[0]?.trainLoss ?? Number.NaN
    case 'limit':
      return answer?.limit?.rate ?? Number.NaN
    case 'largest':
      return answer?.limit?.largest ?? Number.NaN
    case 'hessian':
      return answer?.limit?.hessian[k] ?? Number.NaN
    case 'multiplier': // of the error along the steepest direction, in a step of plain gradient descent
      return answer?.limit ? 1 - plan.rate * answer.limit.largest : Number.NaN
    case 'rate':
    case 'steps':
    case 'step':
      return plan[name]
    case 'finished':
      return results.length
    case 'all':
      return plan.documents.length
    case 'groupCount':
      return minimumGroups(results)[k]?.places.length ?? Number.NaN
    default:
      throw new RangeError(`a sweep has no ${name satisfies never}`)
  }
}
