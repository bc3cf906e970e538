import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Dataset } from '../../../data/dataset'
import { useRun } from '../../../page'
import { Button } from '../../../ui/Button'
import { Refusal } from '../../../ui/Choice'
import { type Grid, gridOf, MOST, newRow, readGrid, type TypedRows, withColumn, withoutColumn, withPasted } from './grid'
import { openRows, saveRows } from './open-rows'
import './rows-editor.css'

interface RowsEditorProps {
  readonly dataset: Dataset
  readonly onDone: () => void
}

/** The rows of a small data set, typed: a new run begins with them on Enter or the button. What is wrong is said in its cell. */
export function RowsEditor({ dataset, onDone }: RowsEditorProps) {
  const name = useRun((state) => state.document.scenario.name)
  const trained = useRun((state) => state.document.scenario.training.trainBiases)
  const [grid, setGrid] = useState(() => gridOf(dataset))
  const [biases, setBiases] = useState(trained)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current!.querySelector<HTMLInputElement>('td input')?.focus(), [])
  const seen = useRef(dataset)
  useEffect(() => {
    if (seen.current === dataset) return
    seen.current = dataset
    const now = gridOf(dataset) // undo, or another run: what is typed here and is in it stays
    setGrid((old) => (JSON.stringify(readGrid(old).data) === JSON.stringify(readGrid(now).data) ? old : now))
  }, [dataset])
  const { errors, data } = readGrid(grid)
  const width = grid.inputs.length + grid.outputs.length
  const names = [...grid.inputs, ...grid.outputs]
  const set = (next: Grid) => {
    setGrid(next)
    setRefused(null)
  }
  const setCell = (row: number, column: number, text: string) =>
    set({ ...grid, rows: grid.rows.map((cells, i) => (i === row ? cells.with(column, text) : cells)) })
  const rename = (column: number, name: string) => {
    const [part, at] = column < grid.inputs.length ? (['inputs', column] as const) : (['outputs', column - grid.inputs.length] as const)
    set({ ...grid, [part]: grid[part].with(at, name) })
  }
  /** Does something with the rows unless a cell is wrong. */
  const withData = (act: (data: TypedRows) => string | null) => {
    setTried(true)
    setRefused(data ? act(data) : firstError(errors, names))
  }
  const regression = grid.task === 'regression'
  return (
    <form
      ref={form}
      className="rows-editor"
      onKeyDown={moveBetweenRows}
      aria-label="Edit the rows"
      onSubmit={(event) => {
        event.preventDefault()
        withData((rows) => openRows(rows, { trainBiases: biases }))
      }}
    >
      <p className="rows-buttons">
        <button type="submit" className="button" data-variant="primary">
          Use these rows
        </button>
        <Button
          variant="outline"
          disabled={grid.rows.length >= MOST.rows}
          onClick={() => set({ ...grid, rows: [...grid.rows, newRow(grid)] })}
        >
          Add a row
        </Button>
        <Button variant="outline" disabled={grid.inputs.length >= MOST.inputs} onClick={() => set(withColumn(grid, 'inputs'))}>
          Add an input
        </Button>
        <Button variant="outline" disabled={grid.inputs.length < 2} onClick={() => set(withoutColumn(grid, 'inputs'))}>
          Remove the last input
        </Button>
        {regression && (
          <>
            <Button variant="outline" disabled={grid.outputs.length >= MOST.outputs} onClick={() => set(withColumn(grid, 'outputs'))}>
              Add a target
            </Button>
            <Button variant="outline" disabled={grid.outputs.length < 2} onClick={() => set(withoutColumn(grid, 'outputs'))}>
              Remove the last target
            </Button>
          </>
        )}
        <label>
          <input type="checkbox" checked={biases} onChange={(event) => setBiases(event.target.checked)} /> Train biases
        </label>
        <Button variant="outline" onClick={() => withData((rows) => saveRows(rows, name))}>
          Save as CSV
        </Button>
        <Button onClick={onDone}>Close</Button>
        {refused && <Refusal text={refused} />}
      </p>
      <table>
        <caption>Paste from a spreadsheet into any cell. Enter begins a new run with these rows.</caption>
        <thead>
          <tr>
            <th scope="col">row</th>
            {names.map((name, column) => (
              <th scope="col" key={column}>
                {regression || column < grid.inputs.length ? (
                  <input
                    className="input"
                    aria-label={`Name of column ${column + 1}`}
                    maxLength={40}
                    value={name}
                    onChange={(event) => rename(column, event.target.value)}
                  />
                ) : (
                  name
                )}
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
              {Array.from({ length: width }, (_, column) => {
                const error = tried ? errors.get(`${row} ${column}`) : undefined
                return (
                  <td key={column}>
                    <input
                      className="input"
                      autoComplete="off"
                      aria-label={`${names[column]} of row ${row + 1}`}
                      aria-invalid={error !== undefined}
                      value={cells[column]}
                      onChange={(event) => setCell(row, column, event.target.value)}
                      onPaste={(event) => {
                        const text = event.clipboardData.getData('text')
                        if (!/[\t\n]/.test(text)) return
                        event.preventDefault()
                        set(withPasted(grid, row, column, text))
                      }}
                    />
                    {error && <Refusal text={error} />}
                  </td>
                )
              })}
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
    </form>
  )
}

/** What is wrong first, with its place: its cell may be out of sight. */
function firstError(errors: ReadonlyMap<string, string>, names: readonly string[]): string {
  const [[place, words]] = [...errors] as [[string, string]]
  const [row, column] = place.split(' ').map(Number) as [number, number]
  return `Row ${row + 1}, ${names[column]}: ${words}`
}

/** Up and down go to the cell above and below. */
function moveBetweenRows(event: KeyboardEvent): void {
  const cell = (event.target as Element).closest('td')
  const row = cell?.parentElement
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : event.key === 'ArrowUp' ? row?.previousElementSibling : null
  const input = cell && (next as HTMLTableRowElement | null)?.cells[cell.cellIndex]?.querySelector('input')
  if (!input) return
  event.preventDefault()
  input.focus()
  input.select()
}
