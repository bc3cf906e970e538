import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button'
import { EditedCell } from './EditedCell'
import type { Grid } from './grid'

interface RowsTableProps {
  readonly grid: Grid
  readonly set: (next: Grid) => void
  readonly errors: ReadonlyMap<string, string>
  readonly onPaste: (row: number, column: number, text: string) => void
}

/** The rows, their cells and the names of their columns to be typed. */
export function RowsTable({ grid, set, errors, onPaste }: RowsTableProps) {
  const names = [...grid.inputs, ...grid.outputs]
  const setCell = (row: number, column: number, text: string) =>
    set({ ...grid, rows: grid.rows.map((cells, i) => (i === row ? cells.with(column, text) : cells)) })
  const rename = (column: number, name: string) => {
    const [part, at] = column < grid.inputs.length ? (['inputs', column] as const) : (['outputs', column - grid.inputs.length] as const)
    set({ ...grid, [part]: grid[part].with(at, name) })
  }
  const head = (name: string, column: number): ReactNode =>
    grid.task === 'regression' || column < grid.inputs.length ? (
      <input
        className="input"
        aria-label={`Name of column ${column + 1}`}
        maxLength={40}
        value={name}
        onChange={(event) => rename(column, event.target.value)}
      />
    ) : (
      name
    )
  return (
    <table>
      <caption>Paste from a spreadsheet into any cell. Enter begins a new run with these rows.</caption>
      <thead>
        <tr>
          <th scope="col">row</th>
          {names.map((name, column) => (
            <th scope="col" key={column}>
              {head(name, column)}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">delete</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {grid.rows.map((cells, row) => (
          <tr key={row}>
            <th scope="row">{row + 1}</th>
            {names.map((name, column) => (
              <EditedCell
                key={column}
                label={`${name} of row ${row + 1}`}
                text={cells[column]!}
                error={errors.get(`${row} ${column}`)}
                onChange={(text) => setCell(row, column, text)}
                onPaste={(text) => onPaste(row, column, text)}
              />
            ))}
            <td>
              <Button
                aria-label={`Delete row ${row + 1}`}
                disabled={grid.rows.length < 2}
                onClick={() => set({ ...grid, rows: grid.rows.toSpliced(row, 1) })}
              >
                ×
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
