import { type RefObject, useRef } from 'react'
import { firstRun, history, type Places, placesOf, type Run, usePage } from '../../page'
import type { CurveTab } from '../../page/state/page-state'
import type { Frame, HistoryRow } from '../../trainer/protocol'
import { evenIndices } from '../../ui/chart/polyline'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { TableTwin } from '../../ui/TableTwin'
import { ref } from '../ref'
import { usePainter } from '../use-painter'
import { paintValue } from './read-out'
import { rowUpTo } from './row-list'
import type { Series } from './series'
import { sourceOf, sourceOfRun } from './sources'

/** Rows of the table. */
const MOST_ROWS = 20
const PLACES = Array.from({ length: MOST_ROWS }, (_, k) => k)
/** While the run plays the table is written this often at most: it is for reading. */
const INTERVAL_MS = 1000

export interface CurvesTableProps {
  readonly tab: CurveTab
  readonly series: readonly Series[]
  readonly height: number
}

/** The curves as numbers: up to 20 kept rows of run A, evenly chosen, and those of run B beside them. */
export function CurvesTable({ tab, series, height }: CurvesTableProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const runB = usePage(({ runs }) => runs[1] ?? null)
  const last = useRef({ atMs: Number.NEGATIVE_INFINITY, series })
  usePainter(
    (frame) => {
      const now = performance.now()
      if (!frame.exact && last.current.series === series && now - last.current.atMs < INTERVAL_MS) return
      last.current = { atMs: now, series }
      paintRows(body, tab, series, frame, runB)
    },
    [tab, series],
    runB,
  )
  const heads = series.map(({ label, side }) => (
    <th key={label} scope="col" data-run={side}>
      {label}
    </th>
  ))
  return (
    <TableTwin label="The curves as a table" className="curves-table" height={height} heads={['step', 'epoch', ...heads]} body={body}>
      {PLACES.map((place) => (
        <tr key={place}>
          <th scope="row" />
          <td />
          {series.map(({ label, side }) => (
            <td key={label} data-run={side} />
          ))}
        </tr>
      ))}
    </TableTwin>
  )
}

function paintRows(
  body: RefObject<HTMLTableSectionElement | null>,
  tab: CurveTab,
  series: readonly Series[],
  frame: Frame,
  runB: Run | null,
): void {
  const { rows } = sourceOf(history, frame)
  const others = runB ? sourceOfRun(runB).rows : undefined
  const places = placesOf(firstRun.state.getState(), runB?.state.getState() ?? null)
  const chosen = evenIndices(rows.length, MOST_ROWS).map((k) => rows[k]!)
  for (const [place, line] of [...body.current!.rows].entries()) {
    const row = chosen[place] ?? null
    line.hidden = row === null
    const [step, epoch, ...cells] = line.cells
    if (row) {
      paintNumber(step!, row.step, ref('history', row.step, 'step'), 'count')
      paintNumber(epoch!, row.epoch, ref('history', row.step, 'epoch'), 'count')
    } else {
      paintBlank(step!)
      paintBlank(epoch!)
    }
    for (const [k, cell] of cells.entries()) {
      const one = series[k]
      const read = row && one?.side === 'B' ? rowBeside(others, places, row.step) : row
      if (one && read) paintValue(cell, tab, one, read)
      else paintBlank(cell)
    }
  }
}

/** The row of run B beside one of run A: of the same step, or the newest one that has used no more rows where the batches differ. */
function rowBeside(rows: readonly HistoryRow[] | undefined, places: Places, step: number): HistoryRow | null {
  const row = rows ? rowUpTo(rows, places.stepAt('B', places.at('A', step))) : null
  return row && (places.unit === 'epoch' || row.step === step) ? row : null
}
