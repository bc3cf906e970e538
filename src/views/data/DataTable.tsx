import { useRef, useState } from 'react'
import type { Dataset } from '../../data/dataset'
import { fitsTable, tableOfDataset } from '../../data/table/dataset-table'
import { cell } from '../../engine/network/matrix'
import { setPainting, setSample, useRun } from '../../page'
import { placeOf } from '../../page/run/order-part'
import { saveCsv } from '../../page/tables/save-csv'
import type { Frame } from '../../trainer/protocol'
import { Button } from '../../ui/Button'
import { formatCount, formatNumber } from '../../ui/number/format-number'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { Heads } from '../../ui/TableTwin'
import { counted } from '../../words/counted'
import { ref } from '../ref'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import { baselineOf } from './baseline'
import { EpochOrder } from './EpochOrder'
import { isTypable } from './edit/grid'
import { RowsEditor } from './edit/RowsEditor'
import { stateAt } from './order'
import { PreparedColumns } from './PreparedColumns'
import '../sample/sample.css'
import './data.css'

const ROWS_A_PAGE = 100
const MOST_COLUMNS = 12

/** The order of the present epoch, and the rows of the data set, a page at a time; choosing a row shows it on the graph. */
export function DataTable({ width, height }: ViewSize) {
  const dataset = useRun((state) => state.dataset)
  const split = useRun((state) => state.split)
  const name = useRun((state) => state.document.scenario.name)
  const sample = useRun((state) => state.document.view.sample)
  const [page, setPage] = useState(() => Math.floor(sample / ROWS_A_PAGE))
  const [editing, setEditing] = useState(false)
  const derived = useRun((state) => state.document.scenario.features !== undefined || state.document.scenario.data.kind === 'digits')
  const view = useRef<HTMLElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  usePainter((frame) => paintPlaces(body.current, frame), [page, dataset])
  if (!dataset || !split) return null
  const typable = isTypable(dataset) && !derived
  if (editing && typable)
    return (
      <section ref={view} className="data-view" style={{ width, height }} aria-label="Rows of the data" tabIndex={0}>
        <RowsEditor
          dataset={dataset}
          onDone={() => {
            setEditing(false)
            view.current?.focus()
          }}
        />
      </section>
    )
  const pages = Math.ceil(dataset.X.rows / ROWS_A_PAGE)
  const shownPage = Math.min(page, pages - 1)
  const first = shownPage * ROWS_A_PAGE
  const rows = Array.from({ length: Math.min(ROWS_A_PAGE, dataset.X.rows - first) }, (_, i) => first + i)
  const test = new Set(split.test)
  const baseline = baselineOf(dataset, split)
  const columns = dataset.inputNames.slice(0, MOST_COLUMNS)
  const { tableRows } = dataset
  return (
    <section ref={view} className="data-view" style={{ width, height }} aria-label="Rows of the data" tabIndex={0}>
      <p className="wrap-row data-tools">
        {typable && (
          <Button variant="outline" onClick={() => setEditing(true)}>
            Edit these rows
          </Button>
        )}
        <Button variant="outline" onClick={() => setPainting(true)}>
          Paint points
        </Button>
        {fitsTable(dataset) && (
          <Button variant="outline" onClick={() => saveCsv(tableOfDataset(dataset), name)}>
            Save as CSV
          </Button>
        )}
      </p>
      <PreparedColumns />
      <EpochOrder />
      <table>
        <caption>
          {counted(dataset.X.rows, 'row')}: {formatCount(split.train.length)} to train on, {formatCount(split.test.length)} to test on
          {tableRows && '; rows of the table with gaps are left out, and “table row” counts them too'}
          {dataset.inputNames.length > MOST_COLUMNS && `; the first ${MOST_COLUMNS} of ${dataset.inputNames.length} inputs are listed`}
          {baseline &&
            `. Always answering “${baseline.name}” would be right for ${formatCount(baseline.right)} of ${formatCount(baseline.of)} test rows`}
        </caption>
        <Heads names={['row', ...(tableRows ? ['table row'] : []), 'part', ...columns, 'target', 'place in the epoch']} />
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={row} data-row={row} data-shown={row === sample || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="row-button"
                  aria-pressed={row === sample}
                  aria-label={`Show sample ${row + 1}`}
                  onClick={() => setSample(row)}
                >
                  {row + 1}
                </button>
              </th>
              {tableRows && <td>{formatCount(tableRows[row]! + 1)}</td>}
              <td>{test.has(row) ? 'test' : 'training'}</td>
              {columns.map((name, column) => (
                <td key={name}>{formatNumber(cell(dataset.X, row, column))}</td>
              ))}
              <td>{targetText(dataset, row)}</td>
              <td className="data-place">
                <span /> <i />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav className="data-pages" aria-label="Pages of rows">
          <Button disabled={shownPage === 0} onClick={() => setPage(shownPage - 1)}>
            Previous
          </Button>
          page {shownPage + 1} of {pages}
          <Button disabled={shownPage === pages - 1} onClick={() => setPage(shownPage + 1)}>
            Next
          </Button>
        </nav>
      )}
    </section>
  )
}

const WORDS = { used: 'used', now: 'next batch', later: '' } as const

/** Writes where each listed row comes in the order of the present epoch, and whether its turn has been; test rows have none. */
function paintPlaces(body: HTMLElement | null, { position, order }: Frame): void {
  for (const row of body?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
    const index = Number(row.dataset.row)
    const place = placeOf(order, index)
    const [number, word] = row.querySelectorAll('.data-place > *')
    if (Number.isNaN(place)) paintBlank(number!)
    else paintNumber(number!, place, ref('order', position.step, 'place', index), 'count')
    const text = Number.isNaN(place) ? '' : WORDS[stateAt(order, place - 1)]
    if (word!.textContent !== text) word!.textContent = text
  }
}

/** The class name where the target is a class, else its numbers. */
function targetText(dataset: Dataset, row: number): string {
  const { Y, task, classNames } = dataset
  const values = Array.from(Y.values.subarray(row * Y.columns, (row + 1) * Y.columns))
  if (task === 'binary') return classNames[values[0]!] ?? String(values[0])
  if (task === 'classes') return classNames[values.indexOf(1)] ?? ''
  return values.map((value) => formatNumber(value)).join(', ')
}
