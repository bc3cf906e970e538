import type { Dataset } from '../../../data/dataset'
import type { Lens } from '../../../document/types'
import { unitName } from '../../../engine/network/names'
import type { Network } from '../../../engine/network/network'
import { LENSES } from '../../graph/paint/lens-words'

interface ImagesTwinProps {
  readonly network: Network
  readonly dataset: Dataset
  readonly lens: Lens
}

/** The numbers of the units as a table, for those who do not see the pictures. Written when the run rests. */
export function ImagesTwin({ network, dataset, lens }: ImagesTwinProps) {
  const last = network.layers.length
  return (
    <div className="visually-hidden">
      <table>
        <caption>Units of the network, at the last pause</caption>
        <thead>
          <tr>
            <th scope="col">unit</th>
            <th scope="col">{LENSES[lens].unit}</th>
            <th scope="col">bias</th>
          </tr>
        </thead>
        <tbody>
          {network.layers.flatMap(({ out, b }, l) =>
            Array.from({ length: out }, (_, unit) => (
              <tr key={`${l + 1}/${unit}`}>
                <th scope="row">{l + 1 === last ? `output ${dataset.outputNames[unit]}` : unitName(network, l + 1, unit)}</th>
                <td data-part={`twin-unit/${l + 1}/${unit}`} />
                <td data-part={`twin-parameter/${b + unit}`} />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}
