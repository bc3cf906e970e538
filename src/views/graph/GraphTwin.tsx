import type { Dataset } from '../../data/dataset'
import type { Lens } from '../../document/types'
import { type Network, parameterAt } from '../../engine/network/network'
import type { GraphLayout } from './layout/picture'
import { shownName, shownParameterName } from './names'
import { ParameterNumber } from './ParameterNumber'
import { LENSES } from './paint/lens-words'

interface GraphTwinProps {
  readonly network: Network
  readonly dataset: Dataset
  readonly layout: GraphLayout
  readonly lens: Lens
  readonly nodeErrors: string // what they are
  readonly fixedBiases: boolean
  readonly walking: boolean // inside a step: a unit without a node error has another number
}

/** The numbers of the graph as two tables, for those who do not see it. Written when the run rests. */
export function GraphTwin({ network, dataset, layout, lens, nodeErrors, fixedBiases, walking }: GraphTwinProps) {
  const { unit, parameter } = LENSES[lens]
  const mixed = walking && unit === 'node error'
  return (
    <div className="visually-hidden">
      <table>
        <caption>Units of the network, at the last pause</caption>
        <thead>
          <tr>
            <th scope="col">unit</th>
            <th scope="col">
              {walking && !mixed ? 'activation or sum' : unit}
              {unit === 'node error' && nodeErrors}
            </th>
            {mixed && <th scope="col">activation or sum</th>}
            <th scope="col">bias</th>
          </tr>
        </thead>
        <tbody>
          {layout.units.map((box) => (
            <tr key={`${box.layer}/${box.unit}`}>
              <th scope="row">{shownName(network, dataset, box.layer, box.unit)}</th>
              <td data-part={`twin-${mixed ? 'error' : 'unit'}/${box.layer}/${box.unit}`} />
              {mixed && <td data-part={`twin-forward/${box.layer}/${box.unit}`} />}
              {box.layer === 0 ? <td /> : <td data-part={`twin-parameter/${network.layers[box.layer - 1]!.b + box.unit}`} />}
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>Weights and biases with a number on the graph, at the last pause</caption>
        <thead>
          <tr>
            <th scope="col">parameter</th>
            <th scope="col">value</th>
            {parameter !== '' && <th scope="col">{parameter}</th>}
          </tr>
        </thead>
        <tbody>
          {layout.labels.map(({ index }) => (
            <tr key={index}>
              <th scope="row">{shownParameterName(network, dataset, index)}</th>
              <td data-part={`twin-parameter/${index}`} />
              {parameter !== '' && (
                <td>
                  <ParameterNumber part={`twin-label/${index}`} fixed={fixedBiases && parameterAt(network, index).kind === 'bias'} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
