import type { StepTrace } from '../../engine/step/step-trace'
import { gradientSeries, sumOfTerms, sumOfWeights } from '../../explain/signals/gradient-series'
import { squareOf, updateParts } from '../../explain/signals/update-parts'
import type { Run } from '../run/create-run'
import { pastGradientsOf } from '../run/past-gradients'

/**
 * A number that the anatomy of an update makes of the numbers of its step: `value`, `share` and `change` of a part, as in
 * `change/memory/3`; `combined/3`, `divisor/3`, `side/3`, `square/3`, `ratio/3`; of the series of gradients
 * `step/<steps back>/3`, `weight/…`, `term/…`, `known/3`, `sumOfTerms/3` and `sumOfWeights/3`.
 */
export function anatomyValue(run: Run, trace: StepTrace, [name, ...path]: readonly string[]): number {
  const parameter = Number(path.at(-1))
  switch (name) {
    case 'value':
    case 'share':
    case 'change':
      return updateParts(trace, parameter).parts.find(({ kind }) => kind === path[0])?.[name] ?? Number.NaN
    case 'combined':
    case 'divisor':
    case 'ratio':
    case 'side':
      return updateParts(trace, parameter)[name]
    case 'square':
      return squareOf(trace, parameter)
    case 'step':
    case 'weight':
    case 'term':
      return seriesOf(run, trace, parameter)[Number(path[0])]?.[name] ?? Number.NaN
    case 'known':
      return seriesOf(run, trace, parameter).filter(({ term }) => !Number.isNaN(term)).length
    case 'sumOfTerms':
      return sumOfTerms(seriesOf(run, trace, parameter))
    case 'sumOfWeights':
      return sumOfWeights(trace.optimizer)
    default:
      throw new RangeError(`the anatomy of an update has no ${name}`)
  }
}

function seriesOf(run: Run, { step }: StepTrace, parameter: number) {
  return gradientSeries(step, pastGradientsOf(run).upTo(step, parameter))
}
