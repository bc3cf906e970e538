import { type RefObject, useRef } from 'react'
import { history } from '../../store'
import type { Frame } from '../../trainer/protocol'
import { paintBlank, paintCount } from '../paint-number'
import { usePainter } from '../use-painter'
import { evenIndices } from './columns'
import { paintValue } from './read-out'
import { rowsWith } from './row-list'
import type { CurveTab, Series } from './series'

/** Rows of the table. */
const MOST_ROWS = 20
const PLACES = Array.from({ length: MOST_ROWS }, (_, k) => k)
/** While the run plays the table is written this often at most: it is for reading. */
const INTERVAL_MS = 1000

interface CurvesTableProps {
  readonly tab: CurveTab
  readonly series: readonly Series[]
  readonly height: number
}

/** The curves as numbers: up to 20 kept rows, evenly chosen. */
export function CurvesTable({ tab, series, height }: CurvesTableProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const last = useRef({ atMs: Number.NEGATIVE_INFINITY, series })
  usePainter(
    (frame) => {
      const now = performance.now()
      if (!frame.exact && last.current.series === series && now - last.current.atMs < INTERVAL_MS) return
      last.current = { atMs: now, series }
      paintRows(body, tab, series, frame)
    },
    [tab, series],
  )
  return (
    <section className="curves-table" style={{ height }} tabIndex={0} aria-label="The curves as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">step</th>
            {series.map(({ path, label }) => (
              <th key={path} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {PLACES.map((place) => (
            <tr key={place}>
              <th scope="row" />
              {series.map(({ path }) => (
                <td key={path} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function paintRows(
  body: RefObject<HTMLTableSectionElement | null>,
  tab: CurveTab,
  series: readonly Series[],
  { row: present }: Frame,
): void {
  const rows = rowsWith(history.rows(), present)
  const chosen = evenIndices(rows.count, MOST_ROWS)
  for (const [place, line] of [...body.current!.rows].entries()) {
    const row = chosen[place] === undefined ? null : rows.at(chosen[place])
    line.hidden = row === null
    const [step, ...cells] = line.cells
    if (row) paintCount(step!, row.step, `history:${row.step}/step`)
    else paintBlank(step!)
    for (const [k, cell] of cells.entries()) {
      if (row) paintValue(cell, tab, series[k]!, row)
      else paintBlank(cell)
    }
  }
}
