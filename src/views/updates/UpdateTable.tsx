import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Dataset } from '../../data/dataset'
import { type Network, parameterAt } from '../../engine'
import { type Run, select, useRun, useThisRun } from '../../page'
import type { Frame } from '../../trainer/protocol'
import { fitCanvas } from '../../ui/chart/canvas'
import { shownParameterName } from '../graph/names'
import { weightScale } from '../graph/paint/stroke-scale'
import { themeColors } from '../theme-colors'
import { usePainter } from '../use-painter'
import type { ViewSize } from '../view-size'
import { anyLeftOut } from '../zero-reason'
import { type Column, columnValues } from './columns'
import { paintSparkline } from './draw'
import { cellsOf, paintRow, type RowCells } from './paint-row'
import { nextSort, rowWindow, type Sort, sortRows } from './rows'
import { type TableLayout, tableWidth } from './table-layout'

interface UpdateTableProps extends ViewSize {
  readonly network: Network
  readonly dataset: Dataset
  readonly parameters: readonly number[] // to list
  readonly columns: readonly Column[]
  readonly layout: TableLayout
  readonly rowHeight: number
  readonly headHeight: number
  readonly exact: boolean
  readonly lecture: boolean
}

/** Height of the line that says that there is more, and room for a horizontal scroll bar. */
const FOOT_PX = 20
const SCROLLBAR_PX = 12

/** One row a parameter. React makes the rows; their numbers are painted with the frames, while running only those in sight. */
export function UpdateTable(props: UpdateTableProps) {
  const run = useThisRun()
  const { frames } = run
  const { network, dataset, parameters, columns, layout, height, rowHeight, headHeight, exact, lecture } = props
  const paused = useRun((state) => state.status !== 'playing' && state.status !== 'seeking')
  const step = useRun((state) => state.position?.step ?? 0)
  const selection = useRun((state) => state.document.view.selection)
  const [sort, setSort] = useState<Sort | null>(null)
  const [scrollRows, setScrollRows] = useState(0)
  const scroll = useRef<HTMLDivElement>(null)
  const scrolled = useRef(0) // px; asked of the node while painting, it would lay out the page twice a frame
  const body = useRef<HTMLTableSectionElement>(null)
  const rows = useRef<readonly RowCells[]>([])
  const more = useRef<HTMLParagraphElement>(null)
  const { nameWidth, numberWidth, editedWidth, trailWidth, stacked } = layout
  const width = tableWidth(layout, columns.length)
  const wide = width > props.width
  const fits = wide ? 0 : Math.floor((height - headHeight) / rowHeight)
  const footHeight = !lecture && (wide || parameters.length > fits) ? FOOT_PX : 0
  const seen = Math.max(1, Math.floor((height - headHeight - footHeight - (wide ? SCROLLBAR_PX : 0)) / rowHeight)) // whole rows
  // `step` changes when the run stops: while it runs the order stays
  const order = useMemo(() => sorted(parameters, sort, network, dataset, frames), [parameters, sort, network, dataset, frames, step])
  const { first, count } = rowWindow(order.length, seen, scrollRows)
  const shown = order.slice(first, first + count)
  const chosen = selection.kind === 'parameter' ? selection.index : null
  const tabStop = chosen !== null && shown.includes(chosen) ? chosen : shown[0]
  const leastSpan = weightScale(network, 1).reference / 10

  function paint(frame: Frame, pictures: boolean): void {
    const format = { exact, characters: layout.characters, squeeze: layout.squeezed }
    const top = Math.floor(scrolled.current / rowHeight) - first
    for (const [k, row] of rows.current.entries()) {
      if (!frame.exact && (k < top || k > top + seen)) continue
      paintRow(row, columns, network, frame, format)
      if (row.trail && pictures) {
        const context = fitCanvas(row.trail, layout.trailWidth, rowHeight - 2)
        paintSparkline(
          context,
          frames.trajectoryFor(row.index),
          frame.position.step,
          layout.trailWidth,
          rowHeight - 2,
          leastSpan,
          themeColors(),
        )
      }
    }
    sayWhatIsMore()
  }

  useLayoutEffect(() => {
    rows.current = cellsOf(body.current!)
    sayWhatIsMore()
  })
  usePainter(paint, [shown.join(), columns, layout, exact, paused, rowHeight])

  // a parameter selected elsewhere comes into sight
  useLayoutEffect(() => {
    const place = chosen === null ? -1 : order.indexOf(chosen)
    const node = scroll.current!
    if (place < 0) return
    const above = place * rowHeight
    if (above < node.scrollTop) node.scrollTop = above
    else if (above + rowHeight > node.scrollTop + seen * rowHeight) node.scrollTop = above - (seen - 1) * rowHeight
    scrolled.current = node.scrollTop
  }, [chosen, order, rowHeight, seen])

  /** Say that there is more than is in sight. */
  function sayWhatIsMore(): void {
    if (!more.current) return
    const below = scrolled.current + (seen + 0.5) * rowHeight < order.length * rowHeight
    const [rowsBelow, reason, columnsBeside] = more.current.children
    const trace = frames.latest()?.trace
    reason!.toggleAttribute('data-hidden', !trace || !anyLeftOut(trace))
    rowsBelow!.toggleAttribute('data-hidden', !below)
    columnsBeside!.toggleAttribute('data-hidden', !wide)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const row = (event.target as Element).closest('tr') // the target of a key event is an element
    const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
    event.preventDefault()
    event.stopPropagation()
    next?.querySelector('button')?.focus()
  }

  return (
    <>
      <div
        ref={scroll}
        className="updates-scroll"
        data-stacked={stacked || undefined}
        style={{ height: Math.min(height, headHeight + seen * rowHeight + (wide ? SCROLLBAR_PX : 0)) }}
        onScroll={(event) => {
          scrolled.current = event.currentTarget.scrollTop
          sayWhatIsMore()
          if (count < order.length) setScrollRows(Math.floor(scrolled.current / rowHeight))
          const frame = frames.latest()
          if (frame) paint(frame, true)
        }}
      >
        <table style={{ width }} aria-rowcount={order.length + 1} data-exact={exact || undefined}>
          <caption className="visually-hidden">How the last step changed each parameter</caption>
          <colgroup>
            <col style={{ width: nameWidth }} />
            {columns.map(({ id }) => (
              <col key={id} style={{ width: numberWidth }} />
            ))}
            {editedWidth > 0 && <col style={{ width: editedWidth }} />}
            {trailWidth > 0 && <col style={{ width: trailWidth }} />}
          </colgroup>
          <thead>
            <tr style={{ height: headHeight }}>
              {stacked ? (
                <th scope="col">
                  <span className="visually-hidden">weight</span>
                </th>
              ) : (
                <SortHead by="name" label="weight" meaning="Weight or bias" {...{ sort, paused, setSort }} />
              )}
              {columns.map(({ id, label, short = label, meaning }) => (
                <SortHead key={id} by={id} label={lecture ? short : label} {...{ meaning, sort, paused, setSort }} />
              ))}
              {editedWidth > 0 && (
                <th scope="col" className="updates-edited" title="Present value, typed in after the step">
                  <span className={stacked ? 'visually-hidden' : undefined}>edited</span>
                </th>
              )}
              {trailWidth > 0 && (
                <th scope="col" className="updates-trail">
                  so far
                </th>
              )}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKeyDown}>
            {first > 0 && <tr style={{ height: first * rowHeight }} />}
            {shown.map((index, k) => (
              <tr
                key={index}
                data-index={index}
                data-bias={parameterAt(network, index).kind === 'bias' || undefined}
                data-chosen={index === chosen || undefined}
                aria-rowindex={first + k + 2}
                style={{ height: rowHeight }}
              >
                <th scope="row">
                  <button
                    type="button"
                    tabIndex={index === tabStop ? 0 : -1}
                    aria-pressed={index === chosen}
                    onClick={() => select(index === chosen ? { kind: 'none' } : { kind: 'parameter', index }, run)}
                  >
                    {shownParameterName(network, dataset, index)}
                  </button>
                </th>
                {columns.map(({ id }) => (
                  <td key={id}>
                    <span />
                  </td>
                ))}
                {editedWidth > 0 && (
                  <td className="updates-edited">
                    <span />
                  </td>
                )}
                {trailWidth > 0 && (
                  <td className="updates-trail">
                    <canvas style={{ width: trailWidth, height: rowHeight - 2 }} />
                  </td>
                )}
              </tr>
            ))}
            {first + count < order.length && <tr style={{ height: (order.length - first - count) * rowHeight }} />}
          </tbody>
        </table>
      </div>
      {footHeight > 0 && (
        <p ref={more} className="updates-more" style={{ height: footHeight }} aria-hidden="true">
          <span>More rows below ↓</span>
          <span>{wide ? '✕ dropped' : '✕ dropped: nothing flows back'}</span>
          <span>More columns to the right →</span>
        </p>
      )}
    </>
  )
}

interface SortHeadProps {
  readonly by: Sort['by']
  readonly label: string
  readonly meaning: string
  readonly sort: Sort | null
  readonly paused: boolean
  readonly setSort: (sort: Sort | null) => void
}

/** A column header that sorts by its column, while the run is paused. */
function SortHead({ by, label, meaning, sort, paused, setSort }: SortHeadProps) {
  const active = sort?.by === by ? sort : null
  return (
    <th scope="col" aria-sort={active ? (active.descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        title={paused ? `${meaning}. Click to sort.` : `${meaning}. Sortable when paused.`}
        aria-disabled={!paused}
        onClick={() => paused && setSort(nextSort(sort, by))}
      >
        {label}
        {active && <span aria-hidden="true">{active.descending ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  )
}

function sorted(
  parameters: readonly number[],
  sort: Sort | null,
  network: Network,
  dataset: Dataset,
  frames: Run['frames'],
): readonly number[] {
  if (!sort) return parameters
  const { by, descending } = sort
  if (by === 'name') {
    const byName = [...parameters].sort((a, b) =>
      shownParameterName(network, dataset, a).localeCompare(shownParameterName(network, dataset, b)),
    )
    return descending ? byName.reverse() : byName
  }
  const trace = frames.latest()?.trace
  const values = trace ? columnValues(trace, by) : null
  return sortRows(parameters, (index) => values?.[index] ?? Number.NaN, descending)
}
