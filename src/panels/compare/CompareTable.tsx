import { useMemo, useRef, useState } from 'react'
import { firstRun, usePage, useRun, useSameShape } from '../../page'
import { differenceOf } from '../../page/documents/comparison'
import type { Frame } from '../../trainer/protocol'
import { paintBlank, paintNumber } from '../../ui/number/paint-number'
import { shownParameterName } from '../../views/graph/names'
import { ref } from '../../views/ref'
import { rowWindow } from '../../views/updates/rows'
import { usePainter } from '../../views/use-painter'

const ROW_PX = 26

/** Every weight in both runs, and how far they are apart. */
export function CompareTable({ height }: { readonly height: number }) {
  if (useSameShape()) return <WeightsOfBoth height={height} />
  return <p className="compare-other-shape">{OTHER_SHAPE} The tab Weights has those of either run.</p>
}

export const OTHER_SHAPE = 'The two networks have different shapes, so their weights cannot be compared one by one.'

/** With many weights only the visible rows are on the page. */
function WeightsOfBoth({ height }: { readonly height: number }) {
  const network = useRun((state) => state.network)
  const dataset = useRun((state) => state.dataset)
  const beside = usePage(({ runs }) => runs[1] ?? null)
  const difference = useMemo(() => beside && differenceOf(beside, firstRun), [beside])
  const [scrollRows, setScrollRows] = useState(0)
  const body = useRef<HTMLTableSectionElement>(null)
  const total = network?.parameterCount ?? 0
  const { first, count } = rowWindow(total, Math.ceil(height / ROW_PX), scrollRows)
  const paintRows = (a: Frame) => {
    const b = beside?.frames.latest()
    const apart = difference?.frames.latest()
    const paint = (cell: Element, values: Float64Array | undefined, index: number, record: string) => {
      if (values) paintNumber(cell, values[index] ?? Number.NaN, record)
      else paintBlank(cell)
    }
    for (const row of body.current?.querySelectorAll<HTMLTableRowElement>('[data-index]') ?? []) {
      const index = Number(row.dataset.index)
      const [, ofA, ofB, difference] = row.cells
      paint(ofA!, a.parameters, index, ref('parameters', a.position.step, index))
      paint(ofB!, b?.parameters, index, ref('parameters', b?.position.step, index))
      paint(difference!, apart?.parameters, index, ref('apart', a.position.step, b?.position.step, index))
    }
  }
  usePainter(paintRows, [network, dataset, first, count], beside)
  if (!network || !dataset) return null
  return (
    <section
      className="compare-table"
      aria-label="Weights of both runs"
      tabIndex={0}
      onScroll={({ currentTarget }) => count < total && setScrollRows(Math.floor(currentTarget.scrollTop / ROW_PX))}
    >
      <table aria-rowcount={total + 1}>
        <thead>
          <tr>
            <th scope="col">weight</th>
            <th scope="col">● A</th>
            <th scope="col" data-run="B">
              ■ B
            </th>
            <th scope="col">B − A</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {first > 0 && <tr style={{ height: first * ROW_PX }} />}
          {Array.from({ length: count }, (_, k) => first + k).map((index) => (
            <tr key={index} data-index={index} aria-rowindex={index + 2} style={{ height: ROW_PX }}>
              <th scope="row">{shownParameterName(network, dataset, index)}</th>
              <td />
              <td data-run="B" />
              <td />
            </tr>
          ))}
          {first + count < total && <tr style={{ height: (total - first - count) * ROW_PX }} />}
        </tbody>
      </table>
    </section>
  )
}
