import { useMemo, useRef, useState } from 'react'
import type { Dataset } from '../../data/dataset'
import type { Network } from '../../engine'
import { usePage, useRun, useThisRun } from '../../page'
import type { Frame } from '../../trainer/protocol'
import { Toggle } from '../../ui/Button'
import { fewestDigits } from '../../ui/number/fewest-digits'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { longestNames } from '../graph/names'
import { ref } from '../ref'
import { rootPx } from '../root-px'
import { selectedParameters } from '../selected-parameters'
import { usePainter } from '../use-painter'
import { useTextPx } from '../use-text-px'
import type { ViewSize } from '../view-size'
import { columnsOf } from './columns'
import { layoutUpdates } from './layout'
import { MatrixPicture } from './MatrixPicture'
import { wasEdited } from './paint-row'
import { columnsThatFit, layoutTable } from './table-layout'
import { UpdateTable } from './UpdateTable'
import { WhoseWeights } from './WhoseWeights'
import './updates.css'

/** Rows that the last row of a lecture hall can read. */
const LECTURE_ROWS = 6

/** Height of a row with its name above its numbers, in rows. */
const STACKED_LINES = 1.75

/** Widths in sizes of the text: of a switch, and from which the bar has room for more than the step. */
const SWITCH = 9
const BAR_WITH_STEP = 7
const BAR_WITH_RATE = 22
const BAR_WITH_LOSS = 33
/** Height of the line that says whose weights they are, in sizes of the text. */
const WHOSE = 1.6

/** What the last step did to every weight: all of them as a picture, and the numbers in a table. */
export function UpdatesView({ width, height }: ViewSize) {
  const network = useRun((state) => state.network)
  const dataset = useRun((state) => state.dataset)
  if (!network || !dataset) return <div className="updates" style={{ width, height }} />
  return <Updates network={network} dataset={dataset} width={width} height={height} />
}

function Updates({ network, dataset, width, height }: ViewSize & { readonly network: Network; readonly dataset: Dataset }) {
  const selection = useRun((state) => state.document.view.selection)
  const { frames } = useThisRun()
  const firstAxis = useRun((state) => state.document.view.axes[0])
  const lecture = usePage((state) => state.lecture)
  const textPx = useTextPx()
  const targetPx = rootPx('--target')
  const [columns, setColumns] = useState(() => columnsOf(frames.latest()?.trace ?? null))
  const [untouched, setUntouched] = useState(() => !frames.latest()?.trace)
  const [onlySelected, setOnlySelected] = useState(false)
  const [exact, setExact] = useState(false)
  const [edited, setEdited] = useState(() => isEdited(frames.latest()))
  const [picture, setPicture] = useState(false)
  const bar = useRef<HTMLParagraphElement>(null)
  const layout = useMemo(
    () => layoutUpdates(width, height, textPx, targetPx, { lecture, exact, picture }),
    [width, height, textPx, targetPx, lecture, exact, picture],
  )
  const selected = useMemo(() => selectedParameters(network, selection), [network, selection])
  const own = useMemo(() => {
    if (lecture) return selected ?? selectedParameters(network, { kind: 'parameter', index: firstAxis }) ?? []
    return onlySelected && selected ? selected : Array.from({ length: network.parameterCount }, (_, index) => index)
  }, [network, selected, onlySelected, lecture, firstAxis])
  const parameters = useMemo(() => (lecture ? own.slice(0, LECTURE_ROWS) : own), [own, lecture])
  const longest = useMemo(() => longestParameterName(network, dataset), [network, dataset])
  const room = layout.table.width - 14
  const listed = useMemo(
    () => (lecture ? columnsThatFit(room, textPx, columns, { longestName: longest, edited }) : columns),
    [lecture, room, textPx, columns, longest, edited],
  )
  const table = useMemo(
    () => layoutTable(room, textPx, { columns: listed.length, longestName: longest, edited, exact, lecture }),
    [room, textPx, listed.length, longest, edited, exact, lecture],
  )

  usePainter(
    (frame) => {
      paintBar(bar.current!, frame)
      // a first step, or one by another optimizer, has other columns: that happens by hand, not by frame
      const next = columnsOf(frame.trace)
      if (next.map(({ id }) => id).join() !== columns.map(({ id }) => id).join()) setColumns(next)
      if (untouched !== (frame.trace === null)) setUntouched(frame.trace === null)
      if (edited !== isEdited(frame)) setEdited(!edited)
    },
    [columns, untouched, edited],
  )

  const whoseHeight = lecture ? Math.ceil(WHOSE * textPx) : 0
  const switches = lecture ? 0 : 1 + (selected ? 1 : 0) + (layout.choice ? 1 : 0)
  const barRoom = layout.table.width / textPx - switches * SWITCH
  return (
    <div className="updates" style={{ width, height }} data-untouched={untouched || undefined}>
      {layout.matrix && <MatrixPicture network={network} dataset={dataset} rect={layout.matrix} textPx={textPx} />}
      <section
        className="updates-table"
        aria-label="Weight updates"
        style={{ left: layout.table.x, top: layout.table.y, width: layout.table.width, height: layout.table.height }}
      >
        <div className="updates-bar" style={{ height: layout.barHeight }}>
          <p ref={bar} data-tight={barRoom < BAR_WITH_STEP || undefined}>
            Step <span /> → <span />
            <span hidden={barRoom < BAR_WITH_RATE}>
              {' · '}learning rate <span />
            </span>
            <span hidden={barRoom < BAR_WITH_LOSS}>
              {' · '}batch loss before <span />
            </span>
          </p>
          {untouched && <p className="updates-hint">Press Step to see the first update.</p>}
          {!lecture && (
            <span className="updates-switches">
              {selected && layout.rows && <Toggle label="Selection only" on={onlySelected} set={setOnlySelected} />}
              {layout.rows && <Toggle label="Full precision" on={exact} set={setExact} />}
              {layout.choice && <Toggle label="Picture" on={picture} set={setPicture} />}
            </span>
          )}
        </div>
        {lecture && (
          <WhoseWeights
            {...{ network, dataset, own }}
            rows={LECTURE_ROWS}
            outOf={selection.kind === 'unit' && selection.layer === 0}
            leftOut={columns.filter((column) => !listed.includes(column))}
            height={whoseHeight}
          />
        )}
        {layout.rows && (
          <UpdateTable
            {...{ network, dataset, parameters, exact, lecture }}
            columns={listed}
            layout={table}
            width={layout.table.width}
            height={layout.table.height - layout.barHeight - whoseHeight}
            rowHeight={table.stacked ? Math.round(layout.rowHeight * STACKED_LINES) : layout.rowHeight}
            headHeight={layout.headHeight}
          />
        )}
      </section>
    </div>
  )
}

/** Which step it was, its learning rate, and the loss of its batch at the parameters before it. */
function paintBar(node: HTMLElement, frame: Frame): void {
  const [from, to, , rate, , loss] = node.querySelectorAll('span')
  const { trace } = frame
  node.hidden = trace === null
  if (!trace) {
    for (const number of [from, to, rate, loss]) paintBlank(number!)
    return
  }
  paintNumber(from!, trace.step, ref('trace', trace.step, 'step'), 'count')
  paintNumber(to!, frame.position.step, ref('position', frame.position.step, 'step'), 'count')
  paintNumber(rate!, trace.learningRate, ref('trace', trace.step, 'learningRate'), fewestDigits(trace.learningRate, 4))
  paintNumber(loss!, trace.dataLoss, ref('trace', trace.step, 'dataLoss'))
}

/** Whether weights were typed in since the step. */
function isEdited(frame: Frame | null): boolean {
  return frame?.exact === true && frame.parameters.some((_, index) => wasEdited(frame, index))
}

/** Characters of the longest 'x1→h2'. */
function longestParameterName(network: Network, dataset: Dataset): number {
  const names = longestNames(network, dataset)
  return Math.max(...names.slice(1).map((length, layer) => length + names[layer]! + 1))
}
