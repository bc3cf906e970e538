import { EditedCell } from './EditedCell'
import { layerNames, type WeightCells } from './first-weights'

interface FirstWeightsProps {
  readonly cells: WeightCells
  readonly sizes: readonly number[]
  readonly inputNames: readonly string[]
  readonly errors: ReadonlyMap<string, string>
  readonly onChange: (cells: WeightCells) => void
}

/** The weights and biases before the first step, a table for each layer, a row for each of its units. */
export function FirstWeights({ cells, sizes, inputNames, errors, onChange }: FirstWeightsProps) {
  return layerNames(sizes, inputNames).map(({ from, to }, layer) => (
    <table key={layer}>
      <caption>First weights of {to.length === 1 ? to[0] : `${to[0]} to ${to.at(-1)}`}</caption>
      <thead>
        <tr>
          <th scope="col">into</th>
          {from.map((name, column) => (
            <th scope="col" key={column}>
              {column < from.length - 1 ? `from ${name}` : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {to.map((unit, row) => (
          <tr key={unit}>
            <th scope="row">{unit}</th>
            {from.map((name, column) => (
              <EditedCell
                key={column}
                label={column < from.length - 1 ? `weight ${name}→${unit}` : `bias of ${unit}`}
                text={cells[layer]![row]![column]!}
                error={errors.get(`${layer} ${row} ${column}`)}
                onChange={(text) => onChange(cells.with(layer, cells[layer]!.with(row, cells[layer]![row]!.with(column, text))))}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ))
}
