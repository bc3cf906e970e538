import type { Dataset } from '../../data/dataset'
import { type Network, parameterAt } from '../../engine'
import { formatCount } from '../../ui/number/format-number'
import { shownName } from '../graph/names'
import type { Column } from './columns'

interface WhoseWeightsProps {
  readonly network: Network
  readonly dataset: Dataset
  readonly own: readonly number[] // parameters of the unit
  readonly rows: number // most that are listed
  readonly outOf: boolean // an input: its weights lead away from it
  readonly leftOut: readonly Column[] // without room
  readonly height: number
}

/** In the lecture the table has the weights of one unit: which, and what has no room. */
export function WhoseWeights({ network, dataset, own, rows, outOf, leftOut, height }: WhoseWeightsProps) {
  const first = own[0]
  if (first === undefined) return null
  const parameter = parameterAt(network, first)
  const { layer, to } = parameter
  const leads = outOf && parameter.kind === 'weight'
  const unit = leads ? shownName(network, dataset, layer, parameter.from) : shownName(network, dataset, layer + 1, to)
  const some = own.length > rows ? `the first ${formatCount(rows)} of ${formatCount(own.length)}. ` : ''
  return (
    <p className="updates-whose" style={{ height }}>
      <strong>
        Weights {leads ? 'out of' : 'into'} {unit}
      </strong>
      : {some}
      {leftOut.length > 0 ? `No room for ${leftOut.map(({ label }) => label).join(', ')}.` : 'Select a unit for its own.'}
    </p>
  )
}
