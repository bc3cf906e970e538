import type { Recipe } from '../../data/table/recipe'
import type { Table } from '../../data/table/table'
import { cellText, type Preview } from '../../page/tables/draft'
import { formatNumber } from '../../ui/number/format-number'

const ROWS = 5

interface BeforeAfterProps {
  readonly table: Table
  readonly recipe: Recipe
  readonly preview: Extract<Preview, { ok: true }>
}

/** The first rows that are left, as they came and as they enter the network. */
export function BeforeAfter({ table, recipe, preview: { left, dataset, shape } }: BeforeAfterProps) {
  const rows = [...left.subarray(0, ROWS)]
  const places = [...recipe.inputs.map(({ column }) => column), recipe.target.column]
  const { X, Y } = dataset
  const row = (of: typeof X, k: number) =>
    Array.from(of.values.subarray(k * of.columns, (k + 1) * of.columns), (value) => formatNumber(value, 3))
  return (
    <div className="offer-pair">
      <Sheet
        name="Before"
        heads={places.map((place) => table.columns[place]!.name)}
        rows={rows.map((at) => ({ row: at, cells: places.map((place) => cellText(table, place, at)) }))}
      />
      <Sheet
        name="After"
        heads={[
          ...shape.inputNames,
          ...(shape.task === 'binary' ? [`${shape.outputNames[0]} (1 is ${shape.classNames[1]})`] : shape.outputNames),
        ]}
        rows={rows.map((at, k) => ({ row: at, cells: [...row(X, k), ...row(Y, k)] }))}
      />
    </div>
  )
}

interface SheetProps {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

function Sheet({ name, heads, rows }: SheetProps) {
  return (
    <section className="offer-scroll" aria-label={`${name}: the first rows`} tabIndex={0}>
      <table className="offer-table">
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">row</th>
            {heads.map((head, k) => (
              <th scope="col" key={k} className="offer-number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row">{row + 1}</th>
              {cells.map((cell, k) => (
                <td key={k} className="offer-number">
                  {cell === '' ? <span className="visually-hidden">empty</span> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
