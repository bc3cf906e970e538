import { lazy, type Ref, Suspense } from 'react'
import type { Dataset } from '../../data/dataset'
import type { Lens } from '../../document/types'
import { type Network, parameterAt } from '../../engine/network/network'
import { KEYS_SHORT } from './keyboard/use-spots'
import type { UnitBox } from './layout/picture'
import { shownName, shownParameterName } from './names'
import { ParameterNumber } from './ParameterNumber'
import { LENSES } from './paint/lens-words'
import type { Moment } from './paint/values'

const WhyOffer = lazy(() => import('./why-offer/WhyOffer').then((module) => ({ default: module.WhyOffer })))

interface GraphCaptionProps {
  readonly network: Network
  readonly dataset: Dataset
  readonly lens: Lens
  readonly marked: number | null // the parameter pointed at or selected
  readonly unit: UnitBox | null // selected, where its tile has no room for its number
  readonly part: 'training' | 'test' | null // of the sample, where the bar has no room for it
  readonly fixedBiases: boolean
  readonly note: Ref<HTMLSpanElement>
  readonly whyOffered: boolean // something is selected outside of a step
  readonly moment: Moment
  readonly compact: boolean
}

/** One line: the marked parameter with its numbers, else what the numbers of the graph are. The painter writes both. */
export function GraphCaption({
  network,
  dataset,
  lens,
  marked,
  unit,
  part,
  fixedBiases,
  note,
  whyOffered,
  moment,
  compact,
}: GraphCaptionProps) {
  const { parameter } = LENSES[lens]
  return (
    <p className="graph-caption">
      {marked !== null && (
        <span className="graph-readout">
          <b>{shownParameterName(network, dataset, marked)}</b> <span className="graph-value" data-part={`parameter/${marked}`} />
          {parameter !== '' && (
            <>
              {' '}
              {parameter} <ParameterNumber part={`label/${marked}`} fixed={fixedBiases && parameterAt(network, marked).kind === 'bias'} />
            </>
          )}
        </span>
      )}
      {unit && marked === null && (
        <span className="graph-readout">
          <b>{shownName(network, dataset, unit.layer, unit.unit)}</b> <span data-part={`unit-word/${unit.layer}/${unit.unit}`} />{' '}
          <span className="graph-value" data-part={`unit/${unit.layer}/${unit.unit}`} />
        </span>
      )}
      {part && <span className="graph-part">{part} sample ·</span>}
      <span ref={note} className="graph-note" />
      <span className="graph-keys" aria-hidden="true">
        {KEYS_SHORT}
      </span>
      {whyOffered && (
        <Suspense>
          <WhyOffer moment={moment} compact={compact} />
        </Suspense>
      )}
    </p>
  )
}
