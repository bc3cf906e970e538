import { useEffect, useRef, useState } from 'react'
import type { Dataset } from '../../../data/dataset'
import { useRun, useThisRun } from '../../../page'
import { Button } from '../../../ui/Button'
import { Refusal } from '../../../ui/Choice'
import { moveBetweenRows } from './EditedCell'
import { edit, read, toOpen } from './edited'
import { FirstWeights } from './FirstWeights'
import { areTypable, firstWeightsOf, sizesFor } from './first-weights'
import { type Grid, MOST, newRow, type TypedRows, withColumn, withoutColumn, withPasted } from './grid'
import { openRows, saveRows } from './open-rows'
import { RowsTable } from './RowsTable'
import './rows-editor.css'

interface RowsEditorProps {
  readonly dataset: Dataset
  readonly onDone: () => void
}

const NO_ERRORS: ReadonlyMap<string, string> = new Map()

/**
 * The rows of a small data set and the first weights, typed: a new run begins with them on Enter or the button.
 * What is wrong is said with its place, and in its cell.
 */
export function RowsEditor({ dataset, onDone }: RowsEditorProps) {
  const { state } = useThisRun()
  const scenario = useRun(({ document }) => document.scenario)
  const [edited, setEdited] = useState(() => toOpen(dataset, state.getState().document))
  const [tried, setTried] = useState(0)
  const [words, setWords] = useState<string | null>(null) // what was refused, or left out
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const place = tried === 0 ? 'td input' : '[aria-invalid="true"]'
    form.current!.querySelector<HTMLInputElement>(place)?.focus()
  }, [tried])
  const seen = useRef(dataset)
  useEffect(() => {
    if (seen.current === dataset) return
    seen.current = dataset
    const now = toOpen(dataset, state.getState().document) // undo, or another run: what is typed here and is in it stays
    setEdited((old) => (JSON.stringify(read(old).content) === JSON.stringify(read(now).content) ? old : now))
  }, [dataset, state])
  const { grid, trainBiases, weights } = edited
  const { content, errors, weightErrors, problem } = read(edited)
  const sizes = sizesFor(grid, scenario)
  const set = (next: Partial<typeof edited>) => {
    setEdited(edit(edited, next, scenario))
    setWords(null)
  }
  const setGrid = (next: Grid) => set({ grid: next })
  /** Does something with the rows unless a cell is wrong. */
  const withContent = (act: (data: TypedRows) => string | null) => {
    setTried(tried + 1)
    setWords(content ? act(content.data) : problem)
  }
  const columns = (part: 'inputs' | 'outputs', what: string) => (
    <>
      <Button variant="outline" disabled={grid[part].length >= MOST[part]} onClick={() => setGrid(withColumn(grid, part))}>
        Add {what}
      </Button>
      <Button variant="outline" disabled={grid[part].length < 2} onClick={() => setGrid(withoutColumn(grid, part))}>
        Remove the last {part === 'inputs' ? 'input' : 'target'}
      </Button>
    </>
  )
  return (
    <form
      ref={form}
      className="rows-editor"
      onKeyDown={moveBetweenRows}
      aria-label="Edit the rows"
      onSubmit={(event) => {
        event.preventDefault()
        withContent((rows) => openRows(rows, { trainBiases, parameters: content!.parameters }))
      }}
    >
      <p className="rows-buttons">
        <button type="submit" className="button" data-variant="primary">
          Use these rows
        </button>
        <Button
          variant="outline"
          disabled={grid.rows.length >= MOST.rows}
          onClick={() => setGrid({ ...grid, rows: [...grid.rows, newRow(grid)] })}
        >
          Add a row
        </Button>
        {columns('inputs', 'an input')}
        {grid.task === 'regression' && columns('outputs', 'a target')}
        <Button variant="outline" onClick={() => withContent((rows) => saveRows(rows, scenario.name))}>
          Save as CSV
        </Button>
        <Button onClick={onDone}>Close</Button>
      </p>
      <p className="rows-buttons">
        <label>
          <input
            type="checkbox"
            checked={weights !== null}
            disabled={!areTypable(sizes)}
            onChange={({ target }) => set({ weights: target.checked ? firstWeightsOf(state.getState().document, sizes) : null })}
          />{' '}
          {areTypable(sizes) ? 'Type the first weights' : 'First weights are drawn: they are too many to type'}
        </label>
        <label>
          <input type="checkbox" checked={trainBiases} onChange={({ target }) => set({ trainBiases: target.checked })} /> Train biases
        </label>
        {words && <Refusal text={words} />}
      </p>
      <div className="rows-tables">
        <RowsTable
          grid={grid}
          set={setGrid}
          errors={tried > 0 ? errors : NO_ERRORS}
          onPaste={(row, column, text) => {
            const pasted = withPasted(grid, row, column, text)
            setGrid(pasted.grid)
            setWords(pasted.leftOut)
          }}
        />
        {weights && (
          <div>
            <FirstWeights
              cells={weights}
              sizes={sizes}
              inputNames={grid.inputs}
              errors={tried > 0 ? weightErrors : NO_ERRORS}
              onChange={(next) => set({ weights: next })}
            />
          </div>
        )}
      </div>
    </form>
  )
}
